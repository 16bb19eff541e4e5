import type { ApprovalState } from '../../model/approval'
import type { ConflictAcceptance, FreezeException } from '../../model/time-band'

/** What two things, or one thing and a rule, can be at odds about; ServiceNow's ten kinds are among them (field.md, 2.7). */
export const conflictKinds = [
  'same-ci',
  'parent-ci',
  'child-ci',
  'same-service',
  'same-environment',
  'environment-booked',
  'booked-twice',
  'in-freeze',
  'in-parent-freeze',
  'in-child-freeze',
  'outside-window',
  'outside-parent-window',
  'outside-child-window',
  'same-person',
  'out-of-order',
  'outside-deployment-window',
  'back-out-does-not-fit',
  'missing-approval',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** Hard is wrong, soft asks somebody to look. */
export type Severity = 'hard' | 'soft'

/** Whether it still asks for a decision: somebody has accepted it as its facts stand, or a freeze exception lifts it. */
export type Standing =
  | { readonly state: 'open' }
  | { readonly state: 'accepted'; readonly acceptance: ConflictAcceptance }
  | { readonly state: 'excepted'; readonly exception: FreezeException }

/**
 * A conflict of `subject` with `other`. Of a pair the subject is the one that starts later: it came into what was already
 * planned. Epoch milliseconds, half-open.
 */
export interface Conflict {
  /** The same as long as it is between the same two about the same thing, whatever their times. */
  readonly key: string
  readonly kind: ConflictKind
  readonly severity: Severity
  /** Entities: a release, change, booking or plan; the other side also a freeze, a service, CI or environment with windows, or ''. */
  readonly subject: string
  readonly other: string
  /** Where they meet; for a window what lies outside. */
  readonly from: number
  readonly to: number
  /** What they meet at: CIs, services, an environment, a person, tasks. */
  readonly about: readonly string[]
  /** Of what repeats, the start of the occurrence. */
  readonly occurrence?: number
  /** Of a missing approval, what there is instead. */
  readonly approval?: ApprovalState
  readonly standing: Standing
}

export const open: Standing = { state: 'open' }

/** Names of pairs do not depend on who is named first. */
export const pairKey = (family: string, a: string, b: string): string => (a < b ? `${family} ${a} ${b}` : `${family} ${b} ${a}`)
