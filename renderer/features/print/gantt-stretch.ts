import { clockText, dateText } from '#app/format'
import { parseWhen } from '#app/when-text'
import { dayAfter, dayStart } from '#shared/calendar/period'
import { isDay, type When } from '#shared/model/when'

/** How wide a Gantt is printed: on so many pages side by side, or so much time on each. */
export type GanttScale = { readonly pages: number } | { readonly perPage: number }

const hour = 3_600_000
const day = 24 * hour
/** The page breaks fall where the stretch ends, so these are lengths and no calendar's days. */
export const lengths: readonly { readonly ms: number; readonly words: string }[] = [
  { ms: hour, words: 'An hour a page' },
  { ms: 4 * hour, words: '4 hours a page' },
  { ms: 12 * hour, words: '12 hours a page' },
  { ms: day, words: 'A day a page' },
  { ms: 7 * day, words: 'A week a page' },
  { ms: 28 * day, words: '4 weeks a page' },
  { ms: 91 * day, words: 'A quarter a page' },
  { ms: 365 * day, words: 'A year a page' },
]

/** More are no map that anybody hangs on a wall. */
export const mostPages = 40

/** How many pages side by side a scale takes; more than `mostPages` is refused. */
export const pagesAcross = (scale: GanttScale, from: number, to: number): number =>
  'pages' in scale ? scale.pages : Math.max(1, Math.ceil((to - from) / scale.perPage))

const nights = 3 * day
const grain = 30 * 60_000

/** What is offered first, as text: whole days, of less than three days the times, with half an hour of air around. */
export function offeredStretch(from: number, to: number, zone: string): { readonly from: string; readonly to: string } {
  if (to - from >= nights) return { from: dateText(from, zone), to: dateText(to, zone) }
  const begin = Math.floor((from - grain / 2) / grain) * grain
  const end = Math.ceil((to + grain / 2) / grain) * grain
  const words = (at: number): string => `${dateText(at, zone)} ${clockText(at, zone)}`
  return { from: words(begin), to: words(end) }
}

export interface ReadStretch {
  readonly from: number
  readonly to: number
  /** What is wrong with the two texts; '' where nothing is. */
  readonly refusal: { readonly from: string; readonly to: string }
}

const none = 'Write a day or a time, such as 5 Dec 2026 or 5 Dec 2026 22:00.'

/** Reads the two ends. A day as the last one is printed to its end. */
export function readStretch(texts: { readonly from: string; readonly to: string }, zone: string, now: number): ReadStretch {
  const begin = parseWhen(texts.from, { zone, now, wanted: 'either' })
  const end = parseWhen(texts.to, { zone, now, wanted: 'either' })
  const from = begin.ok && begin.value !== '' ? firstOf(begin.value, zone) : Number.NaN
  const to = end.ok && end.value !== '' ? lastOf(end.value, zone) : Number.NaN
  return {
    from,
    to,
    refusal: {
      from: !begin.ok ? begin.failure.message : Number.isNaN(from) ? none : '',
      to: !end.ok ? end.failure.message : Number.isNaN(to) ? none : to <= from ? 'It lies before the beginning. Write a later one.' : '',
    },
  }
}

const firstOf = (when: When, zone: string): number => (isDay(when) ? dayStart(when, zone) : Date.parse(when))
const lastOf = (when: When, zone: string): number => (isDay(when) ? dayStart(dayAfter(when, 1), zone) : Date.parse(when))
