import { ChangesTable } from '#app/controls/changes-table'
import { instantText, numberText, relativeText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import type { AuditRow } from '#shared/ipc/shapes'
import { changeLines } from './history-words'
import styles from './release.module.css'

interface HistoryListProps {
  readonly rows: readonly AuditRow[]
  /** Without before and after. */
  readonly isShort?: boolean
}

/** Entries of the log, newest first: who, when, what, and for each field what it was and is now. */
export function HistoryList({ rows, isShort = false }: HistoryListProps) {
  const zone = useZone()
  const now = useMinute()
  return (
    <ol className={isShort ? styles['lines'] : styles['history']} aria-label={isShort ? 'Last changes' : 'History'}>
      {rows.map((row) => {
        const at = Date.parse(row.at)
        return (
          <li key={row.hash} className={isShort ? styles['short'] : styles['entry']}>
            <div>
              <strong>{row.who}</strong> {row.summary}
            </div>
            <div className={styles['quiet']}>
              {[relativeText(at, now), instantText(at, zone, { now, weekday: true })].filter((part) => part !== undefined).join(', ')}
            </div>
            {!isShort && <Changes row={row} zone={zone} />}
          </li>
        )
      })}
    </ol>
  )
}

function Changes({ row, zone }: { readonly row: AuditRow; readonly zone: string }) {
  const { lines, more } = changeLines(row, zone)
  if (lines.length === 0) return null
  return (
    <>
      <ChangesTable changes={lines} />
      {more > 0 && <p className={styles['quiet']}>{numberText(more)} more fields</p>}
    </>
  )
}
