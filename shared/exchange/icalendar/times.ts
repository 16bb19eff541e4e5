import type { ContentLine } from './content-lines'

/** A date or time as a calendar file writes it; `local` is ISO without a zone. */
export type IcsTime =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'utc'; readonly local: string; readonly at: number }
  | { readonly kind: 'local'; readonly local: string; readonly tzid: string }
  | { readonly kind: 'bad'; readonly text: string }

/** The dates, times or starts of periods of a line (`DTSTART`, `EXDATE`, `RDATE`). What is none is `bad`. */
export function readTimes(line: ContentLine): readonly IcsTime[] {
  return partsOf(line).map((part) => readTime(part.split('/')[0] ?? '', tzidOf(line)))
}

/** How each of them ends that is a period: at a time or after a duration (RFC 5545, 3.3.9). In the order of `readTimes`; undefined for what is no period. */
export function readPeriodEnds(line: ContentLine): readonly (IcsTime | Duration | undefined)[] {
  return partsOf(line).map((part) => {
    const end = part.split('/')[1]
    return end === undefined ? undefined : (readDuration(end) ?? readTime(end, tzidOf(line)))
  })
}

const tzidOf = ({ params }: ContentLine): string => params.get('TZID')?.trim() ?? ''
const partsOf = ({ value }: ContentLine): readonly string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function readTime(text: string, tzid: string): IcsTime {
  // Some write dashes and colons as ISO 8601 has them.
  const [, year, month, day, hour, minute, second = '00', utc] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?(Z)?)?$/i.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return { kind: 'bad', text }
  const date = `${year}-${month}-${day}`
  if (!isDay(date)) return { kind: 'bad', text }
  if (hour === undefined) return { kind: 'day', day: date }
  // A leap second is the last one of its minute (RFC 5545, 3.3.12).
  const local = `${date}T${hour}:${minute}:${second === '60' ? '59' : second}`
  const at = Date.parse(`${local}Z`)
  if (Number.isNaN(at) || hour === '24') return { kind: 'bad', text }
  return utc === undefined ? { kind: 'local', local, tzid } : { kind: 'utc', local, at }
}

const isDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day
}

/** Days are counted on the clock. */
export interface Duration {
  readonly days: number
  readonly seconds: number
}

/** A duration (RFC 5545, 3.3.6); undefined where it is none or negative. */
export function readDuration(text: string): Duration | undefined {
  const [all, weeks, days, hours, minutes, seconds] =
    /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/i.exec(text.trim()) ?? []
  if (all === undefined || [weeks, days, hours, minutes, seconds].every((part) => part === undefined)) return undefined
  return { days: Number(weeks ?? 0) * 7 + Number(days ?? 0), seconds: Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0) }
}

/** The day that lies so many days after another. */
export const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
