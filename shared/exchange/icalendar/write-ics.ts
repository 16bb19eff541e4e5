import { Temporal } from 'temporal-polyfill'
import { isDay, startsAt, type When } from '../../model/when'
import { dayAfter } from './times'

/** One entry of a calendar to be written. A day as an end is its last one. */
export interface IcsEntry {
  /** Stays the same for the life of the entry, so that a calendar program knows it again. */
  readonly uid: string
  readonly title: string
  readonly note: string
  readonly start: When
  readonly end: When
  /** An RRULE, or '' for once; with it the clock of `zone` is kept. */
  readonly recurrence: string
  readonly exceptions: readonly When[]
  readonly zone: string
  readonly categories: readonly string[]
  /** What it applies to, as `service/Payroll`, `environment/Staging`, `ci/db-1`, by names. */
  readonly appliesTo: readonly string[]
  readonly isCancelled: boolean
  /** Of an entry that is published again and again: how sure it is, its revision, and when it was changed last (epoch milliseconds). */
  readonly published?: { readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'; readonly sequence: number; readonly modified: number }
}

/** A calendar file of RFC 5545: CR LF, lines of at most 75 octets, a VTIMEZONE for each zone whose clock a repetition keeps. `stamp` is when it was made (epoch milliseconds). */
export function icsText(name: string, entries: readonly IcsEntry[], stamp: number): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Slipway//Slipway//EN', 'CALSCALE:GREGORIAN', `X-WR-CALNAME:${escaped(name)}`]
  for (const [zone, from] of zonesOf(entries)) lines.push(...zoneLines(zone, from))
  for (const entry of entries) lines.push(...eventLines(entry, stamp))
  return [...lines, 'END:VCALENDAR', ''].flatMap(folded).join('\r\n')
}

const keepsClock = ({ recurrence, start, zone }: IcsEntry): boolean => recurrence !== '' && start !== '' && !isDay(start) && zone !== '' && zone !== 'UTC'

function zonesOf(entries: readonly IcsEntry[]): ReadonlyMap<string, number> {
  const zones = new Map<string, number>()
  for (const entry of entries) {
    if (!keepsClock(entry)) continue
    const from = startsAt(entry.start, entry.zone) ?? 0
    zones.set(entry.zone, Math.min(zones.get(entry.zone) ?? from, from))
  }
  return zones
}

function eventLines(entry: IcsEntry, stamp: number): string[] {
  const { uid, title, note, start, end, recurrence, exceptions, zone, categories, appliesTo, isCancelled, published } = entry
  if (start === '') return []
  const clock = keepsClock(entry) ? zone : ''
  const lines = ['BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${utc(stamp)}`, timeLine('DTSTART', start, clock)]
  if (end !== '' || isDay(start)) lines.push(endLine(start, end, clock))
  if (recurrence !== '') lines.push(`RRULE:${recurrence}`)
  for (const exception of exceptions) if (exception !== '') lines.push(timeLine('EXDATE', exception, ''))
  lines.push(`SUMMARY:${escaped(title)}`)
  if (note !== '') lines.push(`DESCRIPTION:${escaped(note)}`)
  if (categories.length > 0) lines.push(`CATEGORIES:${categories.map(escaped).join(',')}`)
  for (const kind of ['service', 'environment', 'ci']) {
    const names = appliesTo.filter((item) => item.startsWith(`${kind}/`)).map((item) => escaped(item.slice(kind.length + 1)))
    if (names.length > 0) lines.push(`X-SLIPWAY-${kind.toUpperCase()}:${names.join(',')}`)
  }
  if (published !== undefined) lines.push(`SEQUENCE:${published.sequence}`, `LAST-MODIFIED:${utc(published.modified)}`)
  return [...lines, `STATUS:${published?.status ?? (isCancelled ? 'CANCELLED' : 'CONFIRMED')}`, 'TRANSP:TRANSPARENT', 'END:VEVENT']
}

/** An end as a day is written as the day after it (RFC 5545, 3.6.1); beside a start with a time it is the midnight that ends it. */
function endLine(start: When, end: When, clock: string): string {
  const last = end === '' ? start : end
  if (isDay(start)) return `DTEND;VALUE=DATE:${basic(dayAfter(last.slice(0, 10), 1))}`
  if (isDay(last)) return `DTEND:${basic(dayAfter(last, 1))}T000000`
  // A length says what an hour that comes twice on the clock can't.
  return clock === '' ? timeLine('DTEND', last, '') : `DURATION:PT${Math.max(0, Math.round((Date.parse(last) - Date.parse(start)) / 1000))}S`
}

function timeLine(name: string, when: When, clock: string): string {
  if (isDay(when)) return `${name};VALUE=DATE:${basic(when)}`
  const at = Date.parse(when)
  return clock === '' ? `${name}:${utc(at)}` : `${name};TZID=${clock}:${localOf(at, clock)}`
}

const basic = (iso: string): string => iso.replace(/[-:]/g, '')
const utc = (at: number): string => `${basic(new Date(at).toISOString().slice(0, 19))}Z`
const localOf = (at: number, zone: string): string =>
  basic(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' }))

const yearsAhead = 20

/** Each change of the clock from the first start on, written out one by one: correct for any zone, and readers need no rule. */
function zoneLines(zone: string, from: number): string[] {
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`]
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).subtract({ years: 1 })
  const until = at.add({ years: yearsAhead })
  lines.push(...observance(at, at.offsetNanoseconds))
  for (let next = at.getTimeZoneTransition('next'); next !== null && Temporal.ZonedDateTime.compare(next, until) < 0; next = at.getTimeZoneTransition('next')) {
    lines.push(...observance(next, at.offsetNanoseconds))
    at = next
  }
  return [...lines, 'END:VTIMEZONE']
}

/** `TZOFFSETFROM` is what the clock said before; the onset is told on that clock. */
function observance(at: Temporal.ZonedDateTime, before: number): string[] {
  const isLater = at.offsetNanoseconds > before
  const onset = Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds + before / 1_000_000)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
  const kind = isLater ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${kind}`,
    `DTSTART:${basic(onset.toString({ smallestUnit: 'second' }))}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(at.offsetNanoseconds)}`,
    `END:${kind}`,
  ]
}

function offset(nanoseconds: number): string {
  const seconds = Math.abs(nanoseconds) / 1_000_000_000
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${nanoseconds < 0 ? '-' : '+'}${two(seconds / 3600)}${two((seconds % 3600) / 60)}${seconds % 60 === 0 ? '' : two(seconds % 60)}`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a calendar file holds none of them.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')

const encoder = new TextEncoder()

/** Lines of at most 75 octets, cut between letters (RFC 5545, 3.1). */
function folded(line: string): string[] {
  const parts: string[] = []
  let held = ''
  let octets = 0
  for (const letter of line) {
    const size = encoder.encode(letter).length
    if (octets + size > 75) {
      parts.push(held)
      held = ' '
      octets = 1
    }
    held += letter
    octets += size
  }
  return [...parts, held]
}
