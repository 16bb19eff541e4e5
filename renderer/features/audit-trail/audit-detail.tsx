import { VisuallyHidden } from '@mantine/core'
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
  const changes = changeWords(row, wording)
  const more = row.changesInAll - row.changes.length
  return (
    <>
      <table className={styles['changes']}>
        <caption>
          <VisuallyHidden>What it changed</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ key, what, was, now }) => (
            <tr key={key}>
              <th scope="row">{what}</th>
              <td>{was === '' ? <span className={styles['quiet']}>nothing</span> : <del>{was}</del>}</td>
              <td>{now === '' ? <span className={styles['quiet']}>nothing</span> : <ins>{now}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={styles['quiet']}>{numberText(more)} more changes. An export as CSV lists them all.</p>}
      <p className={styles['proof']}>
        Entry <code>{row.hash.slice(0, 16)}</code>, number {numberText(row.sequence)} of device <code>{row.device.slice(0, 8)}</code>, written{' '}
        {instantText(Date.parse(row.at), zone, { weekday: true })} by its clock
      </p>
    </>
  )
}
