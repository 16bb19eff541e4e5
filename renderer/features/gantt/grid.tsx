import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type Ref, type RefObject, useEffect, useImperativeHandle } from 'react'
import type { Chart } from './chart'
import type { GanttColumn } from './column'
import styles from './grid.module.css'
import { GridRow } from './grid-row'
import type { VisibleRows } from './visible-rows'

export interface GridFocus {
  readonly row: number
  readonly column: string | undefined
  readonly editing: { readonly begun: string | undefined } | undefined
}

export interface GridControl {
  readonly focus: () => void
  readonly reveal: (place: number) => void
}

interface GridProps {
  readonly id: string
  readonly label: string
  readonly describedBy: string
  readonly chart: Chart
  readonly visible: VisibleRows
  readonly columns: readonly GanttColumn[]
  readonly width: number
  readonly axis: number
  readonly rowHeight: number
  readonly scroller: RefObject<HTMLElement | null>
  readonly focus: GridFocus
  readonly linkFrom: number
  readonly strong: boolean
  readonly isFolded: (row: number) => boolean
  readonly nameOf: (row: number) => string
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onPaste: ((text: string) => void) | undefined
  /** The text that a copy puts on the clipboard: rows of cells between tabs. */
  readonly onCopy: (() => string) | undefined
  readonly onFold: (row: number) => void
  readonly onPick: (row: number, column: string | undefined, edit: boolean) => void
  readonly onEdited: (go: 'stay' | 'right' | 'left' | 'down') => void
  readonly ref: Ref<GridControl>
}

/** The grid at the left: a virtualised treegrid that says all that the canvas shows. It holds the focus; rows and cells are named by it. */
export function Grid(props: GridProps) {
  const { id, chart, visible, columns, axis, rowHeight, scroller, focus, onKeyDown } = props
  const active = focus.row === -1 ? -1 : (visible.place[focus.row] ?? -1)
  const virtualizer = useVirtualizer({
    count: visible.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    paddingStart: axis,
    scrollPaddingStart: axis,
    // The active row stays in the tree wherever one scrolls, since the grid names it.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const list: number[] = []
      const first = Math.max(0, startIndex - overscan)
      const last = Math.min(count - 1, endIndex + overscan)
      if (active !== -1 && active < first) list.push(active)
      for (let place = first; place <= last; place++) list.push(place)
      if (active > last) list.push(active)
      return list
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height asks for new measures
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer])
  useImperativeHandle(props.ref, () => ({
    focus: () => document.getElementById(id)?.focus({ preventScroll: true }),
    reveal: (place) => virtualizer.scrollToIndex(place, { align: 'auto' }),
  }))
  const rowId = (row: number): string => `${id}-${chart.rows.ids[row] ?? row}`
  const activeId = active === -1 ? undefined : focus.column === undefined ? rowId(focus.row) : `${rowId(focus.row)}-${focus.column}`
  return (
    <div
      id={id}
      role="treegrid"
      tabIndex={0}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-rowcount={visible.rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={activeId}
      className={styles['grid']}
      style={{ width: props.width, height: Math.max(virtualizer.getTotalSize(), axis) }}
      onKeyDown={onKeyDown}
      onCopy={(event) => {
        if (event.target instanceof HTMLInputElement || props.onCopy === undefined) return
        event.preventDefault()
        event.clipboardData.setData('text/plain', props.onCopy())
      }}
      onPaste={(event) => {
        if (event.target instanceof HTMLInputElement || props.onPaste === undefined) return
        event.preventDefault()
        props.onPaste(event.clipboardData.getData('text/plain'))
      }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: heads are read, not focused */}
      {/* biome-ignore lint/a11y/useSemanticElements: a virtualised treegrid is no table */}
      <div role="row" aria-rowindex={1} className={styles['head']} style={{ height: axis }}>
        {columns.map((column, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: heads are read, not focused
          // biome-ignore lint/a11y/useSemanticElements: a virtualised treegrid is no table
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 1}
            className={styles['headCell']}
            data-align={column.align}
            data-tree={column.tree === true}
            style={column.tree ? {} : { width: column.width, flex: 'none' }}
          >
            {column.head}
          </div>
        ))}
      </div>
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const row = visible.rows[index]
        if (row === undefined) return null
        const selected = row === focus.row
        return (
          <GridRow
            key={chart.rows.ids[row]}
            rows={chart.rows}
            row={row}
            place={index}
            y={start}
            height={rowHeight}
            columns={columns}
            name={props.nameOf(row)}
            id={rowId(row)}
            expanded={chart.rows.hasChildren[row] === 1 ? !props.isFolded(row) : undefined}
            selected={selected}
            cell={selected ? focus.column : undefined}
            editing={selected ? focus.editing : undefined}
            linkFrom={row === props.linkFrom}
            strong={props.strong}
            onFold={props.onFold}
            onPick={props.onPick}
            onEdited={props.onEdited}
          />
        )
      })}
    </div>
  )
}
