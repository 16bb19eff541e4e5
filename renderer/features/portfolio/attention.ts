import { type Conflict, type ConflictKind, conflictKinds } from '#shared/assess/conflicts/conflict'
import { kindWords, titleWords } from '#shared/assess/conflicts/kind-words'
import type { LevelOutcome } from '#shared/assess/risk-level'
import type { Verdict } from '#shared/model/verdict'

/** What asks somebody to decide about a release, each with the verdict it was derived by, or the conflict, whose derivation is made when it is asked for. */
export type Attention =
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  /** What was approved has changed since: the release itself, or changes in its scope. */
  | { readonly kind: 'stale-approval'; readonly subjects: readonly string[] }
  | { readonly kind: 'past-target'; readonly verdict: Verdict<PastTarget, 'past-target'> }
  | { readonly kind: 'above-appetite'; readonly verdict: Verdict<LevelOutcome, 'risk-highest'> }

/** Both in epoch milliseconds. */
export interface PastTarget {
  readonly target: number
  readonly now: number
}

/** The kinds that a filter tells apart. */
export type AttentionKind = ConflictKind | 'stale-approval' | 'past-target' | 'above-appetite'

export const attentionKinds: readonly AttentionKind[] = [...conflictKinds, 'stale-approval', 'past-target', 'above-appetite']

export const attentionKindOf = (attention: Attention): AttentionKind => (attention.kind === 'conflict' ? attention.conflict.kind : attention.kind)

const ownWords = { 'stale-approval': 'Approval stale', 'past-target': 'Past target', 'above-appetite': 'Above appetite' } as const

/** The kind as a filter writes it. */
export const attentionWords: Readonly<Record<AttentionKind, string>> = { ...kindWords, ...ownWords }

/** The two or three words of the chip: a conflict's are those of the conflicts everywhere. */
export const chipWords = (attention: Attention): string => (attention.kind === 'conflict' ? titleWords(attention.conflict) : ownWords[attention.kind])

/** Hard conflicts are wrong, all others warn (design.md, 2). */
export const attentionTone = (attention: Attention): 'danger' | 'warning' =>
  attention.kind === 'conflict' && attention.conflict.severity === 'hard' ? 'danger' : 'warning'
