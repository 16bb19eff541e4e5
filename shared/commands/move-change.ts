import type { Draft } from '../log/operation'
import { type ChangeFacts, type ChangeState, changeMoves } from '../model/change'
import { judgeMove } from '../model/machine'
import { failed, ok, type Result } from '../model/result'
import { edit, titleOf } from './edit'
import { type CannotMove, cannotMove } from './move-release'

/** Moves a change to another state of its model; refused with every missing guard named. */
export function moveChange(facts: ChangeFacts, to: ChangeState): Result<Draft, CannotMove> {
  const { change } = facts
  const { outcome } = judgeMove(changeMoves, change.state, to, facts)
  if (!outcome.allowed) return failed(cannotMove(`change/${change.id}`, outcome.missing))
  return ok({ ...edit('change', change, { state: to }, `Moved ${titleOf({ ...change })} to ${to}`), command: 'move-change' })
}
