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

/** So many steps are shown here; the audit trail has them all. */
const most = 8

/** What happened to a risk and its actions, the newest first, as the journal tells it. */
export function RiskHistory({ risk, actions }: { readonly risk: string; readonly actions: readonly string[] }) {
  const zone = useZone()
  const now = useMinute()
  const heads = useAppSelector(({ workspace }) => workspace.heads)
  const [history, setHistory] = useState<History>()
  const about = [`risk/${risk}`, ...actions.map((action) => `risk-action/${action}`)].join(' ')
  useEffect(() => {
    // Asked again with every entry received: `heads` says that there are new ones.
    if (Object.keys(heads).length === 0) return
    let isLatest = true
    void historyOf(about.split(' ')).then((found) => {
      if (isLatest) setHistory(found)
    })
    return () => {
      isLatest = false
    }
  }, [about, heads])
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

/** The journal answers for one entity at a time; an entry that touched several counts once. */
async function historyOf(about: readonly string[]): Promise<History> {
  const answers = await Promise.all(about.map((entity) => ask('journal:audit', { about: entity, take: most })))
  const found = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
  const rows = new Map(found.flatMap(({ rows }) => rows).map((row) => [row.hash, row]))
  const newest = [...rows.values()].sort((a, b) => (a.clock < b.clock ? 1 : -1))
  const inAll = found.reduce((sum, answer) => sum + answer.inAll - answer.rows.length, newest.length)
  return { rows: newest.slice(0, most), inAll }
}
