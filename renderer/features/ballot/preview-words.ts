import { countText } from '#app/format'
import type { PreviewedVote } from '#shared/ballot/preview'
import type { BallotPreview } from '#shared/ipc/shapes'

const choices: Readonly<Record<PreviewedVote['choice'], string>> = {
  approve: 'Approve',
  'approve-with-conditions': 'Approve with conditions',
  reject: 'Reject',
  defer: 'Defer',
  abstain: 'Abstain',
}

export const choiceText = ({ kind, choice }: Pick<PreviewedVote, 'kind' | 'choice'>): string => (kind === 'recusal' ? 'Stands aside' : choices[choice])

const words: Readonly<Record<Exclude<PreviewedVote['standing'], 'set-aside'>, string>> = {
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
  'meeting-cancelled': 'Not counted: the meeting was cancelled.',
  'meeting-over': 'Counts only if the meeting goes on: it has ended without a decision about this.',
  'after-decision': 'Counts only if the board decides again: it was signed after the decision.',
  overturns: 'It was signed before the decision, which does not follow from the votes any more once this one counts.',
}

type Aside = BallotPreview['aside'][number]

/** What an entry of a ballot comes to, as a sentence; of one that waits, what it would. `aside` says why an entry is kept and not counted. */
export function standingText({ standing }: Pick<PreviewedVote, 'standing'>, waits: boolean, aside: Aside | undefined): string {
  if (standing === 'set-aside')
    return aside === undefined || aside.code === 'revoked' ? 'Not counted: its device was revoked.' : `Not counted. ${aside.message}`
  return waits && standing === 'counted' ? 'Will count once somebody vouches for the device.' : words[standing]
}

/** That so many entries of a device which somebody has vouched for do not count, its last one among them, and what to do. */
export const asideWords = (count: number): string =>
  `${countText(count, 'entry does', 'entries do')} not count: signed when its device was not to, or before it knew that it may again. Send a new pack and ask for the vote anew.`
