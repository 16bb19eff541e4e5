import { Temporal } from 'temporal-polyfill'
import { offsetRanges } from '#shared/schedule/clock-hours'

/** A stretch of time with one offset from UTC; milliseconds. */
interface Range {
  readonly from: number
  readonly to: number
  readonly offset: number
}

/** The clock of a zone over a stretch of time. Local times are milliseconds that read right as UTC. */
export interface LocalClock {
  readonly localOf: (at: number) => number
  /** The first instant at or after which the clock shows a local time: a midnight that is left out is when the clock has gone past it. */
  readonly atOf: (local: number) => number
  readonly ranges: (from: number, to: number) => readonly Range[]
}

const minute = 60_000
/** Beyond this many years it is cheaper to ask for each time than for all changes of the clock. */
const long = 6 * 366 * 86_400_000

export function localClock(zone: string, from: number, to: number): LocalClock {
  if (zone === 'UTC') return { localOf: (at) => at, atOf: (local) => local, ranges: (begin, end) => [{ from: begin, to: end + 1, offset: 0 }] }
  return to - from > long ? askingClock(zone) : rangedClock(rangesOf(zone, from, to))
}

const rangesOf = (zone: string, from: number, to: number): readonly Range[] =>
  offsetRanges(zone, Math.floor(from / minute), Math.floor(to / minute) + 1).map((range) => ({
    from: range.from * minute,
    to: range.to * minute,
    offset: range.offset * minute,
  }))

/** Plain arithmetic between the changes of the clock, which are looked up once. */
function rangedClock(ranges: readonly Range[]): LocalClock {
  const last = ranges.at(-1)
  const holding = (at: number): Range | undefined => ranges.find(({ to }) => at < to) ?? last
  return {
    localOf: (at) => at + (holding(at)?.offset ?? 0),
    atOf(local) {
      const [first] = ranges
      for (const range of ranges)
        if (local - range.offset < range.to) return range === first ? local - range.offset : Math.max(local - range.offset, range.from)
      return local - (last?.offset ?? 0)
    },
    ranges: (from, to) =>
      ranges
        .filter((range) => range.to > from && range.from <= to)
        .map((range) => ({ ...range, from: Math.max(range.from, from), to: Math.min(range.to, to + 1) })),
  }
}

function askingClock(zone: string): LocalClock {
  const offsetAt = (at: number): number => Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000
  return {
    localOf: (at) => at + offsetAt(at),
    atOf: (local) => Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime().toZonedDateTime(zone).epochMilliseconds,
    ranges: (from, to) => rangesOf(zone, from, to),
  }
}
