import type { DoubleBooking } from '#shared/assess/booking-overlap'
import type { OverlapOutcome } from '#shared/assess/freeze-overlap'
import type { LevelOutcome } from '#shared/assess/risk-level'
import type { Verdict } from '#shared/model/verdict'

/** What asks somebody to decide about a release, each with the verdict it was derived by. */
export type Attention =
  | { readonly kind: 'hard-freeze' | 'soft-freeze'; readonly verdict: Verdict<OverlapOutcome, 'freeze-overlap'> }
  | { readonly kind: 'double-booking'; readonly verdict: Verdict<DoubleBooking, 'environment-booked-twice'> }
  | { readonly kind: 'past-target'; readonly verdict: Verdict<PastTarget, 'past-target'> }
  | { readonly kind: 'above-appetite'; readonly verdict: Verdict<LevelOutcome, 'risk-highest'> }

/** Both in epoch milliseconds. */
export interface PastTarget {
  readonly target: number
  readonly now: number
}

/** In the order in which they are shown: what blocks first. */
export const attentionKinds = ['hard-freeze', 'double-booking', 'soft-freeze', 'past-target', 'above-appetite'] as const satisfies readonly Attention['kind'][]

/** The two words of the chip. */
export const attentionWords: Readonly<Record<Attention['kind'], string>> = {
  'hard-freeze': 'Hard freeze',
  'double-booking': 'Double booking',
  'soft-freeze': 'Soft freeze',
  'past-target': 'Past target',
  'above-appetite': 'Above appetite',
}

/** Hard conflicts are wrong, all others warn (design.md, 2). */
export const attentionTone = (kind: Attention['kind']): 'danger' | 'warning' => (kind === 'hard-freeze' ? 'danger' : 'warning')
