import { ChangesTable } from '#app/controls/changes-table'
import { instantText, numberText } from '#app/format'
import type { AuditRow } from '#shared/ipc/shapes'
import styles from './audit-trail.module.css'
import { changeWords, type Wording } from './change-words'

interface AuditDetailProps {
  readonly row: AuditRow
  readonly zone: string
  readonly wording: Wording
}

/** All that an entry changed, before and after, and what proves it. */
export function AuditDetail({ row, zone, wording }: AuditDetailProps) {
  const more = row.changesInAll - row.changes.length
  return (
    <>
      <ChangesTable changes={changeWords(row, wording)} />
      {more > 0 && <p className={styles['quiet']}>{numberText(more)} more changes. An export as CSV lists them all.</p>}
      <p className={styles['proof']}>
        Entry <code>{row.hash.slice(0, 16)}</code>, number {numberText(row.sequence)} of device <code>{row.device.slice(0, 8)}</code>, written{' '}
        {instantText(Date.parse(row.at), zone, { weekday: true })} by its clock
      </p>
    </>
  )
}
