import type { Draft } from '../log/operation'
import { judgeMove, type MoveAnswer } from '../model/machine'
import { type ReleaseFacts, type ReleaseState, releaseMoves } from '../model/release'
import { type Failure, failed, ok, type Result } from '../model/result'
import { edit, titleOf } from './edit'

/** Moves a release to another state; refused with every missing guard named. */
export function moveRelease(facts: ReleaseFacts, to: ReleaseState): Result<Draft, CannotMove> {
  const { release } = facts
  const { outcome } = judgeMove(releaseMoves, release.state, to, facts)
  if (!outcome.allowed) return failed(cannotMove(`release/${release.id}`, outcome.missing))
  return ok({ ...edit('release', release, { state: to }, `Moved ${titleOf({ ...release })} to ${to}`), command: 'move-release' })
}

export interface CannotMove extends Failure {
  readonly code: 'cannot-move'
  readonly missing: MoveAnswer['missing']
}

export const cannotMove = (place: string, missing: MoveAnswer['missing']): CannotMove => ({
  code: 'cannot-move',
  message: missing.map(({ words }) => words).join(' '),
  place,
  missing,
})
