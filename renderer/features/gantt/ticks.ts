import { Temporal } from 'temporal-polyfill'

export type TickUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

export interface Tick {
  readonly at: number
  readonly label: string
}

/** What the axis shows: the large stretches above, labelled ticks below, and unlabelled ones between them. */
export interface Ticks {
  readonly major: readonly Tick[]
  readonly minor: readonly Tick[]
  readonly fine: readonly number[]
  /** Shows the unit of a labelled tick, for tests and for the print's overlap of one tick. */
  readonly unit: TickUnit
  readonly count: number
}

interface Level {
  readonly unit: TickUnit
  readonly count: number
  readonly ms: number
  readonly labelWidth: number
  readonly major: TickUnit | undefined
}

const day = 86_400_000
const level = (unit: TickUnit, count: number, ms: number, labelWidth: number, major: TickUnit | undefined): Level => ({
  unit,
  count,
  ms: ms * count,
  labelWidth,
  major,
})

const levels: readonly Level[] = [
  level('minute', 1, 60_000, 60, 'day'),
  level('minute', 5, 60_000, 60, 'day'),
  level('minute', 10, 60_000, 60, 'day'),
  level('minute', 15, 60_000, 60, 'day'),
  level('minute', 30, 60_000, 60, 'day'),
  level('hour', 1, 3_600_000, 60, 'day'),
  level('hour', 2, 3_600_000, 60, 'day'),
  level('hour', 3, 3_600_000, 60, 'day'),
  level('hour', 6, 3_600_000, 60, 'day'),
  level('hour', 12, 3_600_000, 60, 'day'),
  level('day', 1, day, 26, 'month'),
  level('week', 1, day * 7, 30, 'month'),
  level('month', 1, day * 30.44, 34, 'year'),
  level('month', 3, day * 30.44, 28, 'year'),
  level('year', 1, day * 365.25, 38, undefined),
  level('year', 5, day * 365.25, 38, undefined),
]

/** The ticks of a stretch of time at a width of pixel, in an IANA zone: real local times, also across a change of clocks. */
export function ticksOf(from: number, to: number, msPerPx: number, zone: string): Ticks {
  const labelled = levels.find(({ ms, labelWidth }) => ms / msPerPx >= labelWidth) ?? levels.at(-1)
  if (labelled === undefined) return { major: [], minor: [], fine: [], unit: 'year', count: 5 }
  const { unit, count } = labelled
  const finer = fineOf(labelled, msPerPx)
  const minor = steps(unit, count, from, to, zone).map((at): Tick => ({ at, label: labelOf(unit, at, zone) }))
  const large = labelled.major
  const major = large === undefined ? [] : steps(large, 1, from, to, zone).map((at): Tick => ({ at, label: labelOf(wholeOf(large), at, zone) }))
  return { major, minor, fine: finer === undefined ? [] : steps(finer.unit, finer.count, from, to, zone), unit, count }
}

const wholeOf = (unit: TickUnit): TickUnit | 'whole-day' | 'whole-month' => (unit === 'day' ? 'whole-day' : unit === 'month' ? 'whole-month' : unit)

/** The coarsest finer level that still stands apart; weeks don't divide months. */
function fineOf({ unit, ms }: Level, msPerPx: number): Level | undefined {
  const candidates = levels.filter((finer) => finer.ms < ms && finer.ms / msPerPx >= 22 && divides(finer, unit, ms))
  return candidates.at(-1)
}

function divides(finer: Level, unit: TickUnit, ms: number): boolean {
  if (unit === 'year') return finer.unit === 'month'
  if (unit === 'month') return finer.unit === 'month'
  return finer.unit !== 'month' && finer.unit !== 'year' && finer.unit !== 'week' && ms % finer.ms === 0
}

/** The starts of all units from the one that holds `from` up to `to`. */
function steps(unit: TickUnit, count: number, from: number, to: number, zone: string): number[] {
  const all: number[] = []
  const first = floorOf(unit, count, from, zone)
  if (unit === 'minute' || unit === 'hour') {
    // Inside a day local time runs evenly but for changes of the clock, so walk days by Temporal and hours by count.
    const length = (unit === 'minute' ? 60_000 : 3_600_000) * count
    let dayStart = first.startOfDay()
    while (dayStart.epochMilliseconds <= to) {
      const next = dayStart.add({ days: 1 })
      const begin = dayStart.epochMilliseconds
      const even = next.epochMilliseconds - begin === day
      if (even) for (let at = begin; at < next.epochMilliseconds; at += length) all.push(at)
      else for (let at = begin; at < next.epochMilliseconds; at += Math.min(length, 3_600_000)) if (onGrid(at, unit, count, zone)) all.push(at)
      dayStart = next
    }
    return all.filter((at) => at >= first.epochMilliseconds && at <= to)
  }
  const duration = unit === 'day' ? { days: count } : unit === 'week' ? { weeks: count } : unit === 'month' ? { months: count } : { years: count }
  for (let at = first; at.epochMilliseconds <= to; at = at.add(duration)) all.push(at.epochMilliseconds)
  return all
}

function onGrid(at: number, unit: 'minute' | 'hour', count: number, zone: string): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return unit === 'minute' ? local.minute % count === 0 : local.minute === 0 && local.hour % count === 0
}

function floorOf(unit: TickUnit, count: number, at: number, zone: string): Temporal.ZonedDateTime {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone)
  if (unit === 'minute') return local.with({ minute: local.minute - (local.minute % count), second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
  if (unit === 'hour') return local.with({ hour: local.hour - (local.hour % count), minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
  const start = local.startOfDay()
  if (unit === 'day') return start
  if (unit === 'week') return start.subtract({ days: start.dayOfWeek - 1 })
  if (unit === 'month') return start.with({ day: 1, month: start.month - ((start.month - 1) % count) })
  return start.with({ day: 1, month: 1, year: start.year - (start.year % count) })
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

const two = (part: number): string => String(part).padStart(2, '0')

/** The words of a tick. Not by Intl: a formatter costs more to make than the axis to draw, and British English writes Sept. */
function labelOf(unit: TickUnit | 'whole-day' | 'whole-month', at: number, zone: string): string {
  const { year, month, day, hour, minute, dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const name = months[month - 1] ?? ''
  switch (unit) {
    case 'minute':
    case 'hour':
      return `${two(hour)}:${two(minute)}`
    case 'day':
    case 'week':
      return String(day)
    case 'month':
      return name.slice(0, 3)
    case 'year':
      return String(year)
    case 'whole-day':
      return `${weekdays[dayOfWeek - 1]} ${day} ${name.slice(0, 3)} ${year}`
    case 'whole-month':
      return `${name} ${year}`
  }
}

let kept: { readonly from: number; readonly to: number; readonly msPerPx: number; readonly zone: string; readonly ticks: Ticks } | undefined

/** The ticks of a view, kept while it pans inside what was made for it: Temporal is too slow for every frame. */
export function ticksInView(left: number, right: number, msPerPx: number, zone: string): Ticks {
  if (kept !== undefined && kept.zone === zone && kept.msPerPx === msPerPx && kept.from <= left && kept.to >= right) return kept.ticks
  const air = right - left
  const ticks = ticksOf(left - air, right + air, msPerPx, zone)
  kept = { from: left - air, to: right + air, msPerPx, zone, ticks }
  return ticks
}
