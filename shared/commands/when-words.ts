import { Temporal } from 'temporal-polyfill'
import { instant, isDay, type When } from '../model/when'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** A time of day for summaries: `01:10`. */
export function clockWords(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.round(at)).toZonedDateTimeISO(zone)
  return `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`
}

/** A date for summaries: `12 Dec`, with the time where it is an instant. */
export function dateWords(when: When, zone: string): string {
  if (when === '') return 'no date'
  if (isDay(when)) return dayWords(Temporal.PlainDate.from(when))
  const at = Date.parse(when)
  return `${dayWords(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate())}, ${clockWords(at, zone)}`
}

const dayWords = (day: Temporal.PlainDate): string => `${day.day} ${months[day.month - 1] ?? ''}`

/** How far something is moved: whole days keep the local time of day, minutes are exact. */
export interface Shift {
  readonly days: number
  readonly minutes: number
}

/** A `When` moved and of the same form: a day stays a day (it moves by days alone), '' stays ''. */
export function shifted(when: When, { days, minutes }: Shift, zone: string): When {
  if (when === '') return when
  if (isDay(when)) return days === 0 ? when : Temporal.PlainDate.from(when).add({ days }).toString()
  // One after the other: a duration of days forward and minutes back is none to Temporal.
  const moved = Temporal.Instant.fromEpochMilliseconds(Date.parse(when)).toZonedDateTimeISO(zone).add({ days }).add({ minutes })
  return instant(moved.epochMilliseconds)
}

/** A stretch of time in words: `14 Dec to 4 Jan` where it is of whole days (the end is exclusive), else with times. */
export function spanWords(start: number, end: number, zone: string): string {
  const from = Temporal.Instant.fromEpochMilliseconds(Math.round(start)).toZonedDateTimeISO(zone)
  const to = Temporal.Instant.fromEpochMilliseconds(Math.round(end)).toZonedDateTimeISO(zone)
  if (from.equals(from.startOfDay()) && to.equals(to.startOfDay())) {
    const last = to.toPlainDate().subtract({ days: start === end ? 0 : 1 })
    return from.toPlainDate().equals(last) ? dayWords(last) : `${dayWords(from.toPlainDate())} to ${dayWords(last)}`
  }
  const sameDay = from.toPlainDate().equals(to.toPlainDate())
  return `${dateWords(instant(start), zone)} to ${sameDay ? clockWords(end, zone) : dateWords(instant(end), zone)}`
}
