import type { Roots } from '../log/apply'
import type { AskedCondition, Condition } from '../model/board'
import { heldView, viewOf } from '../model/view'
import { barsOf } from './duties'
import type { DecisionAnswer } from './evaluate-decision'
import { peopleOf } from './people'
import { deviceIn, type SignedDecision } from './signed'
import { viewsIn } from './views-in'

/** The name of a decision's n-th condition, counted from 0: who removes one does not get rid of it. */
export const conditionId = (decision: string, at: number): string => `${decision}-${at + 1}`

/**
 * What an approval demands: the conditions that counted votes asked for, whether or not they are recorded, and what was
 * recorded besides. One that is removed, or waived by whoever asks for the change or carries it out, is open.
 */
export function conditionsOf(roots: Roots, decision: SignedDecision, answer: DecisionAnswer | undefined): readonly Condition[] {
  const { id, of, subject } = decision.view
  const record = roots[of]
  const asked = answer?.conditions ?? []
  const demanded = asked.map((condition, at) => {
    const name = conditionId(id, at)
    const held = record?.entities[`condition/${name}`]
    const view = held === undefined ? viewOf('condition', name, {}) : heldView('condition', name, held)
    return view.removed || view.subject !== subject ? openOne(view, decision, condition) : view
  })
  const ids = new Set(demanded.map((condition) => condition.id))
  const recorded = viewsIn(record, 'condition').filter((condition) => condition.decision === id && condition.subject === subject && !ids.has(condition.id))
  return [...demanded, ...recorded].map((condition) => (isWaivedByParty(roots, of, condition) ? { ...condition, standing: { state: 'open' } } : condition))
}

const openOne = (view: Condition, { view: { id, of, subject } }: SignedDecision, { title, owner, due }: AskedCondition): Condition => ({
  ...view,
  removed: false,
  of,
  subject,
  decision: id,
  title,
  owner,
  due,
  standing: { state: 'open' },
})

function isWaivedByParty(roots: Roots, meeting: string, { id, subject, standing }: Condition): boolean {
  if (standing.state !== 'waived') return false
  const stamp = roots[meeting]?.entities[`condition/${id}`]?.['standing']?.[1]
  const names = stamp === undefined ? [] : peopleOf(roots).namesOf(deviceIn(stamp))
  return barsOf(roots, subject, [standing.by, ...names]) !== undefined
}
