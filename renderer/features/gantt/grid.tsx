import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, memo, type PointerEvent, type Ref, type RefObject, useImperativeHandle } from 'react'
import type { BoardNow } from './board-now'
import type { PlacedColumn } from './column'
import { earlyOf } from './early-chart'
import styles from './grid.module.css'
import { GridRow } from './grid-row'
import { GridWords } from './grid-words'
import type { Palette } from './palette'
import { placesOf, useRowsInView } from './use-rows-in-view'
import type { VisibleRows } from './visible-rows'

/** A cell that is edited, and the first letter where typing began it. */
export interface GridCell {
  readonly column: string
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
  readonly live: BoardNow
  readonly visible: VisibleRows
  readonly columns: readonly PlacedColumn[]
  readonly width: number
  readonly axis: number
  readonly rowHeight: number
  readonly palette: Palette
  readonly scroller: RefObject<HTMLElement | null>
  /** The row that has the focus, or -1, and its cell. */
  readonly focused: number
  readonly cell: GridCell | undefined
  readonly linkFrom: number
  readonly strong: boolean
  readonly folded: ReadonlySet<string>
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onPaste: (event: ClipboardEvent) => void
  readonly onCopy: (event: ClipboardEvent) => void
  readonly onFold: (row: number) => void
  readonly onPick: (row: number, column: string | undefined, edit: boolean) => void
  readonly onEdited: (go: 'stay' | 'right' | 'left' | 'down') => void
  readonly ref: Ref<GridControl>
}

/** The grid at the left: a virtualised treegrid that says all that the canvas shows. It holds the focus; rows and cells are named by it. Rendered where rows come, go or fold; what they say is theirs to look after. */
export const Grid = memo(function Grid(props: GridProps) {
  const { id, live, visible, columns, width, axis, rowHeight, scroller, focused, cell, folded } = props
  const count = visible.rows.length
  const active = focused === -1 ? -1 : (visible.place[focused] ?? -1)
  const inView = useRowsInView(scroller, rowHeight, axis)
  const { rows } = inView === undefined ? earlyOf(live.shown.chart) : live.shown.chart
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
  const rowId = (row: number): string => `${id}-${rows.ids[row] ?? row}`
  const activeId = active === -1 ? undefined : cell === undefined ? rowId(focused) : `${rowId(focused)}-${cell.column}`
  const expandedOf = (row: number): boolean | undefined => (rows.hasChildren[row] === 1 ? !folded.has(rows.ids[row] ?? '') : undefined)

  const pick = (event: MouseEvent, edit: boolean): void => {
    const element = cellOf(event.target)
    const row = visible.rows[Number(element?.parentElement?.ariaRowIndex) - 2]
    if (element === null || row === undefined) return
    const column = columns[Number(element.ariaColIndex) - 1]?.id
    if (isFoldButton(event.target)) {
      if (!edit) props.onFold(row)
    } else if (!(event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)) {
      props.onPick(row, column, edit || (row === focused && column === cell?.column))
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
      onKeyDown={props.onKeyDown}
      onClick={(event) => pick(event, false)}
      onDoubleClick={(event) => pick(event, true)}
      onPointerOver={tellWhole}
      onCopy={props.onCopy}
      onPaste={props.onPaste}
    >
      {inView === undefined ? (
        <GridWords
          live={live}
          visible={visible}
          columns={columns}
          width={width - 1}
          rowHeight={rowHeight}
          axis={axis}
          palette={props.palette}
          strong={props.strong}
          expandedOf={expandedOf}
        />
      ) : (
        <GridHead columns={columns} axis={axis} />
      )}
      {inView !== undefined &&
        placesOf(inView, count, active).map((place) => {
          const row = visible.rows[place]
          if (row === undefined) return null
          const selected = row === focused
          return (
            <GridRow
              key={rows.ids[row]}
              live={live}
              row={row}
              place={place}
              height={rowHeight}
              axis={axis}
              columns={columns}
              id={rowId(row)}
              expanded={expandedOf(row)}
              selected={selected}
              cell={selected ? cell?.column : undefined}
              editing={selected ? cell?.editing : undefined}
              linkFrom={row === props.linkFrom}
              strong={props.strong}
              onEdited={props.onEdited}
            />
          )
        })}
    </div>
  )
})

function GridHead({ columns, axis }: { readonly columns: readonly PlacedColumn[]; readonly axis: number }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: heads are read, not focused
    // biome-ignore lint/a11y/useSemanticElements: a virtualised treegrid is no table
    <div role="row" aria-rowindex={1} className={styles['head']} style={{ height: axis }}>
      {columns.map(({ id, head, align, tree, style }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: heads are read, not focused
        // biome-ignore lint/a11y/useSemanticElements: a virtualised treegrid is no table
        <div key={id} role="columnheader" aria-colindex={index + 1} className={styles['headCell']} data-align={align} data-tree={tree} style={style}>
          {head}
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
