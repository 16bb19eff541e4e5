import { type KeyboardEvent, type ReactNode, type Ref, useCallback, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { spanWords } from '#shared/commands/when-words'
import type { Moved } from './bar-drag'
import styles from './board.module.css'
import { runAction } from './board-actions'
import type { BoardEdits } from './board-edits'
import type { Band, Chart, TimeLine } from './chart'
import { columnsThatFit, type GanttColumn } from './column'
import { Grid, type GridControl, type GridFocus } from './grid'
import type { GridStep } from './grid-step'
import { actionOf } from './keys'
import { Later } from './later'
import { Splitter } from './splitter'
import { Timeline, type TimelineControl } from './timeline'
import { usePalette } from './use-palette'
import type { TimeRange } from './use-picture'
import { useSteady } from './use-steady'
import { type VisibleRows, visibleRows } from './visible-rows'

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

/** Grid and timeline side by side over the same rows, with one focus and one set of keys. */
export function GanttBoard(props: GanttBoardProps) {
  const { chart, columns, folded, onFolded, selected, onSelect, edits, rowHeight, onPastEnd } = props
  const scroller = useRef<HTMLDivElement>(null)
  const timeline = useRef<TimelineControl>(null)
  const grid = useRef<GridControl>(null)
  const palette = usePalette()
  const hints = useId()
  const id = useId()
  // As wide as its columns ask, until a person says how wide.
  const [dragged, setDragged] = useState<number>()
  const width = dragged ?? props.gridWidth
  const [cell, setCell] = useState<{ readonly column: string; readonly editing: GridFocus['editing'] }>()
  const [linkFrom, setLinkFrom] = useState<string>()

  const { count, ids, parent } = chart.rows
  const visible = useMemo(() => visibleRows({ count, ids, parent }, folded), [count, ids, parent, folded])
  const shown = useMemo(() => columnsThatFit(columns, width), [columns, width])
  const row = selected === undefined ? -1 : (chart.rows.indexOf.get(selected) ?? -1)
  const from = linkFrom === undefined ? -1 : (chart.rows.indexOf.get(linkFrom) ?? -1)
  const focus: GridFocus = { row, column: cell?.column, editing: cell?.editing }

  const select = useCallback(
    (next: number, places: VisibleRows = visible): void => {
      onSelect(chart.rows.ids[next])
      const place = places.place[next] ?? -1
      if (place !== -1) grid.current?.reveal(place)
    },
    [chart.rows, onSelect, visible],
  )

  const fold = useSteady((which: number): void => {
    const rowId = chart.rows.ids[which]
    if (rowId === undefined) return
    const next = new Set(folded)
    if (!next.delete(rowId)) next.add(rowId)
    onFolded(next)
  })

  const pick = useSteady((which: number, column: string | undefined, edit: boolean): void => {
    onSelect(chart.rows.ids[which])
    timeline.current?.reveal(which)
    const editable = column === undefined ? undefined : columns.find((one) => one.id === column)?.edit
    const opens = edit && editable?.allowed(which) === true
    setCell(column === undefined || editable === undefined ? undefined : { column, editing: opens ? { begun: undefined } : undefined })
    if (!opens) grid.current?.focus()
  })

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

  const edited = useCallback(
    (go: 'stay' | 'right' | 'left' | 'down'): void => {
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
        else onPastEnd?.()
      }
    },
    [shown, visible, row, select, onPastEnd],
  )

  const finishLink = (): void => {
    if (from !== -1 && row !== -1 && from !== row) edits?.onLink(from, row, 'FS')
    setLinkFrom(undefined)
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

  useImperativeHandle(props.ref, () => ({
    zoom: (factor) => timeline.current?.zoom(factor),
    fit: () => timeline.current?.fit(),
    showAt: (at) => timeline.current?.showAt(at),
    reveal: (which) => timeline.current?.reveal(which),
    scaleTo: (msPerPx) => timeline.current?.scaleTo(msPerPx),
    focus: () => grid.current?.focus(),
    edit: (rowId, column) => {
      onSelect(rowId)
      setCell({ column, editing: { begun: undefined } })
    },
  }))

  return (
    <div className={styles['board']}>
      <div ref={scroller} className={styles['scroller']}>
        <Grid
          ref={grid}
          id={id}
          label={props.label}
          describedBy={hints}
          chart={chart}
          visible={visible}
          columns={shown}
          width={width}
          axis={axisHeight}
          rowHeight={rowHeight}
          palette={palette}
          scroller={scroller}
          focus={focus}
          linkFrom={from}
          strong={props.strong ?? true}
          isFolded={(which) => folded.has(chart.rows.ids[which] ?? '')}
          nameOf={props.nameOf}
          onKeyDown={onKeyDown}
          onPaste={edits?.onPaste === undefined ? undefined : (text) => edits.onPaste?.(row, text)}
          onCopy={props.copyOf === undefined || row === -1 ? undefined : () => props.copyOf?.(row) ?? ''}
          onFold={fold}
          onPick={pick}
          onEdited={edited}
        />
        <Splitter className={styles['splitter'] ?? ''} width={width} onWidth={setDragged} />
        <Timeline
          ref={timeline}
          chart={chart}
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
          edits={edits}
          describe={props.describe}
          describeLink={props.describeLink}
          onSelect={(which) => {
            onSelect(chart.rows.ids[which])
            setCell(undefined)
            grid.current?.focus()
          }}
          onOpen={props.onOpen}
          onPickLink={props.onPickLink}
        />
      </div>
      {props.footer !== undefined && <div className={styles['footer']}>{props.footer}</div>}
      {linkFrom !== undefined && (
        <div className={styles['mode']}>Link from {chart.rows.titles[from]}: choose the row that waits for it, Enter links, Esc stops.</div>
      )}
      <Later>
        <p id={hints} className={styles['quiet']}>
          Arrow keys move, Left and Right fold and unfold, Alt with Left or Right moves in time, L links, plus and minus zoom.
        </p>
        <ul aria-label="Windows, freezes and lines" className={styles['quiet']}>
          {[...chart.bands, ...chart.lines].map((mark) => (
            <li key={'id' in mark ? mark.id : `${mark.kind} ${mark.at}`}>{bandWords(mark, props.zone)}</li>
          ))}
        </ul>
        <div aria-live="polite" className={styles['quiet']}>
          {props.said}
        </div>
      </Later>
    </div>
  )
}

/** "Freeze, Year-end, hard, 14 Dec to 4 Jan" (design.md, 4). */
function bandWords(mark: Band | TimeLine, zone: string): string {
  if ('at' in mark) return mark.title
  const kind = mark.kind === 'window' ? mark.title : `Freeze, ${mark.title}, ${mark.kind === 'freeze-hard' ? 'hard' : 'soft'}`
  return mark.kind === 'window' ? kind : `${kind}, ${spanWords(mark.start, mark.end, zone)}`
}

function nextEditable(columns: readonly GanttColumn[], from: number, by: 1 | -1): GanttColumn | undefined {
  for (let at = from + by; at >= 0 && at < columns.length; at += by) if (columns[at]?.edit !== undefined) return columns[at]
  return columns[from]
}
