import { whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useMinute } from '#app/use-now'
import { approvalIn } from '#data/approvals'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import styles from './approval.module.css'
import { approvalSentence, doubtWords, isDoubtful } from './approval-words'
import { Doubt } from './doubt'
import { StaleIcon } from './stale-chip'

/** What the approval of a change or release is worth, on its page: what was decided, what has changed since, what it demands. */
export function ApprovalSection({ subject }: { readonly subject: string }) {
  const zone = useZone()
  const now = useMinute()
  const approval = useAppSelector((state) => approvalIn(rootRecords(state), subject))
  const { state, meeting, openConditions, reviewOwed } = approval
  const isInDoubt = isDoubtful(approval)
  return (
    <section className={`${styles['section']} ${isInDoubt ? styles['stale'] : ''}`} aria-label="Approval" data-field="approval" tabIndex={-1}>
      <h2>
        {isInDoubt && <StaleIcon />}
        {isInDoubt ? doubtWords[state === 'stale' ? 'stale' : 'unsupported'] : 'Approval'}
      </h2>
      {isInDoubt ? <Doubt subject={subject} approval={approval} /> : <p>{approvalSentence(approval, zone, now)}</p>}
      {openConditions.length > 0 && (
        <ul className={styles['conditions']} aria-label="Open conditions">
          {openConditions.map(({ id, title, owner, due }) => (
            <li key={id}>
              {title}
              <span className={styles['quiet']}>
                {[owner, due === '' ? '' : `due ${whenText(due, zone, { now })}`].filter((part) => part !== '').join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {reviewOwed && <p className={styles['quiet']}>The emergency board has approved it. A review by the board is owed.</p>}
      {meeting !== undefined && (
        <button type="button" className={styles['link']} onClick={() => go('cab', { meeting: meeting.id })}>
          {openConditions.length > 0 ? 'Settle the conditions in the meeting' : 'Go to the meeting'}
        </button>
      )}
    </section>
  )
}
