import { viewsOf } from '#data/select'
import { sha256 } from '#data/sha256'
import { assessedRisk } from '#shared/assess/change-risk/assessed-risk'
import { moveApproval } from '#shared/cab/move-approval'
import type { RootRecord, Roots } from '#shared/log/apply'
import { type Change, type ChangeFacts, type ChangeState, changeMoves } from '#shared/model/change'
import { judgeMove, type Move, type MoveAnswer, movesFrom } from '#shared/model/machine'

/** What the guards of a change's moves are judged by, read from its record. */
export const changeFacts = (roots: Roots, record: RootRecord, change: Change): ChangeFacts => ({
  change,
  affectsSomething: viewsOf(record, 'affects').length > 0,
  openTasks: viewsOf(record, 'change-task').filter(({ state }) => state !== 'closed' && state !== 'cancelled').length,
  isAssessed: assessedRisk(roots, change.id)?.outcome.isAssessed === true,
  approval: moveApproval(roots, `change/${change.id}`, sha256),
})

type ChangeMove = Move<ChangeState, ChangeFacts>

/** The moves of the change's own model: forward ones stand as buttons, going back and cancelling in the menu. */
export function movesOf(facts: ChangeFacts): { readonly forward: readonly ChangeMove[]; readonly others: readonly ChangeMove[] } {
  // A path of another type is no move at all: nothing that is done would ever allow it.
  const moves = movesFrom(changeMoves, facts.change.state).filter(({ to }) => !missingFor(facts, to).some(({ code }) => code === 'other-path'))
  const isForward = ({ from, to }: ChangeMove): boolean => to !== 'cancelled' && !(to === 'new' && from !== 'new')
  return { forward: moves.filter(isForward), others: moves.filter((move) => !isForward(move)) }
}

/** What a move still waits for; empty where it is allowed or no longer leads from here. */
export function missingFor(facts: ChangeFacts, to: ChangeState): MoveAnswer['missing'] {
  const { state } = facts.change
  if (!movesFrom(changeMoves, state).some((move) => move.to === to)) return []
  return judgeMove(changeMoves, state, to, facts).outcome.missing
}
