import { Temporal } from 'temporal-polyfill'
import { endsAt, isDay, startsAt, type When } from '#shared/model/when'

/*
 * How dates, times, numbers and lists read (design.md, 3): the one place that asks Intl. The locale is explicit, so that
 * a screen, a PDF and a test say the same on every machine; `en-US` is asked for parts only (its short month is "Sep").
 */
const locale = 'en-GB'

interface Parts {
  readonly weekday: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly hour: string
  readonly minute: string
  readonly second: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

function partsOf(at: number, zone: string): Parts {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(zone, format)
  }
  const found = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? ''
  return {
    weekday: part('weekday'),
    day: part('day'),
    month: part('month'),
    year: part('year'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}

export interface DateOptions {
  /** Within the year of this instant the year is left out; without it the year always stands. */
  readonly now?: number
  /** Whether the day of the week stands in front. */
  readonly weekday?: boolean
}

const dateOf = (parts: Parts, zone: string, { now, weekday = false }: DateOptions): string => {
  const year = now !== undefined && partsOf(now, zone).year === parts.year ? '' : ` ${parts.year}`
  return `${weekday ? `${parts.weekday} ` : ''}${parts.day} ${parts.month}${year}`
}

/** A day of a zone: `5 Dec 2026`, `Sat 5 Dec`. */
export const dateText = (at: number, zone: string, options: DateOptions = {}): string => dateOf(partsOf(at, zone), zone, options)

/** A time of day: `22:00`. */
export function clockText(at: number, zone: string): string {
  const { hour, minute } = partsOf(at, zone)
  return `${hour}:${minute}`
}

/** A time of day to the second: `14:06:31`. */
export const clockSecondsText = (at: number, zone: string): string => `${clockText(at, zone)}:${partsOf(at, zone).second}`

/** An instant in a zone: `Sat 5 Dec 2026, 22:00`. The zone stands once in the head of the column or page. */
export function instantText(at: number, zone: string, options: DateOptions = {}): string {
  const parts = partsOf(at, zone)
  return `${dateOf(parts, zone, options)}, ${parts.hour}:${parts.minute}`
}

/** A `When`: `5 Dec` or `5 Dec, 22:00`; nothing where nothing is said. */
export function whenText(when: When, zone: string, options: DateOptions = {}): string {
  if (when === '') return ''
  // A day has no zone: it is read and written in UTC alike.
  return isDay(when) ? dateOf(partsOf(Date.parse(when), 'UTC'), 'UTC', options) : instantText(Date.parse(when), zone, options)
}

/** Two `When`s as a range: `14 Dec to 4 Jan 2027`, `Sat 5 Dec, 22:00 to 04:00` where both lie in one day; one alone is itself. */
export function rangeText(start: When, end: When, zone: string, options: DateOptions = {}): string {
  if (start === '' && end === '') return ''
  if (start === '') return `until ${whenText(end, zone, options)}`
  if (end === '') return `from ${whenText(start, zone, options)}`
  if (start === end) return whenText(start, zone, options)
  if (!isDay(start) && !isDay(end)) return spanText(Date.parse(start), Date.parse(end), zone, options)
  const sameYear = options.now === undefined && start.slice(0, 4) === end.slice(0, 4)
  const first = whenText(start, zone, sameYear ? { ...options, now: Date.parse(start) } : options)
  return `${first} to ${whenText(end, zone, options)}`
}

/** Two instants as a range; the day is written once where both lie in it. */
export function spanText(start: number, end: number, zone: string, options: DateOptions = {}): string {
  const first = partsOf(start, zone)
  const last = partsOf(end, zone)
  const isOneDay = first.day === last.day && first.month === last.month && first.year === last.year
  return `${instantText(start, zone, options)} to ${isOneDay ? clockText(end, zone) : instantText(end, zone, options)}`
}

/** The offset of a zone at an instant: `UTC+1`, `UTC+5:30`, `UTC`. */
export function offsetText(at: number, zone: string): string {
  const minutes = Math.round(Temporal.Instant.fromEpochMilliseconds(Math.round(at)).toZonedDateTimeISO(zone).offsetNanoseconds / 60_000_000_000)
  if (minutes === 0) return 'UTC'
  const size = Math.abs(minutes)
  const rest = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `UTC${minutes < 0 ? '\u2212' : '+'}${Math.floor(size / 60)}${rest}`
}

const zoneNames = new Map<string, Intl.DateTimeFormat>()

/** The short name of a zone at an instant, as it stands in the head of a column: `CET`; the offset where it has none. */
export function zoneText(at: number, zone: string): string {
  let format = zoneNames.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
    zoneNames.set(zone, format)
  }
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return name === '' || name.startsWith('GMT') || name.startsWith('UTC') ? offsetText(at, zone) : name
}

/** An instant with its zone, for where it leaves its page: `Sat 5 Dec 2026, 22:00 CET`. */
export const instantWithZone = (at: number, zone: string, options: DateOptions = {}): string => `${instantText(at, zone, options)} ${zoneText(at, zone)}`

/**
 * What the tooltip of an instant says: the site's zone, the viewer's and UTC, each once. Where the clocks change within
 * half a day both offsets are shown.
 */
export function instantLines(at: number, site: string, viewer: string): readonly string[] {
  const zones = [...new Set([site, viewer, 'UTC'])].filter((zone) => zone !== '')
  return zones.map((zone) => {
    const halfDay = 12 * 3_600_000
    const before = offsetText(at - halfDay, zone)
    const after = offsetText(at + halfDay, zone)
    const change = before === after ? '' : `, the clocks change from ${before} to ${after}`
    return `${instantText(at, zone, { weekday: true })} ${zone === 'UTC' ? 'UTC' : `${zone}, ${offsetText(at, zone)}`}${change}`
  })
}

const minute = 60_000
const hour = 60 * minute

/** `in 33 min`, `6 min ago`; undefined from 24 h on, where the instant itself says more. */
export function relativeText(at: number, now: number): string | undefined {
  const distance = Math.abs(at - now)
  if (distance >= 24 * hour) return undefined
  if (distance < minute) return 'now'
  const words = distance < hour ? `${Math.floor(distance / minute)} min` : `${Math.floor(distance / hour)} h`
  return at > now ? `in ${words}` : `${words} ago`
}

const integers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })

/** `1,630`. */
export const numberText = (value: number): string => integers.format(value)

/** A number with its unit, a thin space between: `96 %`. */
export const measureText = (value: number, unit: string): string => `${numberText(value)}\u2009${unit}`

const plurals = new Intl.PluralRules(locale)

/** `1 release`, `1,630 changes`, `no risks`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return `no ${many}`
  return `${numberText(count)} ${plurals.select(count) === 'one' ? one : many}`
}

/** Sizes of files: `48 MB`. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return measureText(value < 10 ? value : Math.round(value), units[power] ?? 'B')
}

const conjunctions = new Intl.ListFormat(locale, { type: 'conjunction' })

/** `Payments, Ledger and Cards`. */
export const listText = (words: readonly string[]): string => conjunctions.format(words)

const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })

/** The order of names: `R-9` before `R-10`, letters without regard to case. */
export const compareText = (a: string, b: string): number => collator.compare(a, b)

/** Order of `When`s in a zone: nothing said comes last, a day lies at its beginning. */
export function compareWhen(a: When, b: When, zone: string): number {
  const first = startsAt(a, zone) ?? Number.POSITIVE_INFINITY
  const second = startsAt(b, zone) ?? Number.POSITIVE_INFINITY
  return first === second ? (endsAt(a, zone) ?? 0) - (endsAt(b, zone) ?? 0) : first - second
}

/** The first and last letters of a name, as the marks of persons show them: `KA`. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  const letters = words.length < 2 ? [...(words[0] ?? '')].slice(0, 2) : [[...(words[0] ?? '')][0] ?? '', [...(words.at(-1) ?? '')][0] ?? '']
  return letters.join('').toUpperCase()
}
