import { Temporal } from 'temporal-polyfill'

/** Epoch milliseconds, from (inside) to (outside). */
export interface Span {
  readonly from: number
  readonly to: number
}

const dayAt = (at: number | string, zone: string): Temporal.PlainDate =>
  typeof at === 'string' ? Temporal.PlainDate.from(at) : Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()

const starts = (date: Temporal.PlainDate, zone: string): number => date.toZonedDateTime(zone).epochMilliseconds

/** The beginning of the day some days after an instant or day. */
export const day = (at: number | string, zone: string, later: number): number => starts(dayAt(at, zone).add({ days: later }), zone)

/** The beginning of the Monday on or before an instant, some weeks later. */
export function monday(at: number, zone: string, weeks: number): number {
  const date = dayAt(at, zone)
  return starts(date.subtract({ days: date.dayOfWeek - 1 }).add({ weeks }), zone)
}

/** The beginning of the month some months after the one of an instant. */
export const monthsLater = (at: number, zone: string, months: number): number => starts(dayAt(at, zone).with({ day: 1 }).add({ months }), zone)

export function quarterOf(at: number, zone: string): Span {
  const date = dayAt(at, zone)
  const first = date.with({ day: 1, month: date.month - ((date.month - 1) % 3) })
  return { from: starts(first, zone), to: starts(first.add({ months: 3 }), zone) }
}

/** `Q4 2026` */
export function quarterText(at: number, zone: string): string {
  const date = dayAt(at, zone)
  return `Q${Math.ceil(date.month / 3)} ${date.year}`
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** The month of an instant; the year stands with its first month: `January 2027`. */
export function monthText(at: number, zone: string): string {
  const { month, year } = dayAt(at, zone)
  return `${months[month - 1]}${month === 1 ? ` ${year}` : ''}`
}
