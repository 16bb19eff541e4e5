import { contentOf, hashOfSeen } from '../../cab/content'
import { barsOf } from '../../cab/duties'
import { samePerson } from '../../cab/people'
import { signedIn } from '../../cab/signed'
import { rootIn, viewsIn } from '../../cab/views-in'
import type { Draft } from '../../log/operation'
import type { AskedCondition, VoteChoice } from '../../model/board'
import { idOf } from '../../model/entity-id'
import { type Failure, failed, ok, type Result } from '../../model/result'
import { create } from '../edit'
import { type BoardFacts, writtenOnce } from './signer'
import { subjectName } from './subject-name'

export interface NewVote {
  readonly choice: VoteChoice
  readonly comment: string
  /** What an approval with conditions asks for. */
  readonly conditions: readonly AskedCondition[]
}

/**
 * Votes for what is seen now. A member changes their mind by voting again; nothing takes a vote back. Refused where the
 * vote would not count: see `voteRefusal`.
 */
export function castVote(facts: BoardFacts, random: string, vote: NewVote): Result<Draft, Failure> {
  const { roots, meeting, subject, sha256, signer } = facts
  const refusal = voteRefusal(facts)
  if (refusal !== '') return refused(refusal, meeting)
  const seen = contentOf(roots, subject)
  if (seen === undefined) return refused('This is not here any more.', subject)
  const conditions = vote.choice === 'approve-with-conditions' ? vote.conditions.filter(({ title }) => title.trim() !== '') : []
  if (vote.choice === 'approve-with-conditions' && conditions.length === 0) return refused('Name at least one condition.', meeting)
  if (conditions.some(({ owner, due }) => owner.trim() === '' || due === '')) return refused('A condition needs an owner and a due date.', meeting)
  const fields = {
    of: meeting,
    subject,
    content: hashOfSeen(seen, sha256),
    seen,
    by: signer.person,
    insteadOf: seatOf(facts)?.insteadOf ?? '',
    choice: vote.choice,
    conditions: [...conditions],
    comment: vote.comment,
  }
  return ok({ ...create('vote', writtenOnce(signer, random), fields, `Voted on ${subjectName(roots, subject)}: ${words[vote.choice]}`), command: 'cast-vote' })
}

const words: Readonly<Record<VoteChoice, string>> = {
  approve: 'approve',
  'approve-with-conditions': 'approve with conditions',
  reject: 'reject',
  defer: 'defer',
  abstain: 'abstain',
}

/** Why the signer can't vote here, as a sentence; '' where they can. */
export function voteRefusal(facts: BoardFacts): string {
  const { roots, meeting, subject, signer } = facts
  const held = rootIn(roots, 'meeting', idOf(meeting))
  if (held === undefined) return 'This meeting is not here any more.'
  if (held.state === 'cancelled') return 'The meeting was cancelled.'
  const seat = seatOf(facts)
  if (signer.person === '') return 'Say who you are first: a vote bears its voter’s name.'
  if (seat === undefined) return `${signer.person} is neither a voting member of this meeting nor a delegate.`
  const names = seat.insteadOf === '' ? [signer.person] : [signer.person, seat.insteadOf]
  const bar = barsOf(roots, subject, names)
  if (bar !== undefined) return `${String(bar.because.value)} ${bar.standing === 'requester' ? 'asks for it' : 'carries it out'}, and so can’t vote.`
  const recused = signedIn(roots, roots[meeting], 'recusal').some(
    ({ view, person, device }) => view.subject === subject && (device === signer.device || names.some((name) => samePerson(name, person))),
  )
  return recused ? 'A conflict of interest was declared, so the vote is out.' : ''
}

/** The seat that the signer votes for: their own, else that of the first member who named them. */
export function seatOf({ roots, meeting, signer }: BoardFacts): { readonly member: string; readonly insteadOf: string } | undefined {
  const members = viewsIn(roots[meeting], 'meeting-member').filter(({ voting }) => voting)
  const own = members.find(({ person }) => samePerson(person, signer.person))
  if (own !== undefined) return { member: own.id, insteadOf: '' }
  const delegated = members.find(({ delegate }) => samePerson(delegate, signer.person))
  return delegated === undefined ? undefined : { member: delegated.id, insteadOf: delegated.person }
}

const refused = (message: string, place: string) => failed<Failure>({ code: 'cannot-vote', message, place })
