import { type Ballot as BallotOfMember, type BallotStanding, ballotsFor } from '../cab/ballots'
import { type SignedVote, signedIn } from '../cab/signed'
import { supportOf } from '../cab/support'
import { rootIn } from '../cab/views-in'
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
  readonly standing: PreviewStanding
  readonly vote: SignedVote | undefined
}

/** As the board's rules say, or why they do not come to that. */
export type PreviewStanding =
  | BallotStanding
  /** By a later vote of the same device. */
  | 'superseded'
  /** The meeting does not ask this person. */
  | 'no-seat'
  /** Its device was not to sign it: its entry is kept and not counted. */
  | 'set-aside'
  | 'meeting-cancelled'
  /** The meeting has ended without a decision about this. */
  | 'meeting-over'
  /** Signed after the board had decided. */
  | 'after-decision'
  /** Signed before the board decided without it: the decision does not follow from the votes any more. */
  | 'overturns'

/** A ballot as it was read, with the person that its device is, or would be, vouched for as. */
interface Previewed {
  readonly device: string
  readonly publicKey: string
  readonly person: string
  /** Whether somebody has to vouch for the device before anything counts. */
  readonly waits: boolean
  /** The hashes of its entries that do not count. */
  readonly aside: ReadonlySet<string>
}

/**
 * What the entries of a ballot would do to the votes if they were imported now, and its device vouched for as who it says it
 * is. Nothing is changed: the state is only thought on.
 */
export function previewBallot(
  roots: Roots,
  { device, publicKey, person, waits, aside }: Previewed,
  entries: readonly Entry[],
  sha256: Sha256,
): readonly PreviewedVote[] {
  const vouched = waits ? [admissionOf(device, publicKey, person)] : []
  const counting = entries.filter(({ hash }) => !aside.has(hash))
  const after = apply(roots, [...vouched, ...counting])
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
      const standing = aside.has(entry.hash) ? 'set-aside' : isCancelled(after, of) ? 'meeting-cancelled' : 'recused'
      return [{ hash: entry.hash, meeting: of, subject, kind, choice: 'abstain', comment: reason, at: entry.at, standing, vote: undefined }]
    }
    if (kind !== 'vote') return []
    const view = viewOf('vote', idOf(entity), fields)
    const { of: meeting, subject, choice, comment } = view
    const own = ballotsOf(meeting, subject).find(({ vote }) => vote?.view.id === view.id)
    const isSuperseded = counting.some((later) => later.sequence > entry.sequence && votesOn(later, subject, meeting))
    const standing = aside.has(entry.hash) ? 'set-aside' : worthIn(roots, after, meeting, subject, own, isSuperseded ? 'superseded' : 'no-seat', sha256)
    return [{ hash: entry.hash, meeting, subject, kind, choice, comment, at: entry.at, standing, vote: own?.vote }]
  })
}

const isCancelled = (roots: Roots, meeting: string): boolean => rootIn(roots, 'meeting', idOf(meeting))?.state === 'cancelled'

/** What a vote is worth in a meeting as that stands; `before` is the state without the ballot. */
function worthIn(
  before: Roots,
  after: Roots,
  meeting: string,
  subject: string,
  own: BallotOfMember | undefined,
  without: 'superseded' | 'no-seat',
  sha256: Sha256,
): PreviewStanding {
  if (isCancelled(after, meeting)) return 'meeting-cancelled'
  if (own?.standing !== 'counted' || own.vote === undefined) return own?.standing ?? without
  const decision = signedIn(after, after[meeting], 'decision').findLast(({ view }) => view.subject === subject && view.outcome !== '')
  if (decision === undefined) return rootIn(after, 'meeting', idOf(meeting))?.state === 'complete' ? 'meeting-over' : 'counted'
  if (own.vote.stamp > decision.stamp) return 'after-decision'
  const isOverturned = supportOf(before, decision, sha256).refusal === '' && supportOf(after, decision, sha256).refusal !== ''
  return isOverturned ? 'overturns' : 'counted'
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
