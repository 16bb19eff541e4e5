import type { Roots } from '../log/apply'
import type { Sha256 } from '../log/canonical'
import type { ApprovalState } from '../model/approval'
import type { Condition, Decision, Meeting } from '../model/board'
import { idOf } from '../model/entity-id'
import type { Fact } from '../model/verdict'
import { conditionsOf } from './conditions'
import { contentOf, hashOfSeen } from './content'
import { changesSince, type DatedChange } from './content-changes'
import { decisionsOf } from './decisions'
import type { DecisionAnswer } from './evaluate-decision'
import type { SignedDecision } from './signed'
import { supportOf } from './support'
import { rootIn } from './views-in'

/** What a subject's approval is worth now, derived anew from what was signed. */
export interface Approval {
  readonly state: ApprovalState
  /** The decision that holds; undefined where there is none. */
  readonly decision: SignedDecision | undefined
  readonly meeting: Meeting | undefined
  /** All that it demands, as it stands. */
  readonly conditions: readonly Condition[]
  /** Those of them that are neither met nor waived. */
  readonly openConditions: readonly Condition[]
  /** What has changed since, of a stale one. */
  readonly changes: readonly DatedChange[]
  /** An emergency that the emergency board has approved is still to be looked at by the board. */
  readonly reviewOwed: boolean
  /** Why an unsupported one does not count, as a sentence; else ''. */
  readonly refusal: string
  readonly because: readonly Fact[]
  readonly answer?: DecisionAnswer
}

const none: Approval = {
  state: 'none',
  decision: undefined,
  meeting: undefined,
  conditions: [],
  openConditions: [],
  changes: [],
  reviewOwed: false,
  refusal: '',
  because: [],
}

/**
 * The approval of `change/x` or `release/x`. The latest decision for the present content holds; where there is none, the
 * latest at all. It counts when what was signed before it comes to the same.
 */
export function approvalOf(roots: Roots, subject: string, sha256: Sha256): Approval {
  const decisions = decisionsOf(roots).get(subject)
  const content = decisions === undefined ? undefined : contentOf(roots, subject)
  if (decisions === undefined || content === undefined) return none
  const hash = hashOfSeen(content, sha256)
  const decision = decisions.findLast(({ view }) => view.content === hash) ?? decisions.at(-1)
  if (decision === undefined) return none
  const meeting = rootIn(roots, 'meeting', idOf(decision.view.of))
  const { refusal, because, answer } = supportOf(roots, decision, sha256)
  const found: Approval = { ...none, decision, meeting, refusal, because, ...(answer === undefined ? {} : { answer }) }
  if (refusal !== '') return { ...found, state: 'unsupported' }
  if (!isYes(decision.view)) return { ...found, state: decision.view.outcome === 'deferred' ? 'deferred' : 'rejected' }
  const isStale = decision.view.content !== hash
  const conditions = conditionsOf(roots, decision, answer)
  return {
    ...found,
    state: isStale ? 'stale' : 'valid',
    conditions,
    openConditions: conditions.filter(({ standing }) => standing.state === 'open'),
    changes: isStale ? changesSince(roots, subject, decision.view.seen) : [],
    reviewOwed: meeting?.kind === 'ECAB' && !decisions.some(({ view }) => rootIn(roots, 'meeting', idOf(view.of))?.kind === 'CAB'),
  }
}

const isYes = ({ outcome }: Decision): boolean => outcome === 'approved' || outcome === 'approved-with-conditions'
