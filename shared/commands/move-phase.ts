import type { Draft } from '../log/operation'
import type { Phase } from '../model/phase'
import { type Failure, failed, ok, type Result } from '../model/result'
import { endsAt, startsAt } from '../model/when'
import { edit } from './edit'
import { dateWords, type Shift, shifted } from './when-words'

/** Moves a phase with both its ends. */
export function movePhase(phase: Phase, shift: Shift, zone: string): Result<Draft, Failure> {
  if (phase.start === '' && phase.end === '') return failed({ code: 'no-dates', message: `“${phase.title}” has no dates yet. Give it a start and an end.` })
  const start = shifted(phase.start, shift, zone)
  const end = shifted(phase.end, shift, zone)
  return ok({ ...edit('phase', phase, { start, end }, `Moved “${phase.title}” to ${dateWords(start || end, zone)}`), command: 'move-phase' })
}

/** Moves one end of a phase. Refused where it would end before it starts. */
export function resizePhase(phase: Phase, edge: 'start' | 'end', shift: Shift, zone: string): Result<Draft, Failure> {
  const patch = { [edge]: shifted(phase[edge], shift, zone) }
  const next = { ...phase, ...patch }
  const start = startsAt(next.start, zone)
  const end = endsAt(next.end, zone)
  if (start !== undefined && end !== undefined && end <= start) {
    return failed({ code: 'end-before-start', message: `“${phase.title}” would end before it starts.` })
  }
  const words = `${edge === 'start' ? 'Start' : 'End'} of “${phase.title}” is now ${dateWords(next[edge], zone)}`
  return ok({ ...edit('phase', phase, patch, words), command: 'resize-phase' })
}
