import { Temporal } from 'temporal-polyfill'
import { clockText } from '#app/format'
import type { PrintedItem } from '#shared/print/calendar-body'

/** An item as it lies in one week: from a column over so many days. */
export interface WeekEntry {
  readonly item: PrintedItem
  readonly column: number
  readonly days: number
  /** The time that stands before it, on the day it begins. */
  readonly time: string
  /** Whether it goes on in the next week. */
  readonly goesOn: boolean
}

export interface CalendarDay {
  readonly weekday: string
  /** `5`, with the month on its first day and at the top of the sheet. */
  readonly label: string
  readonly isInMonth: boolean
  /** What lies in this day alone: without a time first, then by time. */
  readonly entries: readonly WeekEntry[]
}

export interface CalendarWeek {
  readonly from: number
  readonly days: readonly CalendarDay[]
  /** What spans days, in rows in which nothing overlaps, each from the left. */
  readonly lanes: readonly (readonly WeekEntry[])[]
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const order: readonly PrintedItem['kind'][] = ['freeze', 'release', 'emergency', 'change', 'window', 'booking', 'key-date', 'phase']

/** The whole weeks that hold a month (`2026-12`), each with what lies in it; in a zone, so that a day ends at its own midnight. */
export function weeksOf(month: string, firstDayOfWeek: number, zone: string, items: readonly PrintedItem[]): readonly CalendarWeek[] {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  const last = first.add({ months: 1 }).subtract({ days: 1 })
  const back = ((first.dayOfWeek % 7) - firstDayOfWeek + 7) % 7
  const weeks: CalendarWeek[] = []
  for (let begin = first.subtract({ days: back }); Temporal.PlainDate.compare(begin, last) <= 0; begin = begin.add({ days: 7 })) {
    const dates = Array.from({ length: 7 }, (_, days) => begin.add({ days }))
    const edges = [...dates, begin.add({ days: 7 })].map((date) => date.toZonedDateTime(zone).epochMilliseconds)
    const entries = entriesOf(items, edges, zone)
    weeks.push({
      from: edges[0] ?? 0,
      days: dates.map((date, at) => ({
        weekday: weekdays[date.dayOfWeek - 1] ?? '',
        label: date.day === 1 || (at === 0 && weeks.length === 0) ? `${date.day} ${months[date.month - 1] ?? ''}` : `${date.day}`,
        isInMonth: date.month === first.month && date.year === first.year,
        entries: entries.filter((entry) => entry.column === at && !spansDays(entry, edges)).sort(byTime),
      })),
      lanes: lanesOf(entries.filter((entry) => spansDays(entry, edges))),
    })
  }
  return weeks
}

function entriesOf(items: readonly PrintedItem[], edges: readonly number[], zone: string): readonly WeekEntry[] {
  const [begin = 0, end = 0] = [edges[0], edges[7]]
  return items
    .filter(({ from, to }) => from < end && (to > begin || (to === from && from >= begin)))
    .map((item): WeekEntry => {
      const column = Math.max(0, lastAtOrBefore(edges, item.from))
      // An item that ends at midnight does not reach into the day that begins there.
      const until = Math.max(column, lastAtOrBefore(edges, Math.min(end, Math.max(item.from, item.to - 1))))
      const isTimed = !item.wholeDays && item.kind !== 'freeze' && item.from >= begin
      return { item, column, days: Math.min(7, until + 1) - column, time: isTimed ? clockText(item.from, zone) : '', goesOn: item.to > end }
    })
}

/** Also the last day of what began in the week before, and all freezes: a bar is drawn of them. */
const spansDays = ({ item, days, goesOn }: WeekEntry, edges: readonly number[]): boolean =>
  days > 1 || goesOn || item.from < (edges[0] ?? 0) || item.kind === 'freeze'

const byKind = (a: WeekEntry, b: WeekEntry): number => order.indexOf(a.item.kind) - order.indexOf(b.item.kind)

const byTime = (a: WeekEntry, b: WeekEntry): number =>
  Number(a.time !== '') - Number(b.time !== '') || (a.time === '' ? 0 : a.item.from - b.item.from) || byKind(a, b)

/** Each entry goes into the first row that is free where it lies. */
function lanesOf(entries: readonly WeekEntry[]): readonly (readonly WeekEntry[])[] {
  const lanes: WeekEntry[][] = []
  for (const entry of [...entries].sort((a, b) => byKind(a, b) || a.column - b.column || b.days - a.days)) {
    const free = lanes.find((lane) => lane.every(({ column, days }) => column + days <= entry.column || entry.column + entry.days <= column))
    if (free === undefined) lanes.push([entry])
    else free.push(entry)
  }
  return lanes.map((lane) => lane.sort((a, b) => a.column - b.column))
}

/** The day column that an instant lies in: -1 before the week. */
function lastAtOrBefore(edges: readonly number[], at: number): number {
  let column = -1
  for (let day = 0; day < 7; day++) if ((edges[day] ?? 0) <= at) column = day
  return column
}
