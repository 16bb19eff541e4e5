import type { Draft } from '../log/operation'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Freeze, FreezeException } from '../model/time-band'
import type { When } from '../model/when'
import { create, remove, titleOf } from './edit'

export interface GrantedException {
  readonly freeze: Freeze
  /** The release or change that may go out, and what it is called. */
  readonly subject: string
  readonly subjectName: string
  /** The start of the one occurrence that it is for; '' is each. */
  readonly occurrence: When
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** Lets one release or change go out in a freeze. The signature of its entry proves who granted it (field.md 2.4, 8). */
export function grantFreezeException(id: string, { freeze, subject, subjectName, occurrence, reason, by, at }: GrantedException): Result<Draft, Failure> {
  if (reason.trim() === '') return failed({ code: 'reason-missing', message: 'Give the reason for the exception.', place: 'reason' })
  if (by.trim() === '') return failed({ code: 'name-missing', message: 'Give the name of who grants it.', place: 'name' })
  const fields = { of: 'calendar/main', freeze: freeze.id, subject, occurrence, reason: reason.trim(), grantedBy: by.trim(), granted: at }
  const summary = `Granted “${subjectName}” an exception from ${titleOf({ title: freeze.title }) || 'a freeze'}: ${reason.trim()}`
  return ok({ ...create('freeze-exception', id, fields, summary), command: 'grant-freeze-exception' })
}

export const withdrawFreezeException = (exception: FreezeException): Draft => ({
  ...remove('freeze-exception', exception, `Withdrew the freeze exception by ${exception.grantedBy}`),
  command: 'withdraw-freeze-exception',
})
