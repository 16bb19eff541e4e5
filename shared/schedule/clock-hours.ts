import { Temporal } from 'temporal-polyfill'

/** Working hours of one day in minutes after midnight on the clock, sorted and without overlap. */
export type DayHours = readonly (readonly [from: number, to: number])[]

/**
 * Reads `09:00-12:00 13:00-17:00`. Spans that touch or overlap become one; a span that ends before it begins is none (work over
 * midnight is written as two days' spans, as in project XML).
 */
export function dayHours(text: string): DayHours {
  const spans = text
    .split(' ')
    .flatMap((part): [number, number][] => {
      const [, fromHour, fromMinute, toHour, toMinute] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(part) ?? []
      const from = Number(fromHour) * 60 + Number(fromMinute)
      const to = Number(toHour) * 60 + Number(toMinute)
      return from < to ? [[from, to]] : []
    })
    .sort(([a], [b]) => a - b)
  const merged: [number, number][] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last === undefined || span[0] > last[1]) merged.push(span)
    else last[1] = Math.max(last[1], span[1])
  }
  return merged
}

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
