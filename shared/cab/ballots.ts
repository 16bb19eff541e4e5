import type { Roots } from '../log/apply'
import type { Sha256 } from '../log/canonical'
import type { MeetingMember } from '../model/board'
import { type Fact, fact, type Verdict } from '../model/verdict'
import { contentOf, hashOfSeen } from './content'
import { barsOf } from './duties'
import { peopleOf, samePerson } from './people'
import { type SignedVote, signedIn } from './signed'
import { viewsIn } from './views-in'

/** Where a member stands with a subject: only `counted` counts. */
export type BallotStanding =
  | 'counted'
  /** Given for other content than is judged. */
  | 'stale'
  /** The entry is not by a device of whom the vote names. */
  | 'not-signed-by-voter'
  /** What was seen does not have the hash that the vote is for. */
  | 'content-mismatch'
  /** Nobody has vouched for the device. */
  | 'unvouched'
  /** This person's vote counts already for another seat. */
  | 'counted-already'
  | 'recused'
  | 'requester'
  | 'implementer'
  | 'no-vote'
  | 'not-voting'

/** A member's seat, the vote for it that comes first, and what it is worth. */
export interface Ballot {
  readonly member: MeetingMember
  readonly standing: BallotStanding
  readonly vote: SignedVote | undefined
}

/** What is judged: the content with this hash, by what was signed before a stamp; the present content, by everything, where left out. */
export interface Judged {
  readonly content: string
  readonly before?: string
}

/** Every member of a meeting (`meeting/x`) with their vote about a subject, and why it counts or does not. */
export function ballotsFor(roots: Roots, meeting: string, subject: string, sha256: Sha256, judged?: Judged): readonly Verdict<Ballot, 'ballot'>[] {
  const record = roots[meeting]
  const present = contentOf(roots, subject)
  const content = judged?.content ?? (present === undefined ? '' : hashOfSeen(present, sha256))
  const isIn = ({ view, stamp }: { readonly view: { readonly subject: string }; readonly stamp: string }): boolean =>
    view.subject === subject && (judged?.before === undefined || stamp < judged.before)
  const members = viewsIn(record, 'meeting-member')
  const people = peopleOf(roots)
  const recusals = signedIn(roots, record, 'recusal').filter(isIn)
  const cast = signedIn(roots, record, 'vote')
    .filter(isIn)
    .reverse()
    .map((vote): Cast => ({ vote, worth: worthOf(vote, content, sha256) }))
  const used: string[] = []

  /** Why the people of a seat may not judge, whoever of them votes. */
  const barOf = (names: readonly string[], devices: readonly string[]): { standing: BallotStanding; because: readonly Fact[] } | undefined => {
    const known = [...names, ...devices.flatMap(people.namesOf)]
    const recusal = recusals.find(({ view, person }) => samePerson(view.by, person) && known.some((name) => samePerson(name, person)))
    if (recusal !== undefined) return { standing: 'recused', because: [fact(`recusal/${recusal.view.id}`, 'reason', recusal.view.reason)] }
    const bar = barsOf(roots, subject, known)
    return bar === undefined ? undefined : { standing: bar.standing, because: [bar.because] }
  }
  const count = (member: MeetingMember, { vote }: Cast): Verdict<Ballot, 'ballot'> => {
    const bar = barOf([member.person, vote.person], [vote.device])
    if (bar === undefined) used.push(vote.person)
    return verdict(member, bar?.standing ?? 'counted', vote, bar?.because ?? [])
  }

  // Own votes come first: a delegate stands in only for who has not voted, and nobody counts twice.
  const own = members.map((member, at) => {
    if (!member.voting) return verdict(member, 'not-voting', cast.find(({ vote }) => samePerson(vote.person, member.person))?.vote, [])
    if (members.slice(0, at).some((other) => other.voting && samePerson(other.person, member.person))) return verdict(member, 'counted-already', undefined, [])
    const mine = cast.filter(({ vote }) => samePerson(vote.person, member.person) && isFor(vote, member))
    const good = mine.find(({ worth }) => worth === 'good')
    const bar = barOf(
      [member.person],
      mine.slice(0, 1).map(({ vote }) => vote.device),
    )
    if (bar !== undefined) return verdict(member, bar.standing, (good ?? mine[0])?.vote, bar.because)
    return good === undefined ? undefined : count(member, good)
  })
  return members.map((member, at) => {
    const settled = own[at]
    if (settled !== undefined) return settled
    const isMemberToo = members.some(({ voting, person }) => voting && samePerson(person, member.delegate))
    const delegated = cast.filter(
      ({ vote }) => samePerson(vote.person, member.delegate) && (isFor(vote, member) || (vote.view.insteadOf === '' && !isMemberToo)),
    )
    const good = delegated.find(({ worth }) => worth === 'good')
    if (good !== undefined && !used.some((name) => samePerson(name, good.vote.person))) return count(member, good)
    if (good !== undefined) return verdict(member, 'counted-already', good.vote, [fact(`meeting-member/${member.id}`, 'delegate', member.delegate)])
    const claims = cast.filter(({ vote }) => samePerson(vote.view.by, member.person) || samePerson(vote.person, member.person))
    const worst = claims.find(({ worth }) => worth === 'stale') ?? delegated[0] ?? claims[0]
    if (worst === undefined || worst.worth === 'good') return verdict(member, 'no-vote', undefined, [])
    return verdict(member, worst.worth, worst.vote, [])
  })
}

interface Cast {
  readonly vote: SignedVote
  readonly worth: 'good' | 'stale' | 'not-signed-by-voter' | 'content-mismatch' | 'unvouched'
}

/** What a vote is worth in itself: who signed it has voted, whatever it says, and for what they saw alone. */
function worthOf({ view, person }: SignedVote, content: string, sha256: Sha256): Cast['worth'] {
  if (person === '') return 'unvouched'
  if (!samePerson(view.by, person)) return 'not-signed-by-voter'
  if (view.content === '' || hashOfSeen(view.seen, sha256) !== view.content) return 'content-mismatch'
  return view.content === content ? 'good' : 'stale'
}

/** Whether a vote is meant for a seat: one's own, or that of the member whom it names. */
const isFor = ({ view, person }: SignedVote, member: MeetingMember): boolean =>
  view.insteadOf === '' ? samePerson(person, member.person) : samePerson(view.insteadOf, member.person)

function verdict(member: MeetingMember, standing: BallotStanding, vote: SignedVote | undefined, because: readonly Fact[]): Verdict<Ballot, 'ballot'> {
  const seat = `meeting-member/${member.id}`
  const own = [fact(seat, 'person', member.person), ...(member.voting ? [] : [fact(seat, 'voting', false)])]
  const given = vote === undefined ? [] : (['choice', 'by', 'content'] as const).map((field) => fact(`vote/${vote.view.id}`, field, vote.view[field]))
  const signed = vote === undefined ? [] : [fact(`vote/${vote.view.id}`, 'signed by', vote.person)]
  return { outcome: { member, standing, vote }, rule: 'ballot', because: [...own, ...given, ...signed, ...because] }
}
