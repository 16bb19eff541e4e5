import { viewsOf } from '#data/select'
import { sha256 } from '#data/sha256'
import { openReadiness } from '#shared/assess/gate-progress'
import { moveApproval } from '#shared/cab/move-approval'
import type { RootRecord, Roots } from '#shared/log/apply'
import { judgeMove, type Move, movesFrom } from '#shared/model/machine'
import { type Release, type ReleaseFacts, type ReleaseState, releaseMoves } from '#shared/model/release'

/** What the guards of a release's moves are judged by, read from its record. */
export function releaseFacts(roots: Roots, record: RootRecord, release: Release): ReleaseFacts {
  const plans = new Set(viewsOf(record, 'plan').flatMap(({ id, rehearsal }) => (rehearsal ? [] : [id])))
  return {
    release,
    hasScope: viewsOf(record, 'release-change').length + viewsOf(record, 'work-item').length > 0,
    hasPlan: viewsOf(record, 'task').some(({ plan }) => plans.has(plan)),
    openReadiness: openReadiness(viewsOf(record, 'gate'), viewsOf(record, 'criterion')),
    approval: moveApproval(roots, `release/${release.id}`, sha256),
  }
}

type ReleaseMove = Move<ReleaseState, ReleaseFacts>

/** The moves that leave the release's state: forward ones stand as buttons, going back and cancelling in the menu. */
export function movesOf({ state }: Release): { readonly forward: readonly ReleaseMove[]; readonly others: readonly ReleaseMove[] } {
  const moves = movesFrom(releaseMoves, state)
  const isForward = ({ to, words }: ReleaseMove): boolean => to !== 'cancelled' && !words.startsWith('Back to')
  return { forward: moves.filter(isForward), others: moves.filter((move) => !isForward(move)) }
}

export interface MissingGuard {
  readonly code: string
  readonly words: string
}

/** What a move still waits for; empty where it is allowed or no longer leads from here. */
export function missingFor(facts: ReleaseFacts, to: ReleaseState): readonly MissingGuard[] {
  const { state } = facts.release
  if (!movesFrom(releaseMoves, state).some((move) => move.to === to)) return []
  return judgeMove(releaseMoves, state, to, facts).outcome.missing
}
