import { criteriaOf, gateProgress } from '../assess/gate-progress'
import type { Draft } from '../log/operation'
import type { Criterion } from '../model/criterion'
import type { Gate } from '../model/gate'
import { type Failure, failed, ok, type Result } from '../model/result'
import { edit, titleOf } from './edit'

export type GateDecision = 'go' | 'no-go' | 'go-with-conditions'

const words: Readonly<Record<GateDecision, string>> = { go: 'Go', 'no-go': 'No-go', 'go-with-conditions': 'Go with conditions' }

/** Decides a gate at `now`. Go needs every criterion met or waived (field.md 2.4, 5); anything else needs its reason. */
export function decideGate(
  gate: Gate,
  criteria: readonly Criterion[],
  decision: GateDecision,
  { by, reason, now }: { readonly by: string; readonly reason: string; readonly now: string },
): Result<Draft, Failure> {
  const { mayGo, open, of } = gateProgress(criteriaOf(gate, criteria)).outcome
  if (decision === 'go' && !mayGo) {
    const message = of === 0 ? 'Give the gate a criterion first.' : `Go needs every criterion met or waived: ${open.length} of ${of} are open.`
    return failed({ code: 'criteria-open', message, place: `gate/${gate.id}` })
  }
  if (decision !== 'go' && reason.trim() === '') return failed({ code: 'reason-missing', message: `Give the reason for “${words[decision]}”.` })
  const patch = { decision: { state: decision, at: now, by, reason: reason.trim() } }
  return ok({ ...edit('gate', gate, patch, `${words[decision]} for ${titleOf({ ...gate })}`), command: 'decide-gate' })
}

export const reopenGate = (gate: Gate): Draft => ({
  ...edit('gate', gate, { decision: { state: 'not-assessed' } }, `Opened the decision on ${titleOf({ ...gate })} again`),
  command: 'reopen-gate',
})
