import { Temporal } from 'temporal-polyfill'
import { hoursOf, type Span, spansOf } from '../exchange/project/hours'

/** Working hours of one day in minutes after midnight on the clock, sorted and without overlap. */
export type DayHours = readonly Span[]

/** Reads `09:00-12:00 13:00-17:00`. A span that ends before it begins is none: work over midnight stands with both days, as in project XML. */
export const dayHours = (text: string): DayHours => spansOf(hoursOf(spansOf(text)))

/** A stretch of time in which a zone keeps one offset: epoch minutes, and minutes to add to UTC. */
export interface OffsetRange {
  readonly from: number
  readonly to: number
  readonly offset: number
}

const minute = 60_000

/**
 * The stretches of equal offset of an IANA zone that cover `from` to `to` (epoch minutes). Inside one the clock is plain arithmetic:
 * so a span of hours on the clock is as long as it really is, over any change, in any zone.
 */
export function offsetRanges(zone: string, from: number, to: number): OffsetRange[] {
  const ranges: OffsetRange[] = []
  for (let at = from; at < to; ) {
    const local = Temporal.Instant.fromEpochMilliseconds(at * minute).toZonedDateTimeISO(zone)
    const next = local.getTimeZoneTransition('next')
    const until = next === null ? to : Math.min(to, Math.ceil(next.epochMilliseconds / minute))
    ranges.push({ from: at, to: until, offset: Math.round(local.offsetNanoseconds / (minute * 1_000_000)) })
    at = until
  }
  return ranges
}
