import { Temporal } from 'temporal-polyfill'

/** A time in which a zone keeps its distance from UTC. Epoch milliseconds; without an end where the zone never changes it again. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly offset: number
}

interface Zone {
  readonly seen: Map<string, number>
  readonly stretches: Stretch[]
  /** Days that lay in no known stretch. */
  misses: number
}

const aDay = 86_400_000
/** So many days outside of all known stretches, and one more is looked for: that takes as long as some dozen days. */
const missesToLearn = 16
const zones = new Map<string, Zone>()

function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known !== undefined && known.seen.size < 100_000) return known
  const fresh = { seen: new Map<string, number>(), stretches: [...(known?.stretches ?? [])], misses: 0 }
  zones.set(name, fresh)
  return fresh
}

/**
 * Epoch milliseconds of the first instant of a calendar day in a zone, as Temporal gives it. Temporal is slow and days
 * repeat: ten thousand releases share a few thousand days. Between two changes of a zone's clocks every day is as long, so
 * that its start is counted; not within a day after a change, where midnight can come twice or not at all.
 */
export function dayStart(day: string, zone: string): number {
  const held = zoneOf(zone)
  const seen = held.seen.get(day)
  if (seen !== undefined) return seen
  const midnight = Date.parse(day)
  const stretch = held.stretches.find(({ from, to, offset }) => midnight - offset - aDay > from && midnight - offset < to)
  const at = stretch === undefined ? asked(day, zone, held) : midnight - stretch.offset
  held.seen.set(day, at)
  return at
}

function asked(day: string, zone: string, held: Zone): number {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(zone)
  held.misses += 1
  if (held.misses % missesToLearn === 0) {
    held.stretches.push({
      from: start.getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
      to: start.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
      offset: start.offsetNanoseconds / 1_000_000,
    })
  }
  return start.epochMilliseconds
}
