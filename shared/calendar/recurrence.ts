import { Temporal } from 'temporal-polyfill'

/** A recurrence as RFC 5545, 3.3.10 writes it, as far as freezes and windows need it. */
export interface Recurrence {
  readonly every: 'days' | 'weeks' | 'months' | 'years'
  readonly interval: number
  /** So many occurrences in all; undefined is without end. */
  readonly count: number | undefined
  /** Epoch milliseconds after which none begins; undefined is without end. */
  readonly until: number | undefined
  /** Days of the week, 1 is Monday; `nth` counts within the month (-1 is the last), 0 is every one. */
  readonly days: readonly { readonly weekday: number; readonly nth: number }[]
}

const frequencies: Readonly<Record<string, Recurrence['every']>> = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' }
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** A simple rule; undefined for one with parts that are not known here: then only the first occurrence is certain. */
export function parseRecurrence(rule: string): Recurrence | undefined {
  const parts = new Map(
    rule
      .replace(/^RRULE:/i, '')
      .toUpperCase()
      .split(';')
      .filter((part) => part !== '')
      .map((part): [string, string] => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  )
  const every = frequencies[parts.get('FREQ') ?? '']
  const interval = wholeNumber(parts.get('INTERVAL') ?? '1')
  const until = parts.has('UNTIL') ? untilOf(parts.get('UNTIL') ?? '') : undefined
  const days = (parts.get('BYDAY') ?? '').split(',').filter((day) => day !== '')
  const parsed = days.map((day) => /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(day))
  const byDay = parsed.flatMap((found) => (found === null ? [] : [{ weekday: weekdays.indexOf(found[2] ?? '') + 1, nth: Number(found[1] ?? 0) }]))
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST']
  if (every === undefined || interval === undefined || [...parts.keys()].some((part) => !known.includes(part))) return undefined
  if (byDay.length !== days.length || (parts.has('UNTIL') && until === undefined)) return undefined
  // Days within weeks are plain, days within months are counted; the other combinations are rare and not guessed at.
  const fits = every === 'weeks' ? byDay.every(({ nth }) => nth === 0) : every === 'months' ? byDay.every(({ nth }) => nth !== 0) : byDay.length === 0
  if (!fits) return undefined
  const count = parts.has('COUNT') ? wholeNumber(parts.get('COUNT') ?? '') : undefined
  if (parts.has('COUNT') && count === undefined) return undefined
  return { every, interval, count, until, days: byDay }
}

const wholeNumber = (text: string): number | undefined => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined)

function untilOf(text: string): number | undefined {
  const [, year, month, day, clock = '235959'] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{6})Z?)?$/.exec(text) ?? []
  const at = Date.parse(`${year}-${month}-${day}T${clock.slice(0, 2)}:${clock.slice(2, 4)}:${clock.slice(4)}Z`)
  return Number.isNaN(at) ? undefined : at
}

export interface Occurrence {
  readonly from: number
  readonly to: number
}

/** So many steps are tried at most: a rule of 40 years by days. */
const mostSteps = 15_000

/**
 * The occurrences that touch [from, to), in order. Each keeps the first one's local time of day and length on the clock
 * (22:00 to 04:00 stays so in the night when the clocks change), as RFC 5545 says of a DTSTART with a zone.
 */
export function occurrences(first: Occurrence, recurrence: Recurrence, from: number, to: number, zone: string): readonly Occurrence[] {
  const start = Temporal.Instant.fromEpochMilliseconds(first.from).toZonedDateTimeISO(zone).toPlainDateTime()
  const end = Temporal.Instant.fromEpochMilliseconds(first.to).toZonedDateTimeISO(zone).toPlainDateTime()
  const length = start.until(end, { largestUnit: 'hours' })
  const found: Occurrence[] = []
  let counted = 0
  for (let step = 0; step < mostSteps; step++) {
    for (const day of daysOfStep(start.toPlainDate(), recurrence, step)) {
      if (Temporal.PlainDate.compare(day, start.toPlainDate()) < 0) continue
      const local = day.toPlainDateTime(start.toPlainTime())
      const begins = local.toZonedDateTime(zone).epochMilliseconds
      counted += 1
      if (begins >= to || (recurrence.until !== undefined && begins > recurrence.until)) return found
      if (recurrence.count !== undefined && counted > recurrence.count) return found
      const ends = local.add(length).toZonedDateTime(zone).epochMilliseconds
      if (ends > from || (ends === begins && begins >= from)) found.push({ from: begins, to: ends })
    }
  }
  return found
}

/** The days of the n-th day, week, month or year of a rule, in order; a month without that day has none. */
function daysOfStep(first: Temporal.PlainDate, { every, interval, days }: Recurrence, step: number): readonly Temporal.PlainDate[] {
  const by = step * interval
  if (every === 'days') return [first.add({ days: by })]
  if (every === 'weeks') {
    if (days.length === 0) return [first.add({ weeks: by })]
    const monday = first.subtract({ days: first.dayOfWeek - 1 }).add({ weeks: by })
    return days.map(({ weekday }) => monday.add({ days: weekday - 1 })).sort(Temporal.PlainDate.compare)
  }
  if (every === 'years') return sameDayOrNone(first, { years: by })
  if (days.length === 0) return sameDayOrNone(first, { months: by })
  const month = first.with({ day: 1 }).add({ months: by })
  return days.flatMap(({ weekday, nth }) => nthWeekday(month, weekday, nth)).sort(Temporal.PlainDate.compare)
}

/** The 31st of a month of 30 days does not happen (RFC 5545: invalid dates are left out). */
function sameDayOrNone(first: Temporal.PlainDate, by: { readonly months: number } | { readonly years: number }): readonly Temporal.PlainDate[] {
  const day = first.add(by)
  return day.day === first.day ? [day] : []
}

function nthWeekday(month: Temporal.PlainDate, weekday: number, nth: number): readonly Temporal.PlainDate[] {
  if (nth < 0) {
    const last = month.with({ day: month.daysInMonth })
    const day = last.subtract({ days: ((last.dayOfWeek - weekday + 7) % 7) + 7 * (-nth - 1) })
    return day.month === month.month ? [day] : []
  }
  const day = month.add({ days: ((weekday - month.dayOfWeek + 7) % 7) + 7 * (nth - 1) })
  return day.month === month.month ? [day] : []
}

const nths: Readonly<Record<string, string>> = { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '5': 'fifth', '-1': 'last' }
const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A rule in words: "every week", "every 2 weeks", "every month on the first Sunday". The rule itself where it is not simple. */
export function recurrenceWords(rule: string): string {
  const recurrence = parseRecurrence(rule)
  if (recurrence === undefined) return rule
  const { every, interval, days, count } = recurrence
  const base = interval === 1 ? `every ${every.slice(0, -1)}` : `every ${interval} ${every}`
  const names = days.map(({ weekday, nth }) => `${nth === 0 ? '' : `the ${nths[String(nth)] ?? `${nth}.`} `}${dayNames[weekday - 1]}`)
  return `${base}${names.length === 0 ? '' : ` on ${names.join(', ')}`}${count === undefined ? '' : `, ${count} times`}`
}
