import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import { endsAt, instant, isDay, startsAt, type When } from '../model/when'

/** What repeats: a freeze or a window. */
export interface Recurring {
  readonly start: When
  readonly end: When
  /** An RRULE of RFC 5545, 3.3.10; '' is once. */
  readonly recurrence: string
  /** Starts of occurrences that do not happen (EXDATE), each a day or an instant. */
  readonly exceptions: Readonly<Record<string, true>>
  /** The zone whose clock it keeps; '' is that of the workspace. */
  readonly zone: string
}

/** Epoch milliseconds, half-open; equal for an instant. */
export interface Occurrence {
  readonly from: number
  readonly to: number
}

/** Why a rule gives less than it says. Words are made at the screen. */
export type RecurrenceProblem = 'not-a-rule' | 'too-dense'

export interface Expansion {
  readonly occurrences: readonly Occurrence[]
  readonly problem?: RecurrenceProblem
}

/** So many occurrences are taken of a stretch at most (security.md, RRULE): a freeze an hour long, each hour for a year. */
export const mostOccurrences = 10_000
/** So many periods are looked through at most: 50 years of days. */
const mostPeriods = 20_000
/** What may happen often a day is asked for in such stretches, so that the most is known before all are made. */
const stretch = 31 * 86_400_000

/**
 * The occurrences that touch [from, to), in order. Each keeps the first one's local time of day, and its exact length in
 * hours, over changes of the clock (RFC 5545, 3.8.5.3); whole days stay whole days. A rule that can't be read counts once, with
 * the problem named; of one that is too dense the first ones are given.
 */
export function expand(recurring: Recurring, from: number, to: number, siteZone: string): Expansion {
  const zone = recurring.zone === '' ? siteZone : recurring.zone
  const first = firstOf(recurring, zone)
  if (first === undefined) return nothing
  const isLeftOut = leavesOut(recurring.exceptions, zone)
  if (recurring.recurrence === '') return touches(first, from, to) && !isLeftOut(first.from) ? { occurrences: [first] } : nothing
  const days = isDay(recurring.start) && (recurring.end === '' || isDay(recurring.end))
  const clockZone = days ? 'UTC' : zone
  const rule = ruleOf(recurring, clockZone)
  if (rule === undefined) return { occurrences: touches(first, from, to) ? [first] : [], problem: 'not-a-rule' }
  const length = days ? wholeDays(recurring) : first.to - first.from
  const found: Occurrence[] = []
  // Days are counted in UTC and become days of the zone afterwards, so that one without a midnight has its day too.
  const slack = days ? 2 * 86_400_000 : 0
  const back = (days ? (length + 1) * 86_400_000 : length) + slack
  const starts = startsWithin(rule, recurring.recurrence, from - back, to + slack)
  for (const at of starts.at) {
    const occurrence = days ? dayOccurrence(at, length, zone) : { from: at, to: at + length }
    if (touches(occurrence, from, to) && !isLeftOut(occurrence.from)) found.push(occurrence)
  }
  return starts.problem === undefined ? { occurrences: found } : { occurrences: found, problem: starts.problem }
}

const nothing: Expansion = { occurrences: [] }

const touches = (one: Occurrence, from: number, to: number): boolean => one.from < to && (one.to > from || (one.to === one.from && one.from >= from))

function firstOf({ start, end }: Recurring, zone: string): Occurrence | undefined {
  const from = startsAt(start, zone)
  const to = endsAt(end === '' ? start : end, zone)
  return from === undefined || to === undefined ? undefined : { from, to: Math.max(from, to) }
}

const wholeDays = ({ start, end }: Recurring): number => (end === '' ? 1 : Math.max(1, Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1))

function dayOccurrence(at: number, days: number, zone: string): Occurrence {
  const first = new Date(at).toISOString().slice(0, 10)
  const last = new Date(at + (days - 1) * 86_400_000).toISOString().slice(0, 10)
  return { from: startsAt(first, zone) ?? at, to: endsAt(last, zone) ?? at }
}

const rules = new Map<string, StartsBetween | undefined>()

/** The starts of a rule that lie in [from, to], in order. Throws where there are too many to look through. */
type StartsBetween = (from: number, to: number) => readonly number[]

/** A rule as its library reads it: costs, so it is kept. Undefined for what is no rule. */
function ruleOf({ start, recurrence }: Recurring, zone: string): StartsBetween | undefined {
  const local = isDay(start) ? `${start.replaceAll('-', '')}T000000` : localText(Date.parse(start), zone)
  const plain = withUntil(plainRule(recurrence), isDay(start), zone)
  const text = `${zone} ${local} ${plain}`
  if (rules.has(text)) return rules.get(text)
  const rule = readRule(local, zone, plain)
  if (rules.size >= 1_000) rules.clear()
  rules.set(text, rule)
  return rule
}

function readRule(local: string, zone: string, plain: string): StartsBetween | undefined {
  try {
    const rule = libraryRule(local, zone, plain)
    const first = rule.options().dtstart.epochMilliseconds
    const early = plain.includes('BYWEEKNO=') ? weekBefore(first, zone) : undefined
    const between = (from: number, to: number): readonly number[] => (to < first ? [] : startsBetween(rule, Math.max(from, first), to))
    return early === undefined ? between : (from, to) => yearsWeeks(plain, zone, local, early, first, to).filter((at) => at >= from)
  } catch {
    // The library says no by throwing; what it says is in its own words and not for a person.
    return undefined
  }
}

const libraryRule = (local: string, zone: string, plain: string): RRuleTemporal =>
  new RRuleTemporal({
    rruleString: `DTSTART;TZID=${zone}:${local}\nRRULE:${plain}`,
    maxIterations: mostPeriods,
    maxCandidateEvaluations: mostPeriods * 5,
    cache: false,
  })

const startsBetween = (rule: RRuleTemporal, from: number, to: number): readonly number[] =>
  rule.between(new Date(from), new Date(to), true).map(({ epochMilliseconds }) => epochMilliseconds)

/** A week earlier, for a start in the first days of January that belong to the last week of the year before. */
function weekBefore(first: number, zone: string): string | undefined {
  const start = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(zone)
  const isInWeekBefore = start.month === 1 && (start.weekOfYear ?? 0) > 50
  return isInWeekBefore ? localText(start.subtract({ days: 7 }).epochMilliseconds, zone) : undefined
}

/**
 * Weeks of the year that begin in such a week, which the library leaves out (libical and dateutil count it): what begins a week
 * earlier gives the days of weeks over the turn of a year.
 */
function yearsWeeks(plain: string, zone: string, local: string, early: string, first: number, to: number): readonly number[] {
  const endless = plain.replace(/;?COUNT=\d+/, '')
  const count = Number(/COUNT=(\d+)/.exec(plain)?.[1] ?? Number.POSITIVE_INFINITY)
  const isOverTurn = (at: number): boolean => {
    const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
    return (day.month === 1 && (day.weekOfYear ?? 0) > 50) || (day.month === 12 && day.day - day.dayOfWeek + 7 > 31)
  }
  const own = startsBetween(libraryRule(local, zone, endless), first, to)
  const over = startsBetween(libraryRule(early, zone, endless), first, to).filter(isOverTurn)
  return [...new Set([...own, ...over])].sort((a, b) => a - b).slice(0, count)
}

/** A rule in one spelling: without its name, in capitals, without spaces. */
export const plainRule = (rule: string): string =>
  rule
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/^;+|;+$/g, '')

/** UNTIL in UTC, as the RFC asks beside a zone: a day alone lasts to its end on the clock, a time without Z is one on the clock. */
function withUntil(rule: string, isOfDays: boolean, zone: string): string {
  return rule.replace(/UNTIL=(\d{8})(T\d{6})?(?=;|$)/, (whole, day: string, clock: string | undefined) => {
    if (isOfDays && clock === undefined) return whole
    const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
    if (!isRealDay(date)) return whole
    const until = clock === undefined ? (endsAt(date, zone) ?? 0) - 1_000 : clockTime(date, clock.slice(1), zone)
    return until === undefined ? whole : `UNTIL=${utcText(until)}`
  })
}

const isRealDay = (text: string): boolean => new Date(Date.parse(text) || 0).toISOString().startsWith(text)

function clockTime(date: string, clock: string, zone: string): number | undefined {
  const [hour, minute, second] = [Number(clock.slice(0, 2)), Number(clock.slice(2, 4)), Number(clock.slice(4))]
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: { hour, minute, second } }).epochMilliseconds
}

const utcText = (at: number): string => instant(Math.floor(at / 1_000) * 1_000).replace(/[-:]/g, '')

function localText(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
  return local.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
}

interface Starts {
  readonly at: readonly number[]
  readonly problem?: RecurrenceProblem
}

/** The starts in [from, to], asked for in stretches where a rule may happen often a day. */
function startsWithin(startsOf: StartsBetween, text: string, from: number, to: number): Starts {
  const isDense = /FREQ=(HOURLY|MINUTELY|SECONDLY)|BYHOUR|BYMINUTE|BYSECOND/i.test(text)
  const at: number[] = []
  const step = isDense ? stretch : to - from + 1
  try {
    for (let low = from; low <= to; low += step) {
      const high = Math.min(to, low + step - 1)
      at.push(...startsOf(low, high))
      if (at.length > mostOccurrences) return { at: at.slice(0, mostOccurrences), problem: 'too-dense' }
    }
  } catch {
    // "Maximum iterations exceeded": more of them, or more to look through, than anybody plans by.
    return { at, problem: 'too-dense' }
  }
  return { at }
}

/** Whether an occurrence is left out: by its start, or by the day on which it starts. */
function leavesOut(exceptions: Readonly<Record<string, true>>, zone: string): (from: number) => boolean {
  const keys = Object.keys(exceptions)
  if (keys.length === 0) return () => false
  const days = new Set(keys.filter(isDay))
  const instants = new Set(keys.filter((key) => !isDay(key)).map((key) => Date.parse(key)))
  const dayOf = (at: number): string => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
  return (from) => instants.has(from) || (days.size > 0 && days.has(dayOf(from)))
}

/** A far future, for what has no end: farther than anybody plans. */
const farYears = 30

/** What a person is to know of a rule before it is kept: unreadable, finer than the hour, too dense, or never. */
export type RuleVerdict = 'good' | 'not-a-rule' | 'too-fine' | 'too-dense' | 'never'

/** Judges a rule of a freeze or window that starts at `start`. */
export function judgeRule(recurring: Recurring, siteZone: string): RuleVerdict {
  if (recurring.recurrence === '') return 'good'
  if (/FREQ=(MINUTELY|SECONDLY)/i.test(recurring.recurrence)) return 'too-fine'
  const from = startsAt(recurring.start, recurring.zone || siteZone)
  if (from === undefined) return 'good'
  // A month tells what is too dense, and it is quick to tell; what comes seldom is looked for farther on.
  for (const days of [31, 366, farYears * 366]) {
    const { occurrences, problem } = expand(recurring, from, from + days * 86_400_000, siteZone)
    if (problem !== undefined) return problem
    if (occurrences.length > mostOccurrences / 12) return 'too-dense'
    if (occurrences.length > 0) return 'good'
  }
  return 'never'
}

interface Held extends Expansion {
  readonly from: number
  readonly to: number
  readonly zone: string
}
const held = new WeakMap<Recurring, Held>()
const around = 366 * 86_400_000

/** The same as `expand`, kept for a year around: a calendar is paged through, and a view of an entity is the same until it is edited. */
export function occurrencesWithin(recurring: Recurring, from: number, to: number, siteZone: string): readonly Occurrence[] {
  const known = held.get(recurring)
  const same = known?.zone === siteZone ? known : undefined
  if (same !== undefined && same.from <= from && same.to >= to) return between(same.occurrences, from, to)
  // It only grows: two that are asked for in turn, far from each other, are made once.
  const wide = { from: Math.min(from - around, same?.from ?? from), to: Math.max(to + around, same?.to ?? to) }
  const made = { ...expand(recurring, wide.from, wide.to, siteZone), ...wide, zone: siteZone }
  held.set(recurring, made)
  return between(made.occurrences, from, to)
}

/** Ends are in the order of starts, since all are as long: the first that touches is found by halving. */
function between(all: readonly Occurrence[], from: number, to: number): readonly Occurrence[] {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((all[middle]?.to ?? 0) < from) low = middle + 1
    else high = middle
  }
  const found: Occurrence[] = []
  for (let at = low; at < all.length; at++) {
    const one = all[at]
    if (one === undefined || one.from >= to) break
    if (touches(one, from, to)) found.push(one)
  }
  return found
}
