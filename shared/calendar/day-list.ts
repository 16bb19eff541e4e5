import { Temporal } from 'temporal-polyfill'
import { type CalendarKind, calendarKinds, type Dated } from './dated'

/** The days of a stretch of time in a zone: `days[n]` begins at `starts[n]`, and `starts` has one more, its end. */
export interface DayList {
  /** `2026-12-05` */
  readonly days: readonly string[]
  readonly starts: Float64Array
}

/** So many days from a first one on; a day of the change of clocks is an hour shorter or longer. */
export function dayList(first: string, count: number, zone: string): DayList {
  const days: string[] = []
  const starts = new Float64Array(count + 1)
  let day = Temporal.PlainDate.from(first)
  for (let at = 0; at <= count; at++) {
    starts[at] = day.toZonedDateTime(zone).epochMilliseconds
    if (at < count) days.push(day.toString())
    day = day.add({ days: 1 })
  }
  return { days, starts }
}

/** The place of the day that an instant lies in; -1 before the first, `days.length` after the last. */
export function dayOf({ days, starts }: DayList, at: number): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= at) low = middle
    else high = middle - 1
  }
  return at < (starts[0] ?? 0) ? -1 : low
}

export type KindCounts = Readonly<Record<CalendarKind, number>>

export const noCounts = (): Record<CalendarKind, number> => Object.fromEntries(calendarKinds.map((kind) => [kind, 0])) as Record<CalendarKind, number>

export function countsOf(items: Iterable<{ readonly kind: CalendarKind }>): KindCounts {
  const counts = noCounts()
  for (const { kind } of items) counts[kind] += 1
  return counts
}

export const totalOf = (counts: KindCounts): number => calendarKinds.reduce((sum, kind) => sum + counts[kind], 0)

/** How many begin on each day, by kind: an item counts once, where it begins, so that days add up to months and years. */
export function beginningsByDay(list: DayList, items: Iterable<Dated>): readonly KindCounts[] {
  const counts = list.days.map(noCounts)
  for (const { kind, from } of items) {
    const day = counts[dayOf(list, from)]
    if (day !== undefined) day[kind] += 1
  }
  return counts
}

/** The same by month: `2026-12`, in order. */
export function beginningsByMonth(list: DayList, byDay: readonly KindCounts[]): ReadonlyMap<string, KindCounts> {
  const months = new Map<string, Record<CalendarKind, number>>()
  for (const [at, day] of list.days.entries()) {
    const month = day.slice(0, 7)
    const counts = months.get(month) ?? noCounts()
    for (const kind of calendarKinds) counts[kind] += byDay[at]?.[kind] ?? 0
    months.set(month, counts)
  }
  return months
}
