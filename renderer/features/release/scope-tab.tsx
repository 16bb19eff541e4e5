import { State } from '#app/controls/state-mark'
import { compareText, rangeText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useMinute } from '#app/use-now'
import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { useWouldDo } from '#features/conflicts'
import { Finder, kept, type RecordColumn, RecordTable, useReadOnly, useZoneName } from '#features/fields'
import { nextNumber } from '#shared/commands/next-number'
import { reorder } from '#shared/commands/reorder'
import { descopeChange, raiseChange, scopeChange } from '#shared/commands/scope-change'
import type { RootRecord } from '#shared/log/apply'
import type { Change } from '#shared/model/change'
import type { Release } from '#shared/model/release'
import type { ReleaseChange } from '#shared/model/scope'
import styles from './release.module.css'
import { RiskWord } from './risk-word'
import { useOwnName } from './use-people'
import { WorkItems } from './work-items'

interface ScopedChange {
  readonly id: string
  readonly entry: ReleaseChange
  /** Undefined where the change was removed. */
  readonly change: Change | undefined
}

/** What goes out with the release: changes under change control, and the work items of its trackers. */
export function ScopeTab({ record, release }: { readonly record: RootRecord; readonly release: Release }) {
  const zone = useZone()
  const zoneName = useZoneName()
  const now = useMinute()
  const isReadOnly = useReadOnly()
  const changes = useAppSelector(selectViews('change'))
  const requestedBy = useOwnName()
  const entries = viewsOf(record, 'release-change')
  const byId = new Map(changes.map((change) => [change.id, change]))
  const scoped = entries.map((entry): ScopedChange => ({ id: entry.id, entry, change: byId.get(entry.change) }))
  const last = (): string => orderBetween(entries.at(-1)?.order ?? '', '')
  const wouldDo = useWouldDo()
  const raise = (shortDescription: string) => {
    const number = nextNumber(
      changes.map((change) => change.number),
      'CHG-1',
    )
    return kept(raiseChange({ id: newId(), number, shortDescription, requestedBy }, { id: release.id, order: last() }))
  }
  const columns: readonly RecordColumn<ScopedChange>[] = [
    { id: 'number', head: 'Number', width: 118, isPlain: true, cell: ({ change }) => change?.number },
    {
      id: 'title',
      head: 'Change',
      isPlain: true,
      cell: ({ entry, change }) =>
        change === undefined ? (
          <span className={styles['quiet']}>A removed change</span>
        ) : (
          <button type="button" className={styles['link']} onClick={() => go('change', { id: entry.change })}>
            {change.shortDescription || change.number || 'Unnamed change'}
          </button>
        ),
    },
    { id: 'type', head: 'Type', width: 96, isPlain: true, cell: ({ change }) => change && typeWords[change.type] },
    { id: 'state', head: 'State', width: 124, isPlain: true, cell: ({ change }) => change && <State state={change.onHold.held ? 'on-hold' : change.state} /> },
    { id: 'risk', head: 'Risk', width: 104, isPlain: true, cell: ({ change }) => change && <RiskWord risk={change.risk} /> },
    {
      id: 'planned',
      head: `Planned, ${zoneName}`,
      width: 236,
      isPlain: true,
      cell: ({ change }) => change && rangeText(change.plannedStart, change.plannedEnd, zone, { now }),
    },
  ]
  return (
    <>
      <section className={styles['block']} aria-label="Changes in scope" data-field="scope">
        <h2>Changes</h2>
        {scoped.length === 0 ? (
          <p className={styles['none']}>No change in scope yet. A change is one authorised alteration; the release carries all that are in scope.</p>
        ) : (
          <RecordTable
            label="Changes in scope"
            columns={columns}
            rows={scoped}
            nameOf={({ change }) => change?.number || change?.shortDescription || 'a removed change'}
            actions={({ change }) => (change === undefined ? [] : [{ words: 'Open change', act: () => go('change', { id: change.id }) }])}
            removeWords="Take out of scope"
            onRemove={({ entry, change }) => void run(descopeChange(entry, change), { toast: true })}
            onMove={({ id }, direction) => void run(reorder('release-change', id, direction, entries, orderBetween))}
          />
        )}
        {!isReadOnly && (
          <Finder
            label="Add a change"
            hint="Number or words of a change, or a new one"
            find={(text) => foundChanges(changes, entries, text)}
            wouldDo={({ id }) => {
              const change = byId.get(id)
              return change === undefined ? '' : wouldDo(scopeChange(release.id, change, entries, last()))
            }}
            onTake={({ id }) => {
              const change = byId.get(id)
              return change === undefined ? Promise.resolve(undefined) : kept(scopeChange(release.id, change, entries, last()))
            }}
            make={{ words: (text) => `Raise a new change “${text}”`, act: raise }}
          />
        )}
      </section>
      <WorkItems release={release} items={viewsOf(record, 'work-item')} />
    </>
  )
}

const typeWords: Readonly<Record<Change['type'], string>> = { standard: 'Standard', normal: 'Normal', emergency: 'Emergency' }

/** Changes that are not in scope yet and have all words of the text; open ones before those that are over. */
function foundChanges(changes: readonly Change[], entries: readonly ReleaseChange[], text: string) {
  const words = text.toLowerCase().split(/\s+/)
  const inScope = new Set(entries.map(({ change }) => change))
  const isOver = ({ state }: Change): boolean => state === 'closed' || state === 'cancelled'
  return changes
    .filter((change) => {
      if (inScope.has(change.id)) return false
      const line = `${change.number} ${change.shortDescription}`.toLowerCase()
      return words.every((word) => line.includes(word))
    })
    .sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || compareText(a.number, b.number))
    .map(({ id, number, shortDescription, state }) => ({ id, words: `${number} ${shortDescription}`.trim(), beside: state }))
}
