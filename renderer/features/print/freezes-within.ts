import type { Freeze } from '#shared/model/time-band'
import { endsAt, startsAt } from '#shared/model/when'

/** The freezes that touch a stretch of time: a legend shall not tell of others. */
export const freezesWithin = (freezes: readonly Freeze[], from: number, to: number, zone: string): readonly Freeze[] =>
  freezes.filter(({ start, end }) => {
    const begins = startsAt(start, zone)
    const ends = endsAt(end === '' ? start : end, zone)
    return begins !== undefined && ends !== undefined && begins < to && ends > from
  })
