import { expand } from '#shared/calendar/recurrence'
import type { Freeze } from '#shared/model/time-band'

/** The freezes that touch a stretch of time: a legend shall not tell of others. */
export const freezesWithin = (freezes: readonly Freeze[], from: number, to: number, zone: string): readonly Freeze[] =>
  freezes.filter((freeze) => expand(freeze, from, to, zone).occurrences.some((span) => span.from < to && span.to > from))
