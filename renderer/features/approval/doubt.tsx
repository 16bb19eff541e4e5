import { Button } from '#app/controls/button'
import { dateText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useMinute } from '#app/use-now'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { store, useAppSelector } from '#data/store'
import { useReadOnly } from '#features/fields'
import type { Approval } from '#shared/cab/approval'
import { putBack } from '#shared/commands/cab/put-back'
import { startsAt } from '#shared/model/when'
import styles from './approval.module.css'
import { approvalSentence } from './approval-words'
import { askAgain, nextMeeting } from './ask-again'
import { ChangedSince } from './changed-since'

interface DoubtProps {
  readonly subject: string
  readonly approval: Approval
  /** After something was done about it. */
  readonly onDone?: () => void
}

/** Why an approval no longer counts, and what can be done: ask again, or put back what has changed. */
export function Doubt({ subject, approval, onDone }: DoubtProps) {
  const zone = useZone()
  const now = useMinute()
  const isReadOnly = useReadOnly()
  const roots = useAppSelector(rootRecords)
  const next = nextMeeting(roots, subject, zone)
  const day = next === undefined ? undefined : startsAt(next.meeting.start, zone)
  const called = next === undefined ? '' : `${next.meeting.title || next.meeting.kind}${day === undefined ? '' : `, ${dateText(day, zone, { now })}`}`
  const done = (work: Promise<unknown>): void => void work.then(onDone)
  return (
    <div className={styles['doubt']}>
      <p>{approvalSentence(approval, zone, now)}</p>
      <ChangedSince subject={subject} changes={approval.changes} />
      {!isReadOnly && (
        <div className={styles['actions']}>
          {next?.isOn === true ? (
            <p className={styles['quiet']}>
              It is on the agenda of{' '}
              <button type="button" className={styles['link']} onClick={() => go('cab', { meeting: next.meeting.id })}>
                {called}
              </button>
              .
            </p>
          ) : (
            <Button
              onClick={() => done(askAgain(subject, next))}
              title={next === undefined ? 'No meeting is planned: plan one first.' : `Puts it on the agenda of ${called}.`}
            >
              Ask for re-approval
            </Button>
          )}
          {approval.changes.length > 0 && (
            <Button kind="plain" onClick={() => done(run(putBack(rootRecords(store.getState()), subject, approval.changes), { toast: true }))}>
              Put back
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
