import { countText } from '#app/format'
import type { BallotStanding } from '#shared/cab/ballots'
import type { DecisionAnswer } from '#shared/cab/evaluate-decision'
import type { Meeting, Outcome, VoteChoice } from '#shared/model/board'

export const outcomeWords: Readonly<Record<Exclude<Outcome, ''>, string>> = {
  approved: 'Approved',
  'approved-with-conditions': 'Approved with conditions',
  rejected: 'Rejected',
  deferred: 'Deferred',
}

/** What is said of a member whose vote does not count. */
export const standingWords: Readonly<Record<Exclude<BallotStanding, 'counted'>, string>> = {
  stale: 'Stale',
  'no-vote': 'No ballot yet',
  'not-voting': 'Advises, no vote',
  requester: 'Requester, can’t vote',
  implementer: 'Implementer, can’t vote',
  recused: 'Stands aside',
  unvouched: 'Device not vouched for',
  'not-signed-by-voter': 'Signed by somebody else',
  'content-mismatch': 'Content doesn’t match',
  'counted-already': 'Counted already',
}

/** Why such a vote is not counted, as a sentence. */
export const standingReasons: Readonly<Record<Exclude<BallotStanding, 'counted' | 'no-vote' | 'not-voting'>, string>> = {
  stale: 'The content has changed since this vote. It counts again if the content is put back.',
  requester: 'Whoever asks for a change, or owns the release, does not vote on it.',
  implementer: 'Whoever carries a change out does not vote on it.',
  recused: 'A conflict of interest was declared.',
  unvouched: 'The vote is signed by a device that nobody has vouched for.',
  'not-signed-by-voter': 'The vote names one person, and the device of another has signed it.',
  'content-mismatch': 'What the vote says was seen is not what it was given for.',
  'counted-already': 'This person’s vote counts already for another seat.',
}

/** "3 valid votes. 1 more needed." */
export function countWords({ outcome, quorum: { needed, counted, reached }, missing }: DecisionAnswer): { readonly counted: string; readonly needed: string } {
  const votes = counted === 0 ? 'No valid vote yet.' : `${countText(counted, 'valid vote')}.`
  if (!reached) return { counted: votes, needed: `${needed - counted} more needed.` }
  return { counted: votes, needed: outcome === '' ? (missing[0] ?? '') : `They come to ${outcomeWords[outcome].toLowerCase()}.` }
}

const choiceCounts: readonly (readonly [VoteChoice, string])[] = [
  ['approve', 'approve'],
  ['approve-with-conditions', 'approve with conditions'],
  ['reject', 'reject'],
  ['defer', 'defer'],
  ['abstain', 'abstain'],
]

/** The arithmetic of a decision, a sentence a line: quorum, votes, rule, what comes of it. */
export function arithmeticLines(answer: DecisionAnswer, meeting: Meeting): readonly string[] {
  const { quorum, votes, outcome, missing } = answer
  const set = meeting.quorum > 0 ? 'as the meeting sets it' : `more than half of ${quorum.members} voting ${quorum.members === 1 ? 'member' : 'members'}`
  const counted = choiceCounts.flatMap(([choice, words]) => (votes[choice] === 0 ? [] : [`${votes[choice]} ${words}`]))
  const deciding = quorum.counted - votes.abstain
  const yes = votes.approve + votes['approve-with-conditions']
  return [
    `Quorum: ${quorum.needed} valid ${quorum.needed === 1 ? 'vote' : 'votes'}, ${set}. ${quorum.counted} counted, so it is ${quorum.reached ? 'reached' : 'not reached'}.`,
    ...(counted.length === 0 ? [] : [`Votes: ${counted.join(', ')}.`]),
    `Rule: ${ruleSentence(meeting)}`,
    ...(deciding === 0 || meeting.rule === 'chair-decides' ? [] : [`${yes} of ${deciding} that decide ${deciding === 1 ? 'is' : 'are'} for it.`]),
    ...(outcome === '' ? missing : [`So: ${outcomeWords[outcome].toLowerCase()}.`]),
  ]
}

function ruleSentence({ rule, vetoRole, chair }: Meeting): string {
  switch (rule) {
    case 'majority':
      return 'what more than half of the deciding votes say. Abstentions decide nothing, and only count for the quorum.'
    case 'unanimous':
      return 'all deciding votes for it. One against it rejects it, one that defers it defers it.'
    case 'chair-decides':
      return `${chair || 'the chair'} decides once the quorum is reached; the votes advise.`
    case 'veto':
      return `what more than half of the deciding votes say, and a rejection by ${vetoRole || 'the role with the veto'} rejects it.`
  }
}
