import { type LocalClock, localClock } from './local-clock'

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
  const large = labelled.major
  // The large stretch that holds `from` begins before it.
  const before = large === 'year' || unit === 'year' ? 366 * day * count : 62 * day
  const clock = localClock(zone, from - before, to)
  const label = (named: Label, at: number): Tick => ({ at, label: labelOf(named, clock.localOf(at)) })
  const minor = steps(unit, count, from, to, clock).map((at) => label(unit, at))
  const major = large === undefined ? [] : steps(large, 1, from, to, clock).map((at) => label(wholeOf(large), at))
  return { major, minor, fine: finer === undefined ? [] : steps(finer.unit, finer.count, from, to, clock), unit, count }
}

type Label = TickUnit | 'whole-day' | 'whole-month'

const wholeOf = (unit: TickUnit): Label => (unit === 'day' ? 'whole-day' : unit === 'month' ? 'whole-month' : unit)

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
function steps(unit: TickUnit, count: number, from: number, to: number, clock: LocalClock): number[] {
  const all: number[] = []
  if (unit === 'minute' || unit === 'hour') {
    const length = (unit === 'minute' ? 60_000 : 3_600_000) * count
    // Walked on the clock, one stretch of equal offset after the other: an hour that comes twice has two ticks, one that is left out none.
    for (const range of clock.ranges(from - length, to)) {
      const begins = Math.ceil((range.from + range.offset) / length) * length - range.offset
      for (let at = begins; at < range.to && at <= to; at += length) all.push(at)
    }
    const first = all.findLastIndex((at) => at <= from)
    return first > 0 ? all.slice(first) : all
  }
  let local = floorOf(unit, count, clock.localOf(from))
  for (let at = clock.atOf(local); at <= to; at = clock.atOf(local)) {
    all.push(at)
    local = nextOf(unit, count, local)
  }
  return all
}

/*
 * Local times as if the clock stood at UTC, so that the calendar's own arithmetic needs no zone: Temporal is too slow for
 * the hundreds of ticks of a first picture.
 */
function floorOf(unit: TickUnit, count: number, local: number): number {
  const start = Math.floor(local / day) * day
  const date = new Date(start)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  if (unit === 'day') return start
  if (unit === 'week') return start - ((date.getUTCDay() + 6) % 7) * day
  if (unit === 'month') return Date.UTC(year, month - (month % count), 1)
  return Date.UTC(year - (year % count), 0, 1)
}

function nextOf(unit: TickUnit, count: number, local: number): number {
  if (unit === 'day' || unit === 'week') return local + count * day * (unit === 'day' ? 1 : 7)
  const date = new Date(local)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return unit === 'month' ? Date.UTC(year, month + count, 1) : Date.UTC(year + count, 0, 1)
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const two = (part: number): string => String(part).padStart(2, '0')

/** The words of a tick. Not by Intl: a formatter costs more to make than the axis to draw, and British English writes Sept. */
function labelOf(unit: Label, local: number): string {
  const date = new Date(local)
  const name = months[date.getUTCMonth()] ?? ''
  switch (unit) {
    case 'minute':
    case 'hour':
      return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
    case 'day':
    case 'week':
      return String(date.getUTCDate())
    case 'month':
      return name.slice(0, 3)
    case 'year':
      return String(date.getUTCFullYear())
    case 'whole-day':
      return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()} ${name.slice(0, 3)} ${date.getUTCFullYear()}`
    case 'whole-month':
      return `${name} ${date.getUTCFullYear()}`
  }
}

let kept: { readonly from: number; readonly to: number; readonly msPerPx: number; readonly zone: string; readonly ticks: Ticks } | undefined

/** The ticks of a view, kept while it pans inside what was made for it. */
export function ticksInView(left: number, right: number, msPerPx: number, zone: string): Ticks {
  if (kept !== undefined && kept.zone === zone && kept.msPerPx === msPerPx && kept.from <= left && kept.to >= right) return kept.ticks
  const air = right - left
  const ticks = ticksOf(left - air, right + air, msPerPx, zone)
  kept = { from: left - air, to: right + air, msPerPx, zone, ticks }
  return ticks
}
