import { conditionId } from '../../cab/conditions'
import { contentOf, hashOfSeen } from '../../cab/content'
import { evaluateDecision } from '../../cab/evaluate-decision'
import { chairRefusal, spokenOutcome } from '../../cab/support'
import { rootIn, viewsIn } from '../../cab/views-in'
import type { Draft } from '../../log/operation'
import type { AskedCondition, Outcome } from '../../model/board'
import { idOf } from '../../model/entity-id'
import { type Failure, failed, ok, type Result } from '../../model/result'
import type { When } from '../../model/when'
import { combine, create, edit } from '../edit'
import { type BoardFacts, writtenOnce } from './signer'
import { subjectName } from './subject-name'

export interface NewDecision {
  readonly outcome: Exclude<Outcome, ''>
  readonly reason: string
  /** An instant. */
  readonly at: When
  /** What the chair demands besides, where the chair decides. */
  readonly conditions?: readonly AskedCondition[]
}

/**
 * Records what the votes come to, or what the chair decides where the rule is that; refused for anything else. The
 * conditions of the counted votes become conditions in the same entry, and the agenda says the outcome.
 */
export function recordDecision(facts: BoardFacts, random: string, { outcome, reason, at, conditions = [] }: NewDecision): Result<Draft, Failure> {
  const { roots, meeting, subject, sha256, signer } = facts
  const held = rootIn(roots, 'meeting', idOf(meeting))
  const seen = contentOf(roots, subject)
  if (held === undefined || seen === undefined) return refused('This is not here any more.', meeting)
  if (held.state === 'cancelled') return refused('The meeting was cancelled.', meeting)
  const answer = evaluateDecision(roots, meeting, subject, sha256).outcome
  const isChair = held.rule === 'chair-decides'
  if (isChair) {
    const refusal = chairRefusal(roots, meeting, subject, signer.person, signer.device)
    if (refusal !== '') return refused(refusal, meeting)
    if (!answer.quorum.reached) return refused(answer.missing[0] ?? 'The quorum is not reached.', meeting)
  } else if (answer.outcome !== outcome) {
    if (answer.outcome === '') return refused(`There is no decision yet: ${answer.missing.join(' ')}`, meeting)
    return refused(`The votes that count come to ${spokenOutcome(answer.outcome)}, not to ${spokenOutcome(outcome)}.`, meeting)
  }
  const demanded = outcome === 'approved-with-conditions' ? [...answer.conditions, ...(isChair ? conditions : [])] : []
  if (outcome === 'approved-with-conditions' && demanded.length === 0) return refused('Name at least one condition.', meeting)
  const id = writtenOnce(signer, random)
  const decision = create('decision', id, {
    of: meeting,
    subject,
    content: hashOfSeen(seen, sha256),
    seen,
    outcome,
    basis: isChair ? 'chair' : 'votes',
    by: signer.person,
    at,
    reason,
  })
  const item = viewsIn(roots[meeting], 'agenda-item').find((each) => each.subject === subject)
  return ok(
    combine('record-decision', `Decided on ${subjectName(roots, subject)}: ${outcome.replaceAll('-', ' ')}`, [
      decision,
      ...demanded.map(({ title, owner, due }, place) => create('condition', conditionId(id, place), { of: meeting, subject, decision: id, title, owner, due })),
      ...(item === undefined ? [] : [edit('agenda-item', item, { state: outcome })]),
    ]),
  )
}

const refused = (message: string, place: string) => failed<Failure>({ code: 'cannot-decide', message, place })
