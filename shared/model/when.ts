import * as z from 'zod'
import { dayStart } from './day-start'

/** An instant as text in UTC, `2026-12-05T21:00:00Z` (RFC 3339): readable in the log without a program. */
export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/)

/** A calendar day, `2026-12-05`: the whole day in whatever zone it is read. */
export const Day = z.iso.date()

/** When something is planned: '' not said, a day, or an instant. Empty is empty, never today. */
export const When = z.union([z.literal(''), Day, Instant])
export type When = z.infer<typeof When>

export const isDay = (when: When): boolean => when.length === 10

/** Epoch milliseconds of the beginning of a `When` in a zone; undefined where nothing is said. */
export function startsAt(when: When, zone: string): number | undefined {
  if (when === '') return undefined
  return isDay(when) ? dayStart(when, zone) : Date.parse(when)
}

/** Epoch milliseconds of the end of a `When`: for a day the beginning of the next one (exclusive), for an instant itself. */
export function endsAt(when: When, zone: string): number | undefined {
  if (when === '') return undefined
  return isDay(when) ? endOfDay(when, zone) : Date.parse(when)
}

/** Counted in UTC, where every day is as long: no need of a calendar, which a portfolio of phases would ask 100,000 times. */
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

const endOfDay = (day: string, zone: string): number => dayStart(dayAfter(day), zone)

/** The instant text of epoch milliseconds, whole seconds written without a fraction. */
export const instant = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')
