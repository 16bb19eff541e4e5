import type { Ballot, BallotStanding } from '#shared/cab/ballots'
import { samePerson } from '#shared/cab/people'
import type { MeetingMember, VoteChoice } from '#shared/model/board'
import type { Verdict } from '#shared/model/verdict'

/** The seat that a person votes for: their own, else one whose delegate they are; undefined where they have none. */
export function seatOf(members: readonly MeetingMember[], me: string): MeetingMember | undefined {
  const own = members.find(({ person }) => samePerson(person, me))
  return own?.voting === true ? own : (members.find(({ voting, delegate }) => voting && samePerson(delegate, me)) ?? own)
}

/** Where the person at this device stands with an item of the agenda. */
export type OwnStanding =
  | { readonly kind: 'no-seat' }
  | { readonly kind: 'not-voting' }
  | { readonly kind: 'barred'; readonly why: 'requester' | 'implementer' | 'recused' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'stale'; readonly choice: VoteChoice; readonly at: number }
  /** A vote is there and does not count: nobody has vouched for the device, say. */
  | { readonly kind: 'waits'; readonly standing: BallotStanding; readonly choice: VoteChoice; readonly at: number }
  | { readonly kind: 'voted'; readonly choice: VoteChoice; readonly at: number }

/** The own standing, read from the ballot of the own seat. */
export function ownStanding(ballots: readonly Verdict<Ballot, 'ballot'>[], seat: MeetingMember | undefined): OwnStanding {
  const own = ballots.find(({ outcome }) => outcome.member.id === seat?.id)?.outcome
  if (own === undefined) return { kind: 'no-seat' }
  const { standing, vote } = own
  const given = { choice: vote?.view.choice ?? 'abstain', at: vote?.at ?? 0 } as const
  switch (standing) {
    case 'not-voting':
      return { kind: 'not-voting' }
    case 'requester':
    case 'implementer':
    case 'recused':
      return { kind: 'barred', why: standing }
    case 'no-vote':
      return { kind: 'asked' }
    case 'stale':
      return { kind: 'stale', ...given }
    case 'counted':
      return { kind: 'voted', ...given }
    default:
      return { kind: 'waits', standing, ...given }
  }
}

/** Whether it is this person's turn: no vote, or one that no longer counts. */
export const isAsked = (own: OwnStanding): boolean => own.kind === 'asked' || own.kind === 'stale'
