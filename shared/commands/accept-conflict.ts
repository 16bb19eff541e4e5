import type { Draft } from '../log/operation'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { ConflictAcceptance } from '../model/time-band'
import { create, remove } from './edit'

export interface AcceptedConflict {
  /** Its key, and the digest of the facts that are accepted. */
  readonly conflict: string
  readonly facts: string
  /** What it is, in words for the audit trail. */
  readonly title: string
  readonly reason: string
  readonly by: string
  readonly at: string
}

/** Accepts a conflict as its facts stand: who does, and why, is asked, since somebody will ask for it. */
export function acceptConflict(id: string, { conflict, facts, title, reason, by, at }: AcceptedConflict): Result<Draft, Failure> {
  if (reason.trim() === '') return failed({ code: 'reason-missing', message: 'Give the reason why it can stay as it is.', place: 'reason' })
  if (by.trim() === '') return failed({ code: 'name-missing', message: 'Give the name of who accepts it.', place: 'name' })
  const fields = { of: 'calendar/main', conflict, facts, reason: reason.trim(), acceptedBy: by.trim(), accepted: at }
  return ok({ ...create('conflict-acceptance', id, fields, `Accepted conflict “${title}”: ${reason.trim()}`), command: 'accept-conflict' })
}

/** Takes it back: the conflict is open again. */
export const withdrawAcceptance = (acceptance: ConflictAcceptance): Draft => ({
  ...remove('conflict-acceptance', acceptance, `Withdrew the acceptance of a conflict by ${acceptance.acceptedBy}`),
  command: 'withdraw-acceptance',
})
