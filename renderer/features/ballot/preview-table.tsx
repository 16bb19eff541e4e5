import { instantText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { rootRecords, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { ChangedSince } from '#features/approval'
import { useNames } from '#features/conflicts'
import type { PreviewedVote } from '#shared/ballot/preview'
import { changesSince } from '#shared/cab/content-changes'
import type { BallotPreview } from '#shared/ipc/shapes'
import styles from './ballot.module.css'
import { choiceText, standingText } from './preview-words'

interface PreviewTableProps {
  readonly label: string
  readonly votes: readonly PreviewedVote[]
  readonly waits: boolean
  /** Why entries are kept and not counted, by their hash. */
  readonly aside: ReadonlyMap<string, BallotPreview['aside'][number]>
  /** So many of the entries, from the first on, are in the journal already. */
  readonly known: number
}

/** What each signed entry of a ballot would come to; of a stale vote also what has changed since. */
export function PreviewTable({ label, votes, waits, aside, known }: PreviewTableProps) {
  const roots = useAppSelector(rootRecords)
  const nameOf = useNames()
  const zone = useZone()
  const now = useMinute()
  const numberOf = (subject: string): string => viewsOf(roots[subject], 'change')[0]?.number ?? ''
  const titleOf = (meeting: string): string => viewsOf(roots[meeting], 'meeting')[0]?.title || 'not here'
  return (
    <table className={styles['votes']} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">About</th>
          <th scope="col">Meeting</th>
          <th scope="col">Vote</th>
          <th scope="col">What it comes to</th>
        </tr>
      </thead>
      <tbody>
        {votes.map((vote, at) => (
          <tr key={vote.hash}>
            <th scope="row">
              {nameOf(vote.subject)}
              {numberOf(vote.subject) !== '' && <span className={styles['beside']}>{numberOf(vote.subject)}</span>}
            </th>
            <td>{titleOf(vote.meeting)}</td>
            <td>
              {choiceText(vote)}
              <span className={styles['beside']}>{instantText(Date.parse(vote.at), zone, { now })}</span>
              {vote.comment !== '' && <p className={styles['comment']}>{vote.comment}</p>}
            </td>
            <td>
              {standingText(vote, waits, aside.get(vote.hash))}
              {at < known && <span className={styles['quiet']}> Here already.</span>}
              {vote.standing === 'stale' && vote.vote !== undefined && (
                <ChangedSince subject={vote.subject} changes={changesSince(roots, vote.subject, vote.vote.view.seen)} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
