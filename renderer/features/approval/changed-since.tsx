import { instantText, numberText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { useNames } from '#features/conflicts'
import type { DatedChange } from '#shared/cab/content-changes'
import styles from './approval.module.css'
import { contentLine } from './content-words'

/** So many fields are told in a small place; a whole plan may have changed. */
const most = 6

/** What is not what was approved: field, was, is, by whom and when. */
export function ChangedSince({ subject, changes }: { readonly subject: string; readonly changes: readonly DatedChange[] }) {
  const zone = useZone()
  const now = useMinute()
  const nameOf = useNames()
  if (changes.length === 0) return null
  return (
    <>
      <ul className={styles['changes']} aria-label="Changed since">
        {changes.slice(0, most).map((change) => {
          const { key, field, was, is } = contentLine(change, subject, zone, now, nameOf)
          return (
            <li key={key}>
              <span className={styles['field']}>{field}</span>
              <span className={styles['values']}>
                <del>{was || 'nothing'}</del> <ins>{is || 'nothing'}</ins>
              </span>
              <span className={styles['quiet']}>
                {change.who || 'A device nobody vouched for'}
                {change.when > 0 && `, ${instantText(change.when, zone, { now })}`}
              </span>
            </li>
          )
        })}
      </ul>
      {changes.length > most && <p className={styles['quiet']}>And {numberText(changes.length - most)} more.</p>}
    </>
  )
}
