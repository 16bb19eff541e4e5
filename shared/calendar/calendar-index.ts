import type { Dated } from './dated'
import { occurrencesWithin } from './recurrence'

/** Everything dated, ready to be asked for a stretch of time. */
export interface CalendarIndex {
  /** Short ones by their start; the few long and repeating ones are looked through. */
  readonly short: readonly Dated[]
  readonly starts: Float64Array
  readonly longest: number
  readonly long: readonly Dated[]
  readonly repeating: readonly Dated[]
}

const short = 7 * 86_400_000

export function calendarIndex(lists: Iterable<readonly Dated[]>): CalendarIndex {
  const found: { short: Dated[]; long: Dated[]; repeating: Dated[] } = { short: [], long: [], repeating: [] }
  for (const list of lists) {
    for (const dated of list) {
      if (dated.recurring !== undefined) found.repeating.push(dated)
      else if (dated.to - dated.from > short) found.long.push(dated)
      else found.short.push(dated)
    }
  }
  found.short.sort(byStart)
  let longest = 0
  for (const { from, to } of found.short) longest = Math.max(longest, to - from)
  return { ...found, starts: Float64Array.from(found.short, ({ from }) => from), longest }
}

export const byStart = (a: Dated, b: Dated): number => a.from - b.from || b.to - a.to || (a.entity < b.entity ? -1 : a.entity > b.entity ? 1 : 0)

const touches = ({ from, to }: Dated, begin: number, end: number): boolean => from < end && (to > begin || (to === from && from >= begin))

/** What touches [begin, end), in order of time; each repetition is one of its own, with its own times. */
export function within({ short, starts, longest, long, repeating }: CalendarIndex, begin: number, end: number, zone: string): readonly Dated[] {
  const found: Dated[] = []
  for (let at = firstFrom(starts, begin - longest); at < short.length; at++) {
    const dated = short[at]
    if (dated === undefined || dated.from >= end) break
    if (touches(dated, begin, end)) found.push(dated)
  }
  for (const dated of long) if (touches(dated, begin, end)) found.push(dated)
  for (const dated of repeating) {
    if (dated.recurring === undefined) continue
    for (const { from, to } of occurrencesWithin(dated.recurring, begin, end, zone)) found.push(from === dated.from ? dated : { ...dated, from, to })
  }
  return found.sort(byStart)
}

/** The place of the first start that is not before `at`. */
function firstFrom(starts: Float64Array, at: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
