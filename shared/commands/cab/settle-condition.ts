import { barsOf } from '../../cab/duties'
import type { Roots } from '../../log/apply'
import type { Draft } from '../../log/operation'
import type { Condition } from '../../model/board'
import { type Failure, failed, ok, type Result } from '../../model/result'
import { edit } from '../edit'
import type { Signer } from './signer'

/** Says of a condition that it is met, or that it is waived, by name and with the reason. `at` is an instant. Whoever asks for the change or carries it out waives nothing. */
export function settleCondition(
  roots: Roots,
  condition: Condition,
  { state, reason, at }: { readonly state: 'met' | 'waived'; readonly reason: string; readonly at: string },
  { person }: Signer,
): Result<Draft, Failure> {
  const place = `condition/${condition.id}`
  if (reason.trim() === '') return failed({ code: 'reason-missing', message: state === 'met' ? 'Say how it was met.' : 'Say why it is waived.', place })
  if (person === '') return failed({ code: 'name-missing', message: 'Say who you are first, in the settings.', place })
  if (state === 'waived' && barsOf(roots, condition.subject, [person]) !== undefined) {
    return failed({ code: 'cannot-waive', message: `${person} asks for it or carries it out, and so can’t waive a condition.`, place })
  }
  const summary = `${state === 'met' ? 'Met' : 'Waived'} the condition “${condition.title}”: ${reason}`
  return ok({ ...edit('condition', condition, { standing: { state, at, by: person, reason } }, summary), command: 'settle-condition' })
}
