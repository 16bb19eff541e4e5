import type { Draft } from '../log/operation'
import type { Phase } from '../model/phase'
import { type Failure, failed, ok, type Result } from '../model/result'
import { endsAt, startsAt, type When } from '../model/when'
import { edit } from './edit'

/** Gives a phase its start, its end or both. Refused where it would end before it starts; a day ends at its end. */
export function datePhase(phase: Phase, dates: { readonly start?: When; readonly end?: When }, zone: string): Result<Draft, Failure> {
  const next = { ...phase, ...dates }
  const start = startsAt(next.start, zone)
  const end = endsAt(next.end, zone)
  if (start !== undefined && end !== undefined && end <= start) {
    return failed({ code: 'end-before-start', message: `“${phase.title}” would end before it starts.`, place: `phase/${phase.id}` })
  }
  return ok({ ...edit('phase', phase, dates), command: 'date-phase' })
}
