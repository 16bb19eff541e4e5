import type { PreviewedVote } from '#shared/ballot/preview'

const choices: Readonly<Record<PreviewedVote['choice'], string>> = {
  approve: 'Approve',
  'approve-with-conditions': 'Approve with conditions',
  reject: 'Reject',
  defer: 'Defer',
  abstain: 'Abstain',
}

export const choiceText = ({ kind, choice }: Pick<PreviewedVote, 'kind' | 'choice'>): string => (kind === 'recusal' ? 'Stands aside' : choices[choice])

const words: Readonly<Record<PreviewedVote['standing'], string>> = {
  counted: 'Counts.',
  stale: 'Stale: the content has changed since, so it is not counted.',
  'not-signed-by-voter': 'Not counted: it names one person, and the device of another has signed it.',
  'content-mismatch': 'Not counted: what it says was seen is not what it was given for.',
  unvouched: 'Not counted: nobody has vouched for the device.',
  'counted-already': 'Not counted: this person’s vote counts already for another seat.',
  recused: 'A declared conflict of interest: it takes the vote out.',
  requester: 'Not counted: whoever asks for a change does not vote on it.',
  implementer: 'Not counted: whoever carries a change out does not vote on it.',
  'no-vote': 'Not counted.',
  'not-voting': 'Advice: this member has no vote.',
  superseded: 'Changed by a later vote in this file.',
  'no-seat': 'Not counted: the meeting does not ask this person, or a later vote is here already.',
}

/** What an entry of a ballot comes to, as a sentence; of one that waits, what it would. */
export function standingText({ standing }: Pick<PreviewedVote, 'standing'>, waits: boolean, isRevoked: boolean): string {
  if (isRevoked) return 'Not counted: its device was revoked.'
  return waits && standing === 'counted' ? 'Will count once somebody vouches for the device.' : words[standing]
}
