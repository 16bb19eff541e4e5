import { Temporal } from 'temporal-polyfill'

/** The instant of a local time, and what is odd about it: skipped when clocks go forward, or there twice when they go back. */
export interface LocalInstant {
  readonly at: number
  readonly oddity?: 'dst-gap' | 'dst-overlap'
}

const offsets = new Map<string, number | 'changes'>()

/**
 * Epoch milliseconds of a local time (`2026-03-29T02:30:00`) in a zone. A skipped time is moved forward by the length of the gap
 * and of a double one the first is taken (Temporal's "compatible", RFC 5545 3.3.5). Days are remembered: Temporal is slow and
 * a table of 100,000 rows has few thousand days.
 */
export function localInstant(local: string, zone: string): LocalInstant {
  const day = local.slice(0, 10)
  const key = `${zone} ${day}`
  const known = offsets.get(key) ?? remember(key, day, zone)
  if (known !== 'changes') return { at: Date.parse(`${local}Z`) - known }
  const plain = Temporal.PlainDateTime.from(local)
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { at: earlier.epochMilliseconds }
  return earlier.toPlainDateTime().equals(plain) ? { at: earlier.epochMilliseconds, oddity: 'dst-overlap' } : { at: later.epochMilliseconds, oddity: 'dst-gap' }
}

function remember(key: string, day: string, zone: string): number | 'changes' {
  const date = Temporal.PlainDate.from(day)
  const from = date.toZonedDateTime(zone).offsetNanoseconds
  const until = date.add({ days: 1 }).toZonedDateTime(zone).offsetNanoseconds
  const value = from === until ? from / 1_000_000 : 'changes'
  if (offsets.size > 50_000) offsets.clear()
  offsets.set(key, value)
  return value
}

/** Whether this is a zone that this program knows. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
