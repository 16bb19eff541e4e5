import { IconTool } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { Page } from '#app/controls/page'
import { countText, numberText } from '#app/format'
import { useZone } from '#app/preferences'
import type { RoomProps } from '#app/rooms'
import { adjust, go } from '#app/router'
import { useMinute } from '#app/use-now'
import { useReadOnly } from '#features/fields'
import type { Conflict, ConflictKind } from '#shared/assess/conflicts/conflict'
import { arranged, filterOf, isNarrowed, passing } from './arrange'
import { ConflictInspector } from './conflict-inspector'
import { ConflictList } from './conflict-list'
import styles from './conflicts.module.css'
import { ExampleConflict } from './example-conflict'
import { FilterFields } from './filter-fields'
import { asksForDecision, type LiveBoard } from './live-board'
import { useNames } from './names'
import { RepairPanel } from './repair-panel'
import { useBoard } from './use-board'

/** The room of conflicts: all of them, grouped and filtered; why, and what can be done, in the inspector. */
export function ConflictsRoom({ params }: RoomProps) {
  const live = useBoard()
  if (live === undefined)
    return (
      <Page title="Conflicts">
        <p className={styles['looking']} role="status">
          Looking for conflicts.
        </p>
      </Page>
    )
  return <Board params={params} live={live} />
}

function Board({ params, live }: RoomProps & { readonly live: LiveBoard }) {
  const zone = useZone()
  const now = useMinute()
  const nameOf = useNames()
  const isReadOnly = useReadOnly()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [isRepairing, setRepairing] = useState(false)
  const filter = useMemo(() => filterOf(params), [params])
  const all = useMemo(() => live.all(), [live])
  const withoutKind = useMemo(() => passing(all, { ...filter, kind: '' }, live.board, nameOf, now), [all, filter, live, nameOf, now])
  const shown = useMemo(() => withoutKind.filter(({ kind }) => filter.kind === '' || kind === filter.kind), [withoutKind, filter.kind])
  const rows = useMemo(() => arranged(shown, filter.group, folded, live.board, nameOf), [shown, filter.group, folded, live, nameOf])
  const counts = useMemo(() => countsOf(withoutKind), [withoutKind])
  const toDecide = useMemo(() => all.filter((conflict) => asksForDecision(conflict, now)), [all, now])
  const selected = all.find(({ key }) => key === params['conflict'])
  const toRepair = useMemo(
    () =>
      [...new Set(shown.filter(({ standing }) => standing.state === 'open').flatMap(({ subject, other }) => [subject, other]))].filter(
        (entity) => live.board.find(entity) !== undefined,
      ),
    [shown, live],
  )

  if (all.length === 0) return <NoConflicts hasSubjects={live.board.subjects.length > 0} />
  return (
    <Page
      title="Conflicts"
      beside={`${numberText(toDecide.length)} to decide, ${numberText(toDecide.filter(({ severity }) => severity === 'hard').length)} hard`}
      actions={
        !isReadOnly && (
          <Button
            icon={<IconTool size={16} stroke={1.5} aria-hidden />}
            onClick={() => setRepairing(!isRepairing)}
            {...(toRepair.length === 0 ? { refusal: 'Nothing that is shown can be moved.' } : {})}
          >
            Repair what is shown
          </Button>
        )
      }
      filters={<FilterFields filter={filter} counts={counts} nameOf={nameOf} />}
    >
      <div className={styles['room']}>
        {isRepairing && <RepairPanel entities={toRepair} live={live} onClose={() => setRepairing(false)} />}
        {shown.length === 0 ? (
          <EmptyState
            title={isNarrowed(filter) ? 'No conflict passes this filter' : 'Nothing to decide'}
            actions={<Button onClick={() => adjust({ show: 'all', kind: '', severity: '', of: '', text: '' })}>Show all {numberText(all.length)}</Button>}
          >
            {countText(all.length, 'conflict is', 'conflicts are')} known: accepted, lifted by an exception, over, or hidden by the filter.
          </EmptyState>
        ) : (
          <ConflictList
            rows={rows}
            selected={selected?.key ?? ''}
            folded={folded}
            zone={zone}
            now={now}
            nameOf={nameOf}
            onFold={(group) => setFolded((held) => (held.has(group) ? new Set([...held].filter((other) => other !== group)) : new Set([...held, group])))}
            onSelect={(conflict) => adjust({ conflict })}
          />
        )}
      </div>
      {selected !== undefined && (
        <ConflictInspector key={selected.key} conflict={selected} live={live} nameOf={nameOf} onClose={() => adjust({ conflict: '' })} />
      )}
    </Page>
  )
}

function countsOf(conflicts: readonly Conflict[]): ReadonlyMap<ConflictKind, number> {
  const counts = new Map<ConflictKind, number>()
  for (const { kind } of conflicts) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

function NoConflicts({ hasSubjects }: { readonly hasSubjects: boolean }) {
  return (
    <Page title="Conflicts">
      <EmptyState
        title={hasSubjects ? 'No conflicts' : 'Nothing to collide yet'}
        example={<ExampleConflict />}
        actions={
          <>
            <Button kind="primary" onClick={() => go('calendar')}>
              Open the calendar
            </Button>
            <Button onClick={() => go('import')}>Import changes</Button>
          </>
        }
      >
        A conflict stands here when two changes meet at one CI, service, environment or person, when something lies in a freeze or outside of its windows, goes
        out before what it needs, or has no approval. Each says why, and can be moved, excepted or allowed with a reason.
      </EmptyState>
    </Page>
  )
}
