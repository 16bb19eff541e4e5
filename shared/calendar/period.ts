import { Temporal } from 'temporal-polyfill'

export { dayStart } from '../model/day-start'

export const calendarViews = ['day', 'week', 'month', 'year', 'list'] as const
export type CalendarView = (typeof calendarViews)[number]

/** What a view shows around a day: the days it is about, and all that it draws (a month is drawn in whole weeks). Ends are exclusive. */
export interface Period {
  readonly first: string
  readonly end: string
  readonly drawnFirst: string
  readonly drawnEnd: string
}

/** `firstDayOfWeek`: 0 is Sunday, as in the settings. The list is of a year, like the year. */
export function periodOf(view: CalendarView, day: string, firstDayOfWeek: number): Period {
  const date = Temporal.PlainDate.from(day)
  if (view === 'day') return same(date, date.add({ days: 1 }))
  if (view === 'week') return same(weekStart(date, firstDayOfWeek), weekStart(date, firstDayOfWeek).add({ days: 7 }))
  if (view === 'month') {
    const first = date.with({ day: 1 })
    const end = first.add({ months: 1 })
    const lastWeek = weekStart(end.subtract({ days: 1 }), firstDayOfWeek)
    return {
      first: first.toString(),
      end: end.toString(),
      drawnFirst: weekStart(first, firstDayOfWeek).toString(),
      drawnEnd: lastWeek.add({ days: 7 }).toString(),
    }
  }
  const first = date.with({ month: 1, day: 1 })
  return same(first, first.add({ years: 1 }))
}

const same = (first: Temporal.PlainDate, end: Temporal.PlainDate): Period => {
  const [from, to] = [first.toString(), end.toString()]
  return { first: from, end: to, drawnFirst: from, drawnEnd: to }
}

const weekStart = (date: Temporal.PlainDate, firstDayOfWeek: number): Temporal.PlainDate => date.subtract({ days: (date.dayOfWeek - firstDayOfWeek + 7) % 7 })

/** How many days lie from one to another. */
export const daysBetween = (first: string, end: string): number =>
  Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(end), { largestUnit: 'days' }).days

/** The day some days on. */
export const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** The day a page on or back: a day, a week, a month (the list pages by months too), a year. */
export function pageAfter(view: CalendarView, day: string, pages: 1 | -1): string {
  const date = Temporal.PlainDate.from(day)
  if (view === 'day') return date.add({ days: pages }).toString()
  if (view === 'week') return date.add({ weeks: pages }).toString()
  return date.add(view === 'year' ? { years: pages } : { months: pages }).toString()
}

/** The day in a zone at an instant. */
export const dayAt = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.round(at)).toZonedDateTimeISO(zone).toPlainDate().toString()

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The name of a month: `December`. */
export const monthName = (month: number): string => months[month - 1] ?? ''

const shortDay = (date: Temporal.PlainDate): string => `${date.day} ${monthName(date.month).slice(0, 3)}`

/** A period as the head of a page says it: `December 2026`, `7 to 13 Dec 2026`, `Sat 5 Dec 2026`, `2026`. */
export function periodTitle(view: CalendarView, day: string, firstDayOfWeek: number): string {
  const date = Temporal.PlainDate.from(day)
  if (view === 'day') return `${weekdays[date.dayOfWeek - 1]} ${shortDay(date)} ${date.year}`
  if (view === 'month') return `${monthName(date.month)} ${date.year}`
  if (view !== 'week') return String(date.year)
  const first = weekStart(date, firstDayOfWeek)
  const last = first.add({ days: 6 })
  if (first.month === last.month) return `${first.day} to ${shortDay(last)} ${last.year}`
  return `${shortDay(first)}${first.year === last.year ? '' : ` ${first.year}`} to ${shortDay(last)} ${last.year}`
}

/** The ISO 8601 number of the week that a day lies in. */
export const weekOf = (day: string): number => Temporal.PlainDate.from(day).weekOfYear ?? 0
