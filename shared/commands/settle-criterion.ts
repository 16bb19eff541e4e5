import type { Draft } from '../log/operation'
import type { Criterion } from '../model/criterion'
import { type Failure, failed, ok, type Result } from '../model/result'
import { edit, titleOf } from './edit'

/** Says that a criterion is met or not met, by whom and when (`now`, an instant). */
export const judgeCriterion = (criterion: Criterion, state: 'met' | 'not-met', by: string, now: string): Draft => ({
  ...edit('criterion', criterion, { standing: { state, at: now, by } }, `${state === 'met' ? 'Met' : 'Not met:'} ${titleOf({ ...criterion })}`),
  command: 'judge-criterion',
})

/** Waives a criterion by name, with a reason and until when ('' is without end). */
export function waiveCriterion(criterion: Criterion, by: string, reason: string, until: string, now: string): Result<Draft, Failure> {
  if (reason.trim() === '') return failed({ code: 'reason-missing', message: 'Give the reason for the waiver.' })
  const standing = { state: 'waived' as const, at: now, by, reason: reason.trim(), until }
  return ok({ ...edit('criterion', criterion, { standing }, `Waived ${titleOf({ ...criterion })}: ${reason.trim()}`), command: 'waive-criterion' })
}

export const reopenCriterion = (criterion: Criterion): Draft => ({
  ...edit('criterion', criterion, { standing: { state: 'open' } }, `Opened ${titleOf({ ...criterion })} again`),
  command: 'reopen-criterion',
})
