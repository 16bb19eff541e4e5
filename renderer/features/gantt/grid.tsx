import { type KeyboardEvent, type MouseEvent, type PointerEvent, type Ref, type RefObject, useImperativeHandle, useMemo } from 'react'
import type { Chart } from './chart'
import { type GanttColumn, type PlacedColumn, placedColumns } from './column'
import styles from './grid.module.css'
import { GridRow } from './grid-row'
import { GridWords } from './grid-words'
import type { Palette } from './palette'
import { placesOf, useRowsInView } from './use-rows-in-view'
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
  readonly palette: Palette
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
  const { id, chart, visible, columns, width, axis, rowHeight, scroller, focus, onKeyDown } = props
  const count = visible.rows.length
  const active = focus.row === -1 ? -1 : (visible.place[focus.row] ?? -1)
  const inView = useRowsInView(scroller, rowHeight, axis)
  // Less the line at its right.
  const placed = useMemo(() => placedColumns(columns, width - 1), [columns, width])
  useImperativeHandle(props.ref, () => ({
    focus: () => document.getElementById(id)?.focus({ preventScroll: true }),
    reveal: (place) => {
      const box = scroller.current
      if (box === null) return
      const top = place * rowHeight
      if (top < box.scrollTop) box.scrollTop = top
      else box.scrollTop = Math.max(box.scrollTop, top + rowHeight + axis - box.clientHeight)
    },
  }))
  const rowId = (row: number): string => `${id}-${chart.rows.ids[row] ?? row}`
  const activeId = active === -1 ? undefined : focus.column === undefined ? rowId(focus.row) : `${rowId(focus.row)}-${focus.column}`
  const expandedOf = (row: number): boolean | undefined => (chart.rows.hasChildren[row] === 1 ? !props.isFolded(row) : undefined)

  const pick = (event: MouseEvent, edit: boolean): void => {
    const cell = cellOf(event.target)
    const row = visible.rows[Number(cell?.parentElement?.ariaRowIndex) - 2]
    if (cell === null || row === undefined) return
    const column = columns[Number(cell.ariaColIndex) - 1]?.id
    if (isFoldButton(event.target)) {
      if (!edit) props.onFold(row)
    } else if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) {
      props.onPick(row, column, edit || (row === focus.row && column === focus.column))
    }
  }

  return (
    <div
      id={id}
      role="treegrid"
      tabIndex={0}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-activedescendant={activeId}
      className={styles['grid']}
      style={{ width, height: axis + count * rowHeight, ['--height' as string]: `${rowHeight}px`, ['--line' as string]: `${rowHeight - 1}px` }}
      onKeyDown={onKeyDown}
      onClick={(event) => pick(event, false)}
      onDoubleClick={(event) => pick(event, true)}
      onPointerOver={tellWhole}
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
      {inView === undefined ? (
        <GridWords
          chart={chart}
          visible={visible}
          columns={placed}
          width={width - 1}
          rowHeight={rowHeight}
          axis={axis}
          palette={props.palette}
          strong={props.strong}
          expandedOf={expandedOf}
        />
      ) : (
        <GridHead columns={placed} axis={axis} />
      )}
      {inView !== undefined &&
        placesOf(inView, count, active).map((place) => {
          const row = visible.rows[place]
          if (row === undefined) return null
          const selected = row === focus.row
          return (
            <GridRow
              key={chart.rows.ids[row]}
              rows={chart.rows}
              row={row}
              place={place}
              height={rowHeight}
              axis={axis}
              columns={placed}
              name={props.nameOf(row)}
              id={rowId(row)}
              expanded={expandedOf(row)}
              selected={selected}
              cell={selected ? focus.column : undefined}
              editing={selected ? focus.editing : undefined}
              linkFrom={row === props.linkFrom}
              strong={props.strong}
              onEdited={props.onEdited}
            />
          )
        })}
    </div>
  )
}

function GridHead({ columns, axis }: { readonly columns: readonly PlacedColumn[]; readonly axis: number }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: heads are read, not focused
    // biome-ignore lint/a11y/useSemanticElements: a virtualised treegrid is no table
    <div role="row" aria-rowindex={1} className={styles['head']} style={{ height: axis }}>
      {columns.map(({ column, style }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: heads are read, not focused
        // biome-ignore lint/a11y/useSemanticElements: a virtualised treegrid is no table
        <div
          key={column.id}
          role="columnheader"
          aria-colindex={index + 1}
          className={styles['headCell']}
          data-align={column.align}
          data-tree={column.tree}
          style={style}
        >
          {column.head}
        </div>
      ))}
    </div>
  )
}

const cellOf = (target: EventTarget): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null)

const isFoldButton = (target: EventTarget): boolean => target instanceof Element && target.closest(`.${styles['fold']}`) !== null

/** Words that end in an ellipsis are told whole in the cell's tip; asked when the pointer comes, for to measure costs more than to draw. */
function tellWhole(event: PointerEvent): void {
  const cell = cellOf(event.target)
  if (cell === null) return
  const text = cell.querySelector<HTMLElement>(`.${styles['text']}`) ?? cell
  if (text.scrollWidth > text.clientWidth) cell.title = cell.textContent ?? ''
  else cell.removeAttribute('title')
}
