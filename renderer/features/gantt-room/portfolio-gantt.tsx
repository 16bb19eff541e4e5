import { IconFocusCentered } from '@tabler/icons-react'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { type MarkedState, State, stateWords } from '#app/controls/state-mark'
import { useAppSelector } from '#data/store'
import { useDoubts } from '#features/approval-mark'
import {
  type BoardControl,
  type Chart,
  GanttBoard,
  type GanttColumn,
  type GridStep,
  type Grouping,
  portfolioChart,
  Refusal,
  type ReleaseRow,
  Segments,
  Toggle,
  Toolbar,
  useNow,
  useRowHeight,
} from '#features/gantt'
import { GanttPrint } from '#features/print'
import { dateWords, spanWords } from '#shared/commands/when-words'
import { isFromFile } from '#shared/ipc/shapes'
import type { Phase } from '#shared/model/phase'
import { EmptyGantt } from './empty-gantt'
import styles from './gantt-room.module.css'
import { portfolioEdits } from './portfolio-edits'
import { filtered, usePortfolio } from './use-portfolio'

const steps = [
  { value: 'day', label: 'Day', msPerPx: 86_400_000 / 40 },
  { value: 'week', label: 'Week', msPerPx: (7 * 86_400_000) / 48 },
  { value: 'month', label: 'Month', msPerPx: (30 * 86_400_000) / 56 },
] as const

const day = 86_400_000

type StepName = (typeof steps)[number]['value']

const groupings = [
  { value: 'none', label: 'None' },
  { value: 'team', label: 'Team' },
  { value: 'service', label: 'Service' },
  { value: 'owner', label: 'Owner' },
  { value: 'environment', label: 'Environment' },
] as const

interface PortfolioGanttProps {
  /** The IANA zone that dates are shown in. */
  readonly zone: string
  readonly onOpenRelease: (release: string) => void
  /** Which release the selected row belongs to, for the inspector. */
  readonly onSelectRelease?: (release: string | undefined) => void
}

/** The room Gantt: all releases over time, phases folded below them, gates and key dates as marks, freezes under everything. */
export function PortfolioGantt({ zone, onOpenRelease, onSelectRelease }: PortfolioGanttProps) {
  const now = useNow()
  const rowHeight = useRowHeight()
  const board = useRef<BoardControl>(null)
  const { all, freezes } = usePortfolio()
  const [text, setText] = useState('')
  const [withOver, setWithOver] = useState(false)
  const [grouping, setGrouping] = useState<Grouping>('none')
  const [stepName, setStepName] = useState<StepName>('week')
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const [selected, setSelected] = useState<string>()
  const [told, setTold] = useState({ words: '', refused: false })

  const { bySubject, byRelease } = useDoubts()
  const passed = useMemo(() => filtered(all, text, withOver), [all, text, withOver])
  const releases = useMemo(
    () =>
      byRelease.size === 0
        ? passed
        : passed.map((row) =>
            noted(
              row,
              (byRelease.get(row.release.id) ?? []).map((subject) => bySubject.get(subject) ?? ''),
            ),
          ),
    [passed, byRelease, bySubject],
  )
  const isOpen = useCallback((release: string) => unfolded.has(release), [unfolded])
  const held = useRef<Chart>(undefined)
  const chart = useMemo(() => portfolioChart(releases, freezes, grouping, zone, now, isOpen, held.current), [releases, freezes, grouping, zone, now, isOpen])
  held.current = chart
  const folded = useMemo(() => new Set(releases.flatMap(({ release }) => (unfolded.has(release.id) ? [] : [release.id]))), [releases, unfolded])
  const closedGroups = useMemo(() => new Set([...unfolded].filter((id) => id.startsWith('group '))), [unfolded])
  const [first] = useState(() => ({ from: now - 45 * day, to: now + 135 * day }))
  const step = useMemo((): GridStep => ({ unit: stepName }), [stepName])
  const thisYear = new Date(now).toISOString().slice(0, 4)
  const owners = useMemo(() => ownersOf(releases, isOpen), [releases, isOpen])
  const columns = useMemo(() => releaseColumns(owners, chart.rows.ids, chart.rows.titles, zone, thisYear), [owners, chart.rows, zone, thisYear])
  const tell = useCallback((words: string, refused: boolean) => setTold({ words, refused }), [])
  const isBundle = useAppSelector(({ workspace }) => isFromFile(workspace.open?.kind))
  const edits = useMemo(() => (isBundle ? undefined : portfolioEdits(chart, releases, step, zone, tell)), [isBundle, chart, releases, step, zone, tell])

  const releaseAt = (row: number): string | undefined => owners.get(chart.rows.ids[row] ?? '')?.row.release.id
  const rowsFolded = useMemo(() => new Set([...folded, ...closedGroups]), [folded, closedGroups])
  const spoken = (row: number): readonly string[] =>
    linesOf(owners.get(chart.rows.ids[row] ?? ''), chart.rows.titles[row] ?? '', chart.rows.start[row], chart.rows.end[row], zone)

  return (
    <section aria-label="Gantt" className={styles['room']}>
      <Toolbar
        figures={
          <span>
            <strong>{releases.length}</strong> of {all.length} releases
          </span>
        }
      >
        <Segments
          label="Grid step"
          choices={steps}
          value={stepName}
          onChoose={(value) => {
            setStepName(value)
            const chosen = steps.find((one) => one.value === value)
            if (chosen !== undefined) board.current?.scaleTo(chosen.msPerPx)
          }}
        />
        <Toggle on={false} onChange={() => board.current?.fit()} icon={<IconFocusCentered size={16} stroke={1.5} aria-hidden />}>
          Fit
        </Toggle>
        <label className={styles['label']}>
          Filter
          <input className={styles['field']} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <label className={styles['label']}>
          Group by
          <select
            className={styles['field']}
            value={grouping}
            onChange={(event) => setGrouping(groupings.find(({ value }) => value === event.target.value)?.value ?? 'none')}
          >
            {groupings.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className={styles['label']}>
          <input type="checkbox" checked={withOver} onChange={(event) => setWithOver(event.target.checked)} />
          Closed too
        </label>
        <GanttPrint
          source={{ of: 'portfolio', rows: releases, grouping, folded: rowsFolded }}
          filter={text === '' ? '' : `Releases with “${text}”.`}
          from={first.from}
          to={first.to}
        />
      </Toolbar>
      {releases.length === 0 ? (
        <EmptyGantt filter={text} none={all.length === 0} onClear={() => setText('')} onShowClosed={() => setWithOver(true)} />
      ) : (
        <GanttBoard
          ref={board}
          label="Releases over time"
          chart={chart}
          columns={columns}
          gridWidth={556}
          rowHeight={rowHeight}
          zone={zone}
          now={now}
          step={step}
          first={first}
          showCritical={false}
          strong={false}
          folded={rowsFolded}
          onFolded={(next) => setUnfolded(unfoldedAfter(next, rowsFolded, unfolded))}
          selected={selected}
          onSelect={(id) => {
            setSelected(id)
            onSelectRelease?.(id === undefined ? undefined : owners.get(id)?.row.release.id)
          }}
          onOpen={(row) => {
            const release = releaseAt(row)
            if (release !== undefined) onOpenRelease(release)
          }}
          edits={edits}
          nameOf={(row) => spoken(row).join(', ')}
          describe={(row, moved) => (moved === undefined ? spoken(row) : [chart.rows.titles[row] ?? '', spanWords(moved.start, moved.end, zone)])}
          describeLink={() => ''}
          onPickLink={() => undefined}
          said={told.refused ? '' : told.words}
        />
      )}
      {told.refused && <Refusal words={told.words} onClose={() => setTold({ words: '', refused: false })} />}
    </section>
  )
}

interface Owner {
  readonly row: ReleaseRow
  readonly phase: Phase | undefined
}

/** Which release, and which phase of it, a row stands for. */
function ownersOf(releases: readonly ReleaseRow[], isOpen: (release: string) => boolean): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>()
  for (const row of releases) {
    owners.set(row.release.id, { row, phase: undefined })
    if (isOpen(row.release.id)) for (const phase of row.phases) owners.set(phase.id, { row, phase })
  }
  return owners
}

/** Releases start folded and groups open, so the set holds opened releases and closed groups: a row that changed sides changes its membership. */
function unfoldedAfter(next: ReadonlySet<string>, before: ReadonlySet<string>, held: ReadonlySet<string>): ReadonlySet<string> {
  const changed = new Set(held)
  for (const id of [...next, ...before]) {
    if (next.has(id) === before.has(id)) continue
    if (!changed.delete(id)) changed.add(id)
  }
  return changed
}

function releaseColumns(
  owners: ReadonlyMap<string, Owner>,
  ids: readonly string[],
  titles: readonly string[],
  zone: string,
  thisYear: string,
): readonly GanttColumn[] {
  const at = (row: number): Owner | undefined => owners.get(ids[row] ?? '')
  const date = (row: number, edge: 'start' | 'end'): string => {
    const owner = at(row)
    if (owner === undefined) return ''
    const { release } = owner.row
    const when = owner.phase === undefined ? (edge === 'start' ? release.plannedStart : release.actual || release.target) : owner.phase[edge]
    // The year is left out inside the present one (design.md, 3).
    return when === '' ? '' : `${dateWords(when.slice(0, 10), zone)}${when.startsWith(thisYear) ? '' : ` ${when.slice(0, 4)}`}`
  }
  return [
    { id: 'name', head: 'Release', width: 200, tree: true, spare: 0, cell: (row) => titles[row] },
    { id: 'state', head: 'State', width: 144, spare: 1, cell: (row) => stateOf(at(row)), sign: (row) => markedState(at(row)) ?? '' },
    { id: 'start', head: 'Start', width: 92, align: 'right', spare: 2, cell: (row) => date(row, 'start') },
    { id: 'end', head: 'Target', width: 92, align: 'right', spare: 0, cell: (row) => date(row, 'end') },
  ]
}

/** A release has a state and shows it as everywhere else; a phase has none. */
function markedState(owner: Owner | undefined): MarkedState | undefined {
  if (owner === undefined || owner.phase !== undefined) return undefined
  const { state, onHold } = owner.row.release
  return onHold.held ? 'on-hold' : state
}

function stateOf(owner: Owner | undefined): ReactNode {
  const state = markedState(owner)
  return state === undefined ? '' : <State state={state} />
}

function linesOf(owner: Owner | undefined, title: string, start: number | undefined, end: number | undefined, zone: string): readonly string[] {
  const lines = [title]
  const state = markedState(owner)
  if (state !== undefined) lines.push(stateWords(state).toLowerCase())
  if (start === undefined || Number.isNaN(start)) return [...lines, 'no dates']
  lines.push(spanWords(start, end ?? start, zone))
  if (owner !== undefined && owner.phase === undefined) {
    const { gates, milestones } = owner.row
    if (gates.length > 0) lines.push(`${gates.length} gates`)
    if (milestones.length > 0) lines.push(`${milestones.length} key dates`)
  }
  return lines
}

const rowsWithNotes = new WeakMap<ReleaseRow, { readonly note: string; readonly row: ReleaseRow }>()

/** A row with what is said of its approvals behind its name; the same one as long as nothing changes. */
function noted(row: ReleaseRow, words: readonly string[]): ReleaseRow {
  // One says enough here, and a stale one asks for more: the chips of its page tell all.
  const note = (words.find((each) => each.endsWith('stale')) ?? words[0] ?? '').toLowerCase()
  if (note === '') return row
  const held = rowsWithNotes.get(row)
  if (held?.note === note) return held.row
  const made = { ...row, note }
  rowsWithNotes.set(row, { note, row: made })
  return made
}
