import { memo, type PointerEvent as ReactPointerEvent, type Ref, type RefObject, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { spanWords } from '#shared/commands/when-words'
import { type BarDrag, draggedTo, dragOf, droppedOn, type Moved, typeOfEnds } from './bar-drag'
import type { TimelineEdits, WouldDo } from './board-edits'
import type { BoardNow } from './board-now'
import type { Chart } from './chart'
import type { Preview } from './frame'
import type { GridStep } from './grid-step'
import { type Hit, hitTest, linkDot } from './hit-test'
import { scrolledTo } from './time-bar'
import { atOf, panned, xOf, zoomed } from './time-scale'
import styles from './timeline.module.css'
import { type Tip, TipBox } from './timeline-tip'
import { fittedTo, type PictureOf, usePicture } from './use-picture'
import { rectOf, type View } from './view'

/** What the board asks of the timeline: to zoom, to show a stretch, to bring a row's bar into view. */
export interface TimelineControl {
  readonly zoom: (factor: number) => void
  readonly fit: () => void
  readonly showAt: (at: number) => void
  readonly reveal: (row: number) => void
  readonly scaleTo: (msPerPx: number) => void
}

interface TimelineProps extends PictureOf {
  /** Whether links may set out from the selected bar. */
  readonly canLink: boolean
  readonly step: GridStep
  /** The element that scrolls the rows, shared with the grid. */
  readonly scroller: RefObject<HTMLElement | null>
  readonly onSelect: (row: number) => void
  readonly onOpen: (row: number) => void
  readonly onPickLink: (link: number) => void
  readonly ref: Ref<TimelineControl>
}

/** A press that goes on: on a bar, or on the ground, which it pulls along. */
interface Dragging {
  readonly pointer: number
  readonly what: BarDrag | 'pan'
  readonly x: number
  moved: Moved | undefined
  lastX: number
  wouldDo: WouldDo | undefined
}

/** The time pane: one canvas that is hidden from the tree (the grid beside it says the same), and a thin layer for handles and tips. What changes at every edit it reads of what the board shows now. */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { live, visible, rowHeight, axis, scroller, selected, ref } = props
  const pane = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const focusBox = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const drag = useRef<Dragging>(undefined)
  const [tip, setTip] = useState<Tip>()
  const [rubber, setRubber] = useState<{ readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }>()
  const [cursor, setCursor] = useState('default')
  const previewNow = (): Preview | undefined => {
    const held = drag.current
    return held?.moved === undefined || held.what === 'pan' || held.what.kind === 'link' ? undefined : { row: held.what.row, ...held.moved }
  }
  const { viewNow, redraw, change } = usePicture(props, { pane, canvas, focusBox, bar }, scroller, previewNow)

  useImperativeHandle(ref, () => {
    const showAt = (at: number): void => change((held, width) => ({ ...held, left: at - (width / 2) * held.msPerPx }))
    return {
      zoom: (factor) => change((held, width) => zoomed(held, factor, width / 2)),
      scaleTo: (msPerPx) => change((held, width) => zoomed(held, held.msPerPx / msPerPx, width / 3)),
      fit: () => change((_, width) => fittedTo(live.shown.chart, width)),
      showAt,
      reveal: (row) => {
        const view = viewNow()
        const { rows } = live.shown.chart
        const start = rows.start[row] ?? Number.NaN
        if (view === undefined || Number.isNaN(start)) return
        const x = xOf(view, start)
        const end = xOf(view, rows.end[row] ?? start)
        if (end < 24 || x > view.width - 24) showAt(start)
        redraw()
      },
    }
  }, [change, redraw, viewNow, live])

  const pointAt = (event: ReactPointerEvent): { readonly x: number; readonly y: number; readonly hit: Hit; readonly view: View } | undefined => {
    const view = viewNow()
    const box = pane.current?.getBoundingClientRect()
    if (view === undefined || box === undefined) return undefined
    const x = event.clientX - box.left
    const y = event.clientY - box.top - axis
    return { x, y, view, hit: y < 0 ? { kind: 'none' } : hitTest(live.shown.chart, visible, view, x, y, selected) }
  }

  const cancel = useCallback((): void => {
    if (drag.current?.moved !== undefined) live.shown.edits?.onPreview?.(undefined)
    drag.current = undefined
    if (focusBox.current !== null) focusBox.current.dataset['clash'] = 'none'
    setRubber(undefined)
    setTip(undefined)
    redraw()
  }, [redraw, live])

  useEffect(() => {
    const giveUp = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || drag.current === undefined) return
      event.stopPropagation()
      cancel()
    }
    window.addEventListener('keydown', giveUp, true)
    return () => window.removeEventListener('keydown', giveUp, true)
  }, [cancel])

  const press = (event: ReactPointerEvent<HTMLDivElement>): void => {
    const point = pointAt(event)
    if (point === undefined || event.button !== 0) return
    const { hit, x, view } = point
    if ('row' in hit) props.onSelect(hit.row)
    if (hit.kind === 'link') props.onPickLink(hit.link)
    const { chart, edits } = live.shown
    const begun = dragOf(hit, chart.rows, view, x)
    const what = begun !== undefined && isAllowed(edits, begun) ? begun : 'pan'
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { pointer: event.pointerId, what, x, moved: undefined, lastX: x, wouldDo: undefined }
    setTip(undefined)
  }

  const move = (event: ReactPointerEvent<HTMLDivElement>): void => {
    const point = pointAt(event)
    if (point === undefined) return
    const { x, y, view, hit } = point
    const held = drag.current
    const { chart, edits, describe } = live.shown
    if (held === undefined) {
      setCursor(cursorOf(hit, edits))
      setTip(y < 0 ? bandTip(chart, view, x, y + axis, props.zone) : tipOf(hit, x, y + axis, live))
      return
    }
    if (held.what === 'pan') {
      change((scaleNow) => panned(scaleNow, held.lastX - x))
      held.lastX = x
      return
    }
    if (Math.abs(x - held.x) < 3 && held.moved === undefined) return
    const before = held.moved
    held.moved = draggedTo(held.what, chart.rows, view, x, props.step, props.zone, event.altKey)
    if (held.what.kind !== 'link' && (before?.start !== held.moved.start || before.end !== held.moved.end)) {
      held.wouldDo = edits?.onPreview?.({ row: held.what.row, edge: held.what.kind === 'resize' ? held.what.edge : undefined, ...held.moved })
      if (focusBox.current !== null) focusBox.current.dataset['clash'] = held.wouldDo?.clash ?? 'none'
    }
    if (held.what.kind === 'link') {
      const rect = rectOf(chart.rows, visible, view, held.what.row)
      if (rect !== undefined)
        setRubber({ x0: held.what.edge === 'end' ? rect.x + rect.width : rect.x, y0: rect.y + rect.height / 2 + axis, x1: x, y1: y + axis })
    } else setTip({ x, y: y + axis, lines: [...describe(held.what.row, held.moved), ...(held.wouldDo?.line ? [held.wouldDo.line] : [])] })
    redraw()
  }

  const drop = (event: ReactPointerEvent<HTMLDivElement>): void => {
    const held = drag.current
    const point = pointAt(event)
    cancel()
    const { chart, edits } = live.shown
    if (held === undefined || held.what === 'pan' || held.moved === undefined || point === undefined || edits === undefined) return
    const { what, moved } = held
    if (what.kind === 'move') edits.onMove(what.row, moved.start)
    else if (what.kind === 'resize') edits.onResize(what.row, what.edge, what.edge === 'start' ? moved.start : moved.end)
    else if ('row' in point.hit && point.hit.row !== what.row && point.hit.kind !== 'row') {
      edits.onLink(what.row, point.hit.row, typeOfEnds(what.edge, droppedOn(chart.rows, point.view, point.hit.row, point.x)))
    }
  }

  const open = (event: React.MouseEvent): void => {
    const view = viewNow()
    const box = pane.current?.getBoundingClientRect()
    if (view === undefined || box === undefined) return
    const hit = hitTest(live.shown.chart, visible, view, event.clientX - box.left, event.clientY - box.top - axis, selected)
    if ('row' in hit) props.onOpen(hit.row)
  }

  return (
    <div
      ref={pane}
      className={styles['pane']}
      style={{ cursor }}
      aria-hidden="true"
      data-testid="gantt-timeline"
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={drop}
      onPointerCancel={cancel}
      onPointerLeave={() => drag.current === undefined && setTip(undefined)}
      onDoubleClick={open}
    >
      <canvas ref={canvas} className={styles['canvas']} />
      <div ref={focusBox} className={styles['focus']} data-selected={selected !== -1}>
        {props.canLink && (
          <>
            <span className={styles['dot']} style={{ left: -linkDot - 4 }} />
            <span className={styles['dot']} style={{ right: -linkDot - 4 }} />
          </>
        )}
      </div>
      {rubber !== undefined && (
        <svg className={styles['rubber']} aria-hidden="true">
          <line x1={rubber.x0} y1={rubber.y0} x2={rubber.x1} y2={rubber.y1} />
        </svg>
      )}
      <div
        ref={bar}
        className={styles['timeBar']}
        onPointerDown={(event) => event.stopPropagation()}
        onPointerMove={(event) => event.stopPropagation()}
        onScroll={(event) => {
          const scrolled = event.currentTarget
          change((held) => scrolledTo(live.shown.chart, held, scrolled))
        }}
      >
        <div />
      </div>
      {tip !== undefined && <TipBox tip={tip} width={pane.current?.clientWidth ?? 0} rowHeight={rowHeight} />}
    </div>
  )
})

function isAllowed(edits: TimelineEdits | undefined, { kind, row }: BarDrag): boolean {
  return edits?.allowed(row)[kind] ?? false
}

function cursorOf(hit: Hit, edits: TimelineEdits | undefined): string {
  if (hit.kind === 'link') return 'pointer'
  if (!('row' in hit) || hit.kind === 'row' || hit.kind === 'mark') return 'default'
  const allowed = edits?.allowed(hit.row)
  if (hit.kind === 'bar') return allowed?.move ? 'grab' : 'default'
  if (hit.kind === 'start-link' || hit.kind === 'end-link') return allowed?.link ? 'crosshair' : 'default'
  return allowed?.resize ? 'ew-resize' : 'default'
}

/** In the axis: the windows and freezes at this time, also those whose name found no room. */
function bandTip(chart: Chart, view: View, x: number, y: number, zone: string): Tip | undefined {
  const at = atOf(view, x)
  const lines = chart.bands.filter(({ start, end }) => start <= at && at < end).map(({ title, start, end }) => `${title}, ${spanWords(start, end, zone)}`)
  return lines.length === 0 ? undefined : { x, y, lines }
}

function tipOf(hit: Hit, x: number, y: number, { shown: { chart, describe, describeLink } }: BoardNow): Tip | undefined {
  if (hit.kind === 'link') return { x, y, lines: [describeLink(hit.link)] }
  if (hit.kind === 'mark') return { x, y, lines: [chart.rows.marks[hit.mark]?.title ?? ''] }
  if (hit.kind === 'none' || hit.kind === 'row') return undefined
  return { x, y, lines: describe(hit.row, undefined) }
}
