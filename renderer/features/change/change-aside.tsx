import { useMemo } from 'react'
import { State } from '#app/controls/state-mark'
import { adjust, go } from '#app/router'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { ApprovalSection } from '#features/approval'
import { ConflictSection } from '#features/conflicts'
import { HistoryList, useHistory } from '#features/release'
import type { RootRecord } from '#shared/log/apply'
import type { Change } from '#shared/model/change'
import { releaseName } from '#shared/model/release-name'
import styles from './change.module.css'

/** What stands around a change: what it is in conflict with, the releases that carry it, and what was changed last. */
export function ChangeAside({ record, change }: { readonly record: RootRecord; readonly change: Change }) {
  const { rows } = useHistory(`change/${change.id}`, 4, record)
  return (
    <aside className={styles['aside']} aria-label="Around the change">
      <div className={styles['asidePart']}>
        <ApprovalSection subject={`change/${change.id}`} />
      </div>
      <section className={styles['asidePart']}>
        <h2>Conflicts</h2>
        <ConflictSection entity={`change/${change.id}`} undated="Give the planned start: then conflicts are looked for." />
      </section>
      <InReleases change={change} />
      <section className={styles['asidePart']}>
        <h2>Last changes</h2>
        <HistoryList rows={rows} isShort />
        <button type="button" className={styles['link']} onClick={() => adjust({ tab: 'history' })}>
          Whole history
        </button>
      </section>
    </aside>
  )
}

function InReleases({ change }: { readonly change: Change }) {
  const entries = useAppSelector(selectViews('release-change'))
  const releases = useAppSelector(selectViews('release'))
  const inScope = useMemo(() => {
    const names = new Set(entries.filter((entry) => entry.change === change.id).map(({ of }) => of))
    return releases.filter(({ id }) => names.has(`release/${id}`))
  }, [entries, releases, change.id])
  return (
    <section className={styles['asidePart']}>
      <h2>In the scope of</h2>
      {inScope.length === 0 && <p className={styles['quiet']}>No release carries it. It is taken in on a release's tab Scope.</p>}
      <ul className={styles['lines']}>
        {inScope.map((release) => (
          <li key={release.id} className={styles['line']}>
            <button type="button" className={styles['link']} onClick={() => go('release', { id: release.id, tab: 'scope' })}>
              {releaseName(release)}
            </button>
            <State state={release.state} />
          </li>
        ))}
      </ul>
    </section>
  )
}
