import { Temporal } from 'temporal-polyfill'
import type { Shift } from '../commands/when-words'

const local = (at: number, zone: string): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(Math.round(at)).toZonedDateTimeISO(zone)

/**
 * The shift that brings an instant to where it is seen after days and minutes on the clock: 22:00 dragged down to 04:00
 * of the next day lands at 04:00, also where an hour is missing or doubled between (RFC 5545's choice for times that do
 * not exist: the later one).
 */
export function shiftOnClock(at: number, days: number, minutes: number, zone: string): Shift {
  const from = local(at, zone)
  const wanted = from.toPlainDateTime().add({ days }).add({ minutes }).toZonedDateTime(zone)
  return shiftTo(at, wanted.epochMilliseconds, zone)
}

/** The shift from one instant to another: whole local days, then exact minutes. */
export function shiftTo(at: number, target: number, zone: string): Shift {
  const from = local(at, zone)
  const days = from.toPlainDate().until(local(target, zone).toPlainDate(), { largestUnit: 'days' }).days
  return { days, minutes: Math.round((target - from.add({ days }).epochMilliseconds) / 60_000) }
}
