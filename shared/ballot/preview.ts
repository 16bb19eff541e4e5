import { type Ballot as BallotOfMember, type BallotStanding, ballotsFor } from '../cab/ballots'
import type { SignedVote } from '../cab/signed'
import { create } from '../commands/edit'
import { apply, type Roots } from '../log/apply'
import type { Sha256 } from '../log/canonical'
import { clockEnd } from '../log/clock'
import type { Entry } from '../log/operation'
import type { VoteChoice } from '../model/board'
import { idOf, kindOf } from '../model/entity-id'
import { viewOf } from '../model/view'

/** What a vote or a declared conflict of interest in a ballot file would come to. */
export interface PreviewedVote {
  /** The hash of its entry. */
  readonly hash: string
  readonly meeting: string
  readonly subject: string
  readonly kind: 'vote' | 'recusal'
  readonly choice: VoteChoice
  /** The comment of a vote, the reason of a recusal. */
  readonly comment: string
  /** As the device's clock said. */
  readonly at: string
  /** As the board's rules say; `superseded` by a later vote of the same device, `no-seat` where the meeting does not ask this person. */
  readonly standing: BallotStanding | 'superseded' | 'no-seat'
  readonly vote: SignedVote | undefined
}

/** A ballot as it was read, with the person that its device is, or would be, vouched for as. */
interface Previewed {
  readonly device: string
  readonly publicKey: string
  readonly person: string
  /** Whether somebody has to vouch for the device before anything counts. */
  readonly waits: boolean
}

/**
 * What the entries of a ballot would do to the votes if they were imported now, and its device vouched for as who it says it
 * is. Nothing is changed: the state is only thought on.
 */
export function previewBallot(
  roots: Roots,
  { device, publicKey, person, waits }: Previewed,
  entries: readonly Entry[],
  sha256: Sha256,
): readonly PreviewedVote[] {
  const vouched = waits ? [admissionOf(device, publicKey, person)] : []
  const after = apply(roots, [...vouched, ...entries])
  const known = new Map<string, readonly BallotOfMember[]>()
  const ballotsOf = (meeting: string, subject: string): readonly BallotOfMember[] => {
    const key = `${meeting} ${subject}`
    const held = known.get(key) ?? ballotsFor(after, meeting, subject, sha256).map(({ outcome }) => outcome)
    known.set(key, held)
    return held
  }
  return entries.flatMap((entry): PreviewedVote[] => {
    const entity = entry.operations.find(({ field }) => field === 'removed')?.entity ?? ''
    const kind = kindOf(entity)
    const fields = Object.fromEntries(entry.operations.flatMap((each) => (each.entity === entity ? [[each.field, each.value]] : [])))
    if (kind === 'recusal') {
      const { of, subject, reason } = viewOf('recusal', idOf(entity), fields)
      return [{ hash: entry.hash, meeting: of, subject, kind, choice: 'abstain', comment: reason, at: entry.at, standing: 'recused', vote: undefined }]
    }
    if (kind !== 'vote') return []
    const view = viewOf('vote', idOf(entity), fields)
    const { of: meeting, subject, choice, comment } = view
    const own = ballotsOf(meeting, subject).find(({ vote }) => vote?.view.id === view.id)
    const isSuperseded = entries.some((later) => later.sequence > entry.sequence && votesOn(later, subject, meeting))
    const standing = own?.standing ?? (isSuperseded ? 'superseded' : 'no-seat')
    return [{ hash: entry.hash, meeting, subject, kind, choice, comment, at: entry.at, standing, vote: own?.vote }]
  })
}

const votesOn = ({ operations }: Entry, subject: string, meeting: string): boolean => {
  const has = (field: string, value: string): boolean =>
    operations.some((each) => kindOf(each.entity) === 'vote' && each.field === field && each.value === value)
  return has('subject', subject) && has('of', meeting)
}

/** As if somebody had vouched for the device just now. */
function admissionOf(device: string, publicKey: string, person: string): Entry {
  const draft = create('admission', 'preview', { of: 'workspace/this', dev: device, publicKey, person, role: 'voter' })
  return { ...draft, hash: 'preview', device: 'preview', stamp: `${clockEnd} preview preview`, sequence: 1, who: '', at: '', roots: ['workspace/this'] }
}
