import type { Draft } from '../../log/operation'
import { type Failure, failed, ok, type Result } from '../../model/result'
import { create } from '../edit'
import { type BoardFacts, writtenOnce } from './signer'
import { subjectName } from './subject-name'

/** Declares a conflict of interest: it takes the person's seat out for this subject, and stands. */
export function recuse({ roots, meeting, subject, signer }: BoardFacts, random: string, reason: string): Result<Draft, Failure> {
  if (reason.trim() === '') return failed({ code: 'reason-missing', message: 'Say why you are not free to judge it.', place: meeting })
  const fields = { of: meeting, subject, by: signer.person, reason }
  const summary = `Declared a conflict of interest in ${subjectName(roots, subject)}: ${reason}`
  return ok({ ...create('recusal', writtenOnce(signer, random), fields, summary), command: 'recuse' })
}
