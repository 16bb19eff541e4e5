import { IconArrowsSort } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { RiskSquare } from '#app/controls/risk-square'
import { instantText, whenText } from '#app/format'
import { isDay } from '#shared/model/when'
import styles from './agenda.module.css'
import type { AgendaSorting } from './agenda-order'
import type { AgendaRow } from './agenda-rows'
import { ItemChip } from './item-chip'
import { ItemClock } from './item-clock'
import { RowDrag, useRowDrag } from './row-drag'
import type { ConflictsOf } from './use-conflicts'

interface AgendaListProps {
  readonly rows: readonly AgendaRow[]
  readonly selected: string
  readonly zone: string
  readonly now: number
  readonly canOrder: boolean
  readonly onSelect: (item: string) => void
  /** Puts an item before another one, or at the end (''). */
  readonly onPlace: (item: string, before: string) => void
  readonly onMove: (item: string, direction: 'up' | 'down') => void
  readonly minutesPerItem: number
  readonly conflictsOf: ConflictsOf
  readonly sorting: AgendaSorting
  readonly onSort: (sorting: AgendaSorting) => void
  /** "3 of 7 voted". */
  readonly voted: string
  readonly foot: ReactNode
}

/** The agenda: what needs attention first. Arrows and J, K choose; Alt with an arrow moves an item; items can be dragged. */
export function AgendaList(props: AgendaListProps) {
  const { rows, selected, zone, now, minutesPerItem, conflictsOf, canOrder, onSelect, onPlace, onMove, sorting, onSort, voted, foot } = props
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return
    const at = rows.findIndex(({ item }) => item.id === selected)
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      if (canOrder) onMove(selected, event.key === 'ArrowUp' ? 'up' : 'down')
      return
    }
    const to = event.altKey ? undefined : { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    const row = to === undefined ? undefined : rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (row === undefined) return
    event.preventDefault()
    onSelect(row.item.id)
    list.current?.querySelector<HTMLElement>(`[data-item='${CSS.escape(row.item.id)}']`)?.focus()
  }
  return (
    <section className={styles['pane']} aria-label="Agenda and what is not on it">
      <div className={styles['head']}>
        <button
          type="button"
          className={styles['sort']}
          title={sorting === 'attention' ? 'Show in the order of the agenda' : 'Show what needs attention first'}
          onClick={() => onSort(sorting === 'attention' ? 'agenda' : 'attention')}
        >
          {sorting === 'attention' ? 'Needs attention first' : 'In the order of the agenda'}
          <IconArrowsSort size={14} stroke={1.5} aria-hidden />
        </button>
        <span>{voted}</span>
      </div>
      <RowDrag onDrop={onPlace}>
        <div
          ref={list}
          role="listbox"
          aria-label="Agenda"
          // The order waits for the conflicts, which are looked for in the background.
          aria-busy={rows.some(({ item }) => conflictsOf(item.subject) === undefined)}
          className={styles['list']}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {rows.map((row) => (
            <Row
              key={row.item.id}
              row={row}
              isSelected={row.item.id === selected}
              conflicts={conflictsOf(row.item.subject)?.length ?? 0}
              {...{ zone, now, minutesPerItem, canOrder, onSelect }}
            />
          ))}
        </div>
      </RowDrag>
      <div className={styles['foot']}>{foot}</div>
    </section>
  )
}

interface RowProps {
  readonly row: AgendaRow
  readonly isSelected: boolean
  readonly conflicts: number
  readonly minutesPerItem: number
  readonly zone: string
  readonly now: number
  readonly canOrder: boolean
  readonly onSelect: (item: string) => void
}

function Row({ row, isSelected, conflicts, minutesPerItem, zone, now, canOrder, onSelect }: RowProps) {
  const { item, number, title, at, level } = row
  const { ref, isDragged, isTarget } = useRowDrag(item.id, canOrder)
  const time = at === '' ? 'no date' : isDay(at) ? whenText(at, zone, { now }) : instantText(Date.parse(at), zone, { now })
  return (
    <div
      ref={ref}
      role="option"
      className={`${styles['row']} ${isSelected ? styles['selected'] : ''} ${isDragged ? styles['dragged'] : ''} ${isTarget ? styles['target'] : ''}`}
      data-item={item.id}
      aria-selected={isSelected}
      tabIndex={isSelected ? 0 : -1}
      {...(isSelected ? { 'data-area-focus': true } : {})}
      onClick={() => onSelect(item.id)}
      onKeyDown={(event) => {
        if ((event.key === 'Enter' || event.key === ' ') && !event.ctrlKey && !event.metaKey) {
          event.preventDefault()
          onSelect(item.id)
        }
      }}
    >
      <span className={styles['mark']}>
        {level === undefined ? (
          <span className={styles['noLevel']} title="Risk not assessed" role="img" aria-label="risk not assessed" />
        ) : (
          <RiskSquare level={level.level} word={level.word} />
        )}
      </span>
      <span className={styles['title']}>{title}</span>
      <span className={styles['below']}>
        <span className={styles['line']}>
          <span className={styles['number']}>{number}</span> <span className={styles['time']}>{time}</span>
        </span>
        <ItemChip row={row} conflicts={conflicts} />
      </span>
      <ItemClock item={item} minutesPerItem={minutesPerItem} />
    </div>
  )
}
