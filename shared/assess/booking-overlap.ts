import type { Environment } from '../model/configuration'
import type { Booking } from '../model/time-band'
import { fact, type Verdict } from '../model/verdict'
import { endsAt, startsAt } from '../model/when'

export interface DoubleBooking {
  readonly environment: string
  readonly first: string
  readonly second: string
  readonly from: number
  readonly to: number
}

/** Pairs of bookings of one environment that overlap; an environment that is shared takes any number. Rejected and released ones do not count. */
export function doubleBookings(
  bookings: readonly Booking[],
  environments: readonly Environment[],
  zone: string,
): readonly Verdict<DoubleBooking, 'environment-booked-twice'>[] {
  const shared = new Set(environments.filter((environment) => environment.shared).map(({ id }) => id))
  const byEnvironment = new Map<string, { booking: Booking; from: number; to: number }[]>()
  for (const booking of bookings) {
    const from = startsAt(booking.start, zone)
    const to = endsAt(booking.end, zone)
    if (from === undefined || to === undefined || booking.environment === '' || shared.has(booking.environment)) continue
    if (booking.state === 'rejected' || booking.state === 'released') continue
    const row = byEnvironment.get(booking.environment) ?? []
    row.push({ booking, from, to })
    byEnvironment.set(booking.environment, row)
  }
  const found: Verdict<DoubleBooking, 'environment-booked-twice'>[] = []
  for (const [environment, row] of byEnvironment) {
    row.sort((a, b) => a.from - b.from || (a.booking.id < b.booking.id ? -1 : 1))
    for (const [index, first] of row.entries()) {
      for (const second of row.slice(index + 1)) {
        if (second.from >= first.to) break
        found.push({
          outcome: { environment, first: first.booking.id, second: second.booking.id, from: second.from, to: Math.min(first.to, second.to) },
          rule: 'environment-booked-twice',
          because: [
            fact(`booking/${first.booking.id}`, 'end', first.booking.end),
            fact(`booking/${second.booking.id}`, 'start', second.booking.start),
            fact(`environment/${environment}`, 'shared', false),
          ],
        })
      }
    }
  }
  return found
}
