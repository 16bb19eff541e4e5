import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type Ref, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { Moved } from './bar-drag'
import styles from './board.module.css'
import { runAction } from './board-actions'
import type { BoardEdits } from './board-edits'
import { BoardNotes } from './board-notes'
import { useBoardNow } from './board-now'
import type { Chart } from './chart'
import { columnsThatFit, type GanttColumn, type PlacedColumn, placedColumns } from './column'
import { Grid, type GridCell, type GridControl } from './grid'
import type { GridStep } from './grid-step'
import { actionOf } from './keys'
import { Splitter } from './splitter'
import { Timeline, type TimelineControl } from './timeline'
import { usePalette } from './use-palette'
import type { TimeRange } from './use-picture'
import { useSteady } from './use-steady'
import { visibleRows } from './visible-rows'

export interface BoardControl extends TimelineControl {
  readonly focus: () => void
  readonly edit: (row: string, column: string) => void
}

export interface GanttBoardProps {
  readonly label: string
  readonly chart: Chart
  readonly columns: readonly GanttColumn[]
  readonly gridWidth: number
  readonly rowHeight: number
  readonly zone: string
  readonly now: number
  readonly step: GridStep
  readonly first?: TimeRange
  readonly showCritical: boolean
  /** Whether folded summaries stand out in the grid; they do unless said otherwise. */
  readonly strong?: boolean
  readonly folded: ReadonlySet<string>
  readonly onFolded: (folded: ReadonlySet<string>) => void
  readonly selected: string | undefined
  readonly onSelect: (row: string | undefined) => void
  readonly onOpen: (row: number) => void
  readonly edits: BoardEdits | undefined
  readonly nameOf: (row: number) => string
  /** What a copy of a row gives to a spreadsheet. */
  readonly copyOf?: (row: number) => string
  readonly describe: (row: number, moved: Moved | undefined) => readonly string[]
  readonly describeLink: (link: number) => string
  readonly onPickLink: (link: number) => void
  /** What the polite live region says last. */
  readonly said: string
  readonly footer?: ReactNode
  /** Enter in the last row: where a new one begins. */
  readonly onPastEnd?: () => void
  readonly ref?: Ref<BoardControl>
}

/** Three tiers of 12/16 type: large stretches, ticks, names of bands. */
const axisHeight = 48

/**
 * Grid and timeline side by side over the same rows, with one focus and one set of keys. What they are handed stays the
 * same while only times, looks and words of rows change: these reach rows and picture by what the board shows now.
 */
export function GanttBoard(props: GanttBoardProps) {
  const { chart, columns, folded, selected, edits, rowHeight } = props
  const scroller = useRef<HTMLDivElement>(null)
  const timeline = useRef<TimelineControl>(null)
  const grid = useRef<GridControl>(null)
  const palette = usePalette()
  const hints = useId()
  const id = useId()
  // As wide as its columns ask, until a person says how wide.
  const [dragged, setDragged] = useState<number>()
  const width = dragged ?? props.gridWidth
  const [cell, setCell] = useState<GridCell>()
  const [linkFrom, setLinkFrom] = useState<string>()

  // As long as the tree stands its index does. The columns are not asked for before they are needed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the index stands for the rows
  const visible = useMemo(() => visibleRows(chart.rows, folded), [chart.rows.indexOf, folded])
  const shown = useMemo(() => columnsThatFit(columns, width), [columns, width])
  const placed = useRef<readonly PlacedColumn[]>(undefined)
  // Less the line at the grid's right.
  placed.current = placedColumns(shown, width - 1, placed.current)
  const live = useBoardNow({ chart, columns: shown, edits, nameOf: props.nameOf, describe: props.describe, describeLink: props.describeLink })
  const row = selected === undefined ? -1 : (chart.rows.indexOf.get(selected) ?? -1)
  const from = linkFrom === undefined ? -1 : (chart.rows.indexOf.get(linkFrom) ?? -1)

  const select = (next: number): void => {
    props.onSelect(chart.rows.ids[next])
    const place = visible.place[next] ?? -1
    if (place !== -1) grid.current?.reveal(place)
  }

  const fold = (which: number): void => {
    const rowId = chart.rows.ids[which]
    if (rowId === undefined) return
    const next = new Set(folded)
    if (!next.delete(rowId)) next.add(rowId)
    props.onFolded(next)
  }

  const pick = (which: number, column: string | undefined, edit: boolean): void => {
    props.onSelect(chart.rows.ids[which])
    timeline.current?.reveal(which)
    const editable = column === undefined ? undefined : columns.find((one) => one.id === column)?.edit
    const opens = edit && editable?.allowed(which) === true
    setCell(column === undefined || editable === undefined ? undefined : { column, editing: opens ? { begun: undefined } : undefined })
    if (!opens) grid.current?.focus()
  }

  const sideways = (by: 1 | -1): void => {
    const at = shown.findIndex((column) => column.id === cell?.column)
    const next = shown[at + by]
    if (next === undefined && by === 1) return
    setCell(next === undefined ? undefined : { column: next.id, editing: undefined })
  }

  const startEdit = (begun: string | undefined): void => {
    const column = shown.find((one) => one.id === cell?.column) ?? shown.find((one) => one.tree)
    if (column?.edit?.allowed(row) === true) setCell({ column: column.id, editing: { begun } })
  }

  const edited = (go: 'stay' | 'right' | 'left' | 'down'): void => {
    grid.current?.focus()
    setCell((held) => {
      if (held === undefined) return held
      const at = shown.findIndex((column) => column.id === held.column)
      const next = go === 'right' ? nextEditable(shown, at, 1) : go === 'left' ? nextEditable(shown, at, -1) : shown[at]
      return { column: next?.id ?? held.column, editing: undefined }
    })
    if (go === 'down') {
      const next = visible.rows[(visible.place[row] ?? 0) + 1]
      if (next !== undefined) select(next)
      else props.onPastEnd?.()
    }
  }

  const finishLink = (): void => {
    if (from !== -1 && row !== -1 && from !== row) edits?.onLink(from, row, 'FS')
    setLinkFrom(undefined)
  }

  const copy = (event: ClipboardEvent): void => {
    if (event.target instanceof HTMLInputElement || props.copyOf === undefined || row === -1) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', props.copyOf(row))
  }

  const paste = (event: ClipboardEvent): void => {
    if (event.target instanceof HTMLInputElement || edits?.onPaste === undefined) return
    event.preventDefault()
    edits.onPaste(row, event.clipboardData.getData('text/plain'))
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const action = actionOf(event, cell === undefined ? 'row' : 'cell')
    // Escape with nothing to give up belongs to the page; Tab leaves the grid.
    if (action === undefined || (action.do === 'escape' && cell === undefined && linkFrom === undefined)) return
    event.preventDefault()
    event.stopPropagation()
    runAction(action, {
      chart,
      visible,
      folded,
      row,
      column: cell?.column,
      linking: linkFrom !== undefined,
      now: props.now,
      edits,
      timeline: timeline.current,
      select,
      fold,
      sideways,
      startEdit,
      clear: () => {
        const edit = shown.find((one) => one.id === cell?.column)?.edit
        if (edit?.allowed(row) === true) void edit.commit(row, '')
      },
      startLink: () => setLinkFrom(chart.rows.ids[row]),
      finishLink,
      escape: () => {
        setLinkFrom(undefined)
        setCell(undefined)
      },
      open: props.onOpen,
    })
  }

  const on = useSteady({
    fold,
    pick,
    edited,
    copy,
    paste,
    onKeyDown,
    selectBar: (which: number): void => {
      props.onSelect(chart.rows.ids[which])
      setCell(undefined)
      grid.current?.focus()
    },
    open: props.onOpen,
    pickLink: props.onPickLink,
    edit: (rowId: string, column: string): void => {
      props.onSelect(rowId)
      setCell({ column, editing: { begun: undefined } })
    },
  })

  useImperativeHandle(
    props.ref,
    () => ({
      zoom: (factor) => timeline.current?.zoom(factor),
      fit: () => timeline.current?.fit(),
      showAt: (at) => timeline.current?.showAt(at),
      reveal: (which) => timeline.current?.reveal(which),
      scaleTo: (msPerPx) => timeline.current?.scaleTo(msPerPx),
      focus: () => grid.current?.focus(),
      edit: on.edit,
    }),
    [on],
  )

  return (
    <div className={styles['board']}>
      <div ref={scroller} className={styles['scroller']}>
        <Grid
          ref={grid}
          id={id}
          label={props.label}
          describedBy={hints}
          live={live}
          visible={visible}
          columns={placed.current}
          width={width}
          axis={axisHeight}
          rowHeight={rowHeight}
          palette={palette}
          scroller={scroller}
          focused={row}
          cell={cell}
          linkFrom={from}
          strong={props.strong ?? true}
          folded={folded}
          onKeyDown={on.onKeyDown}
          onPaste={on.paste}
          onCopy={on.copy}
          onFold={on.fold}
          onPick={on.pick}
          onEdited={on.edited}
        />
        <Splitter className={styles['splitter'] ?? ''} width={width} onWidth={setDragged} />
        <Timeline
          ref={timeline}
          live={live}
          visible={visible}
          rowHeight={rowHeight}
          axis={axisHeight}
          zone={props.zone}
          palette={palette}
          selected={row}
          showCritical={props.showCritical}
          step={props.step}
          first={props.first}
          scroller={scroller}
          canLink={row !== -1 && edits?.allowed(row).link === true}
          onSelect={on.selectBar}
          onOpen={on.open}
          onPickLink={on.pickLink}
        />
      </div>
      {props.footer !== undefined && <div className={styles['footer']}>{props.footer}</div>}
      {linkFrom !== undefined && (
        <div className={styles['mode']}>Link from {chart.rows.titles[from]}: choose the row that waits for it, Enter links, Esc stops.</div>
      )}
      <BoardNotes hints={hints} bands={chart.bands} lines={chart.lines} zone={props.zone} said={props.said} />
    </div>
  )
}

function nextEditable(columns: readonly GanttColumn[], from: number, by: 1 | -1): GanttColumn | undefined {
  for (let at = from + by; at >= 0 && at < columns.length; at += by) if (columns[at]?.edit !== undefined) return columns[at]
  return columns[from]
}
