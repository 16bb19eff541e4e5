// biome-ignore-all lint/a11y/useSemanticElements: a grid that draws only what is in view can't be a table element.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active row.
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { countText, instantText, numberText, zoneText } from '#app/format'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { titleWords } from '#shared/assess/conflicts/kind-words'
import type { ConflictRow } from './arrange'
import { ConflictMark } from './conflict-mark'
import { personOf } from './conflict-words'
import styles from './conflicts.module.css'
import type { NameOf } from './names'

interface ConflictListProps {
  readonly rows: readonly ConflictRow[]
  readonly selected: string
  readonly folded: ReadonlySet<string>
  readonly zone: string
  readonly now: number
  readonly nameOf: NameOf
  readonly onFold: (group: string) => void
  readonly onSelect: (key: string) => void
}

const rowHeight = 32

/** All conflicts, however many: groups that fold, rows drawn only where in view. */
export function ConflictList({ rows, selected, folded, zone, now, nameOf, onFold, onSelect }: ConflictListProps) {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const at = Math.max(0, Math.min(active, rows.length - 1))
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 28,
    getItemKey: (index) => `${rows[index]?.kind} ${rows[index]?.id}`,
  })
  const goTo = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    setActive(next)
    virtual.scrollToIndex(next)
  }
  const act = (row: ConflictRow): void => (row.kind === 'group' ? onFold(row.id) : onSelect(row.conflict.key))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: rows.length - 1 }[event.key]
    const row = rows[at]
    const isFolded = row?.kind === 'group' && folded.has(row.id)
    if (step !== undefined) goTo(step)
    else if (event.key === 'F8') goTo(nextConflict(rows, at, event.shiftKey ? -1 : 1))
    else if (row !== undefined && (event.key === 'Enter' || event.key === ' ')) act(row)
    else if (row?.kind === 'group' && event.key === (isFolded ? 'ArrowRight' : 'ArrowLeft')) onFold(row.id)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={scroller}
      role="treegrid"
      className={styles['list']}
      tabIndex={0}
      data-area-focus
      aria-label="Conflicts"
      aria-rowcount={rows.length + 1}
      aria-colcount={5}
      aria-readonly
      aria-activedescendant={rows.length === 0 ? undefined : `${id}-${at}`}
      onKeyDown={onKeyDown}
    >
      <div role="row" className={styles['head']} aria-rowindex={1}>
        {['Conflict', 'Of', 'With', `From, ${zoneText(now, zone)}`, 'Standing'].map((title) => (
          <div key={title} role="columnheader">
            {title}
          </div>
        ))}
      </div>
      <div className={styles['lines']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's.
            <div
              key={key}
              role="row"
              id={`${id}-${index}`}
              className={`${row.kind === 'group' ? styles['group'] : styles['row']} ${index === at ? styles['active'] : ''} ${row.kind === 'conflict' && row.conflict.key === selected ? styles['selected'] : ''}`}
              style={{ transform: `translateY(${start}px)` }}
              aria-rowindex={index + 2}
              aria-level={row.kind === 'group' ? 1 : 2}
              {...(row.kind === 'group' ? { 'aria-expanded': !folded.has(row.id) } : { 'aria-selected': row.conflict.key === selected })}
              onClick={() => {
                setActive(index)
                act(row)
              }}
            >
              {row.kind === 'group' ? (
                <Group row={row} isFolded={folded.has(row.id)} />
              ) : (
                <Cells conflict={row.conflict} zone={zone} now={now} nameOf={nameOf} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function nextConflict(rows: readonly ConflictRow[], at: number, step: 1 | -1): number {
  for (let next = at + step; next >= 0 && next < rows.length; next += step) if (rows[next]?.kind === 'conflict') return next
  return at
}

function Group({ row: { title, count, hard }, isFolded }: { readonly row: Extract<ConflictRow, { kind: 'group' }>; readonly isFolded: boolean }) {
  return (
    <div role="gridcell" aria-colspan={5} className={styles['groupCell']}>
      {isFolded ? <IconChevronRight size={16} stroke={1.5} aria-hidden /> : <IconChevronDown size={16} stroke={1.5} aria-hidden />}
      <strong>{title}</strong>
      <span className={styles['quiet']}>
        {countText(count, 'conflict')}
        {hard > 0 && `, ${numberText(hard)} hard`}
      </span>
    </div>
  )
}

interface CellsProps {
  readonly conflict: Conflict
  readonly zone: string
  readonly now: number
  readonly nameOf: NameOf
}

function Cells({ conflict, zone, now, nameOf }: CellsProps) {
  const { subject, other, from, standing, kind } = conflict
  return (
    <>
      <div role="gridcell" className={styles['kindCell']}>
        <ConflictMark conflict={conflict} />
        <span>
          {titleWords(conflict)}
          {kind === 'same-person' && `, ${personOf(conflict)}`}
        </span>
      </div>
      <div role="gridcell">{nameOf(subject)}</div>
      <div role="gridcell">{other === '' ? '' : nameOf(other)}</div>
      <div role="gridcell" className={styles['when']}>
        {instantText(from, zone, { now, weekday: true })}
      </div>
      <div role="gridcell" className={styles['quiet']}>
        {standing.state === 'open'
          ? ''
          : standing.state === 'accepted'
            ? `Accepted by ${standing.acceptance.acceptedBy}`
            : `Exception by ${standing.exception.grantedBy}`}
      </div>
    </>
  )
}
