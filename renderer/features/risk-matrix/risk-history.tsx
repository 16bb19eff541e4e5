import { useEffect, useState } from 'react'
import { InspectorSection } from '#app/controls/inspector'
import { instantText, numberText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { ask } from '#data/bridge'
import { useAppSelector } from '#data/store'
import type { AuditRow } from '#shared/ipc/shapes'
import styles from './details.module.css'

interface History {
  readonly rows: readonly AuditRow[]
  readonly inAll: number
}

/** What happened to a risk, the newest first, as the journal tells it. */
export function RiskHistory({ risk }: { readonly risk: string }) {
  const zone = useZone()
  const now = useMinute()
  const heads = useAppSelector(({ workspace }) => workspace.heads)
  const [history, setHistory] = useState<History>()
  useEffect(() => {
    // Asked again with every entry received: `heads` says that there are new ones.
    if (Object.keys(heads).length === 0) return
    let isLatest = true
    void ask('journal:audit', { about: `risk/${risk}`, take: 8 }).then((answer) => {
      if (isLatest && answer.ok) setHistory(answer.value)
    })
    return () => {
      isLatest = false
    }
  }, [risk, heads])
  if (history === undefined || history.rows.length === 0) return null
  return (
    <InspectorSection
      title="History"
      {...(history.inAll > history.rows.length ? { beside: `newest ${history.rows.length} of ${numberText(history.inAll)}` } : {})}
    >
      <ul className={styles['history']}>
        {history.rows.map(({ hash, summary, who, at }) => (
          <li key={hash}>
            {summary}
            <span className={styles['note']}>
              {who}, {instantText(Date.parse(at), zone, { now })}
            </span>
          </li>
        ))}
      </ul>
    </InspectorSection>
  )
}
