import type { Draft } from '../log/operation'
import type { Change } from '../model/change'
import type { Release } from '../model/release'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Booking } from '../model/time-band'
import { combine } from './edit'
import { moveBand, rescheduleChange } from './move-band'
import { type ReleaseParts, shiftRelease } from './shift-release'
import type { Shift } from './when-words'

/** One thing that a repair moves, with all that moves with it. */
export type Moved =
  | { readonly kind: 'release'; readonly release: Release; readonly parts: ReleaseParts; readonly shift: Shift }
  | { readonly kind: 'change'; readonly change: Change; readonly shift: Shift }
  | { readonly kind: 'booking'; readonly booking: Booking; readonly shift: Shift }

/** Moves everything that a repair moves, as one command: all or nothing, and one undo. */
export function applyMoves(moves: readonly Moved[], zone: string): Result<Draft, Failure> {
  const drafts = moves.map((move) => draftOf(move, zone))
  const refused = drafts.find((draft) => !draft.ok)
  if (refused !== undefined && !refused.ok) return refused
  const made = drafts.flatMap((draft) => (draft.ok ? [draft.value] : []))
  const [first] = made
  if (first === undefined) return failed({ code: 'nothing-to-move', message: 'Nothing has to be moved.' })
  const summary =
    made.length === 1 ? first.summary : `Moved ${made.length} to end their conflicts: ${made.map((draft) => draft.summary.replace(/^Moved /, '')).join('; ')}`
  return ok(combine('apply-moves', summary, made))
}

function draftOf(move: Moved, zone: string): Result<Draft, Failure> {
  switch (move.kind) {
    case 'release':
      return shiftRelease(move.release, move.parts, move.shift, zone)
    case 'change':
      return rescheduleChange(move.change, move.shift, zone)
    case 'booking':
      return moveBand('booking', move.booking, move.shift, zone)
  }
}
