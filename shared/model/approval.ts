import type { Guard } from './machine'
import { fact } from './verdict'

/** What an approval is worth, derived from what was signed (shared/cab/approval.ts). */
export type ApprovalState = 'none' | 'valid' | 'stale' | 'rejected' | 'deferred' | 'unsupported'

/** The approval as a move sees it; `not-asked` where none is kept here (resources/decisions/conflicts.md). */
export interface MoveApproval {
  readonly state: 'not-asked' | ApprovalState
  readonly openConditions: number
}

export const notAsked: MoveApproval = { state: 'not-asked', openConditions: 0 }

/** What a move that needs an approval waits for: each reason in its own words. */
export function approvalGuards<Facts extends { readonly approval: MoveApproval }>(entityOf: (facts: Facts) => string): readonly Guard<Facts>[] {
  const unless = (state: ApprovalState, code: string, words: string): Guard<Facts> => ({
    code,
    words,
    holds: ({ approval }) => approval.state !== state,
    facts: (facts) => [fact(entityOf(facts), 'approval', facts.approval.state)],
  })
  return [
    unless('none', 'approval-missing', 'Get it approved: no board has decided about it.'),
    unless('stale', 'approval-stale', 'Its approval is stale: ask for re-approval, or put back what has changed.'),
    unless('rejected', 'approval-rejected', 'The board has rejected it.'),
    unless('deferred', 'approval-deferred', 'The board has deferred it.'),
    unless('unsupported', 'approval-unsupported', 'Its approval doesn’t count: the signed votes don’t come to it.'),
    {
      code: 'conditions-open',
      words: 'Meet or waive the conditions of its approval.',
      holds: ({ approval }) => approval.openConditions === 0,
      facts: (facts) => [fact(entityOf(facts), 'openConditions', facts.approval.openConditions)],
    },
  ]
}
