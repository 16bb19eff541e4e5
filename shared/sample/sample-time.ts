import { Temporal } from 'temporal-polyfill'
import { instant, type When } from '#shared/model/when'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Reads the sample's dates, which move with the day it is opened; `now` in epoch milliseconds. */
export interface SampleTime {
  readonly now: number
  readonly zone: string
  readonly at: (date: string) => When
}

/**
 * Dates of the sample: `+1 Sat 22:00` (weeks from this one, Monday first, in `zone`), `d-5 06:00` (days from today),
 * `now-40m`, `now+2h`, `ye 12-14 00:00` (the year-end that is next or on: until 4 January it is the last one),
 * or a fixed day. Without a time it is the whole day.
 */
export function sampleTime(now: number, zone: string): SampleTime {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const at = (date: string): When => {
    const [, sign, amount, unit] = /^now([+-])(\d+)([mh])$/.exec(date) ?? []
    if (amount !== undefined) return instant(Math.round(now / 60_000) * 60_000 + (sign === '-' ? -1 : 1) * Number(amount) * (unit === 'h' ? 3_600_000 : 60_000))
    const [, week, weekday, days, yearEnd, fixed, clock] =
      /^(?:([+-]\d+) (Mon|Tue|Wed|Thu|Fri|Sat|Sun)|d([+-]\d+)|ye (\d\d-\d\d)|(\d{4}-\d\d-\d\d))(?: (\d\d:\d\d))?$/.exec(date) ?? []
    if (fixed !== undefined) return moment(Temporal.PlainDate.from(fixed), clock, zone)
    if (days !== undefined) return moment(today.add({ days: Number(days) }), clock, zone)
    if (yearEnd !== undefined) return moment(dayOfYearEnd(today, yearEnd), clock, zone)
    if (week !== undefined && weekday !== undefined) {
      const monday = today.subtract({ days: today.dayOfWeek - 1 })
      return moment(monday.add({ days: Number(week) * 7 + weekdays.indexOf(weekday) }), clock, zone)
    }
    throw new TypeError(`The sample has a date that nobody can read: ${date}`)
  }
  return { now, zone, at }
}

function dayOfYearEnd(today: Temporal.PlainDate, monthDay: string): Temporal.PlainDate {
  const isOn = today.month === 1 && today.day <= 4
  const year = (isOn ? today.year - 1 : today.year) + (monthDay.startsWith('01') ? 1 : 0)
  return Temporal.PlainDate.from(`${year}-${monthDay}`)
}

function moment(day: Temporal.PlainDate, clock: string | undefined, zone: string): When {
  if (clock === undefined) return day.toString()
  return instant(day.toZonedDateTime({ timeZone: zone, plainTime: clock }).epochMilliseconds)
}

/** A time some minutes after an instant. */
export const minutesAfter = (when: When, minutes: number): When => instant(Date.parse(when) + minutes * 60_000)

/** The day that lies some days after a day or instant. */
export function daysAfter(when: When, days: number, zone: string): When {
  const day = when.length === 10 ? Temporal.PlainDate.from(when) : Temporal.Instant.from(when).toZonedDateTimeISO(zone).toPlainDate()
  return day.add({ days }).toString()
}

/** A time of day on the day that lies some days after another: `onDay(target, -3, '14:00', zone)`. */
export const onDay = (when: When, days: number, clock: string, zone: string): When => moment(Temporal.PlainDate.from(daysAfter(when, days, zone)), clock, zone)

/** Fills `{m+1}` (26.12), `{M+1}` (2026.12) and `{Q+1}` (2027.1), counted from now's month and quarter. */
export function versionOf(pattern: string, { now, zone }: SampleTime): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  return pattern.replace(/\{([mMQ])([+-]\d+)\}/g, (_, unit: string, shift: string) => {
    const month = today.add({ months: Number(shift) * (unit === 'Q' ? 3 : 1) }).toPlainYearMonth()
    if (unit === 'Q') return `${month.year}.${Math.ceil(month.month / 3)}`
    const two = String(month.month).padStart(2, '0')
    return unit === 'm' ? `${String(month.year).slice(2)}.${two}` : `${month.year}.${two}`
  })
}
