import { IconSnowflake } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Chip } from '#app/controls/chip'
import { State } from '#app/controls/state-mark'
import { spanText } from '#app/format'
import { useZone } from '#app/preferences'
import { adjust, go } from '#app/router'
import { useMinute } from '#app/use-now'
import { selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { HistoryList, useHistory } from '#features/release'
import { freezesOver } from '#shared/assess/freeze-overlap'
import type { RootRecord } from '#shared/log/apply'
import type { Change } from '#shared/model/change'
import { releaseName } from '#shared/model/release-name'
import styles from './change.module.css'

/** What stands around a change: freezes it lies in, the releases that carry it, and what was changed last. */
export function ChangeAside({ record, change }: { readonly record: RootRecord; readonly change: Change }) {
  const { rows } = useHistory(`change/${change.id}`, 4, record)
  return (
    <aside className={styles['aside']} aria-label="Around the change">
      <Conflicts record={record} change={change} />
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

function Conflicts({ record, change }: { readonly record: RootRecord; readonly change: Change }) {
  const zone = useZone()
  const now = useMinute()
  const freezes = useAppSelector(selectViews('freeze'))
  const overlaps = useMemo(
    () =>
      freezesOver(
        {
          entity: `change/${change.id}`,
          startField: 'plannedStart',
          endField: 'plannedEnd',
          start: change.plannedStart,
          end: change.plannedEnd,
          affects: viewsOf(record, 'affects').map(({ item }) => item),
        },
        freezes,
        zone,
      ),
    [record, change, freezes, zone],
  )
  return (
    <section className={styles['asidePart']}>
      <h2>Freezes</h2>
      {overlaps.length === 0 && (
        <p className={styles['quiet']}>{change.plannedStart === '' ? 'Give the planned start: then freezes are checked.' : 'It lies in no freeze.'}</p>
      )}
      <ul className={styles['lines']}>
        {overlaps.map(({ outcome }) => (
          <li key={outcome.freeze}>
            <Chip tone={outcome.severity === 'hard' ? 'danger' : 'warning'} icon={<IconSnowflake size={14} stroke={1.5} aria-hidden />}>
              {outcome.severity === 'hard' ? 'In a hard freeze' : 'In a freeze'}
            </Chip>
            <div>
              {outcome.title}, {spanText(outcome.from, outcome.to, zone, { now })}
            </div>
          </li>
        ))}
      </ul>
    </section>
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
