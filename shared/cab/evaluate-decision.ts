import type { Roots } from '../log/apply'
import type { Sha256 } from '../log/canonical'
import { type AskedCondition, Meeting, type Outcome, type VoteChoice, voteChoices } from '../model/board'
import { idOf } from '../model/entity-id'
import { fact, type Verdict } from '../model/verdict'
import { type Ballot, ballotsFor, type Judged } from './ballots'
import { samePerson } from './people'
import { rootIn, viewsIn } from './views-in'

/** What the votes of a meeting come to by its rule. */
export interface DecisionAnswer {
  /** '' as long as they come to nothing. */
  readonly outcome: Outcome
  /** `members` are the voting ones. */
  readonly quorum: { readonly needed: number; readonly counted: number; readonly members: number; readonly reached: boolean }
  readonly votes: Readonly<Record<VoteChoice, number>>
  /** What stands between the votes and a decision, as sentences; empty where there is one. */
  readonly missing: readonly string[]
  /** What the counted votes ask for, in the order of members. */
  readonly conditions: readonly AskedCondition[]
  readonly ballots: readonly Verdict<Ballot, 'ballot'>[]
}

/** Evaluates quorum and rule (board.ts, Meeting). Abstentions count for the quorum alone; votes for other content for nothing. */
export function evaluateDecision(roots: Roots, meeting: string, subject: string, sha256: Sha256, judged?: Judged): Verdict<DecisionAnswer, 'decision'> {
  const view = rootIn(roots, 'meeting', idOf(meeting)) ?? Meeting.parse({ id: idOf(meeting) })
  const ballots = ballotsFor(roots, meeting, subject, sha256, judged)
  const counted = ballots.flatMap(({ outcome: { member, standing, vote } }) =>
    standing === 'counted' && vote !== undefined ? [{ member, vote: vote.view }] : [],
  )
  const votes = Object.fromEntries(voteChoices.map((choice) => [choice, counted.filter(({ vote }) => vote.choice === choice).length])) as Record<
    VoteChoice,
    number
  >
  const members = viewsIn(roots[meeting], 'meeting-member').filter(({ voting }) => voting).length
  const needed = view.quorum > 0 ? view.quorum : Math.floor(members / 2) + 1
  const quorum = { needed, counted: counted.length, members, reached: counted.length >= needed }
  const vetoed = view.rule === 'veto' && counted.some(({ member, vote }) => vote.choice === 'reject' && samePerson(member.role, view.vetoRole))
  const chair = view.rule === 'chair-decides' ? counted.find(({ member }) => samePerson(member.person, view.chair))?.vote.choice : undefined
  const sense = view.rule === 'chair-decides' ? (chair === undefined ? undefined : senses[chair]) : vetoed ? 'reject' : ruled(view.rule, votes)
  const conditions = counted.flatMap(({ vote }) => (vote.choice === 'approve-with-conditions' ? vote.conditions : []))
  const hasConditions = votes['approve-with-conditions'] > 0
  const outcome: Outcome =
    !quorum.reached || sense === undefined
      ? ''
      : sense === 'approve'
        ? hasConditions
          ? 'approved-with-conditions'
          : 'approved'
        : sense === 'reject'
          ? 'rejected'
          : 'deferred'
  return {
    outcome: { outcome, quorum, votes, missing: outcome === '' ? missingFor(view, quorum, votes) : [], conditions, ballots },
    rule: 'decision',
    because: [
      fact(meeting, 'rule', view.rule),
      fact(meeting, 'quorum', needed),
      ...(view.rule === 'veto' ? [fact(meeting, 'vetoRole', view.vetoRole)] : []),
      ...(view.rule === 'chair-decides' ? [fact(meeting, 'chair', view.chair)] : []),
      ...voteChoices.map((choice) => fact(meeting, choice, votes[choice])),
    ],
  }
}

type Sense = 'approve' | 'reject' | 'defer'
/** An approval with conditions is an approval. */
const senses: Readonly<Record<VoteChoice, Sense | undefined>> = {
  approve: 'approve',
  'approve-with-conditions': 'approve',
  reject: 'reject',
  defer: 'defer',
  abstain: undefined,
}

function ruled(rule: Meeting['rule'], votes: Readonly<Record<VoteChoice, number>>): Sense | undefined {
  const { reject, defer } = votes
  const approve = votes.approve + votes['approve-with-conditions']
  const all = approve + reject + defer
  if (all === 0) return undefined
  if (rule === 'unanimous') return approve === all ? 'approve' : reject > 0 ? 'reject' : 'defer'
  return approve * 2 > all ? 'approve' : reject * 2 > all ? 'reject' : defer * 2 > all ? 'defer' : undefined
}

function missingFor(view: Meeting, { needed, counted, members, reached }: DecisionAnswer['quorum'], votes: DecisionAnswer['votes']): readonly string[] {
  const quorum = reached
    ? []
    : [
        `${counted} of ${needed} valid votes that a decision needs.${needed > members ? ` The meeting has only ${members} voting ${members === 1 ? 'member' : 'members'}.` : ''}`,
      ]
  const deciding = counted - votes.abstain
  if (view.rule === 'chair-decides') return [...quorum, `${view.chair === '' ? 'The chair' : view.chair} decides.`]
  if (counted > 0 && deciding === 0) return [...quorum, 'Everybody has abstained.']
  if (deciding > 0 && ruled(view.rule, votes) === undefined)
    return [...quorum, `No choice has more than half of the ${deciding} ${deciding === 1 ? 'vote' : 'votes'} that decide.`]
  return quorum
}
