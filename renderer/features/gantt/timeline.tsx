import {
  type PointerEvent as ReactPointerEvent,
  type Ref,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { spanWords } from '#shared/commands/when-words'
import { type BarDrag, draggedTo, dragOf, droppedOn, type Moved, typeOfEnds } from './bar-drag'
import type { TimelineEdits } from './board-edits'
import type { Chart } from './chart'
import { drawGantt } from './draw'
import { placeFocusBox } from './focus-box'
import { type Frame, isSamePicture } from './frame'
import type { GridStep } from './grid-step'
import { type Hit, hitTest, linkDot } from './hit-test'
import type { Palette } from './palette'
import { followTime, scrolledTo } from './time-bar'
import { atOf, fitted, panned, type TimeScale, xOf, zoomed } from './time-scale'
import styles from './timeline.module.css'
import { type Tip, TipBox } from './timeline-tip'
import { rectOf, type View } from './view'
import type { VisibleRows } from './visible-rows'

/** What the board asks of the timeline: to zoom, to show a stretch, to bring a row's bar into view. */
export interface TimelineControl {
  readonly zoom: (factor: number) => void
  readonly fit: () => void
  readonly showAt: (at: number) => void
  readonly reveal: (row: number) => void
  readonly scaleTo: (msPerPx: number) => void
}

interface TimelineProps {
  readonly chart: Chart
  readonly visible: VisibleRows
  readonly rowHeight: number
  readonly axis: number
  readonly zone: string
  readonly palette: Palette | undefined
  readonly selected: number
  readonly showCritical: boolean
  readonly step: GridStep
  /** What shows first; all that is planned where nothing is said. */
  readonly first: TimeRange | undefined
  /** The element that scrolls the rows, shared with the grid. */
  readonly scroller: RefObject<HTMLElement | null>
  readonly edits: TimelineEdits | undefined
  readonly describe: (row: number, moved: Moved | undefined) => readonly string[]
  readonly describeLink: (link: number) => string
  readonly onSelect: (row: number) => void
  readonly onOpen: (row: number) => void
  readonly onPickLink: (link: number) => void
  readonly ref: Ref<TimelineControl>
}

export interface TimeRange {
  readonly from: number
  readonly to: number
}

/** The time pane: one canvas that is hidden from the tree (the grid beside it says the same), and a thin layer for handles and tips. */
export function Timeline(props: TimelineProps) {
  const { chart, visible, rowHeight, axis, scroller, edits, selected, ref } = props
  const pane = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const focusBox = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const scale = useRef<TimeScale | undefined>(undefined)
  const drag = useRef<{ readonly pointer: number; readonly what: BarDrag | 'pan'; readonly x: number; moved: Moved | undefined; lastX: number } | undefined>(
    undefined,
  )
  const [tip, setTip] = useState<Tip>()
  const [rubber, setRubber] = useState<{ readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }>()
  const [cursor, setCursor] = useState('default')
  const latest = useRef(props)
  latest.current = props

  const viewNow = useCallback((): View | undefined => {
    const element = pane.current
    const box = latest.current.scroller.current
    if (element === null || box === null || element.clientWidth === 0) return undefined
    const width = element.clientWidth
    scale.current ??= fittedTo(latest.current.first ?? latest.current.chart, width)
    return { ...scale.current, top: box.scrollTop, width, height: Math.max(0, box.clientHeight - latest.current.axis), rowHeight: latest.current.rowHeight }
  }, [])

  /** What stands on the canvas; nothing after it was cleared or its letters came. */
  const drawn = useRef<Frame>(undefined)
  const draw = useCallback((): void => {
    const view = viewNow()
    const pen = canvas.current?.getContext('2d', { alpha: false })
    const { palette, zone, ...rest } = latest.current
    if (view === undefined || pen === undefined || pen === null || palette === undefined) return
    const moved = drag.current?.moved
    const what = drag.current?.what
    const preview = moved !== undefined && what !== undefined && what !== 'pan' && what.kind !== 'link' ? { row: what.row, ...moved } : undefined
    const ratio = window.devicePixelRatio
    const frame: Frame = {
      chart: rest.chart,
      visible: rest.visible,
      view,
      palette,
      zone,
      axis: rest.axis,
      ratio,
      selected: rest.selected,
      showCritical: rest.showCritical,
      preview,
    }
    if (drawn.current !== undefined && isSamePicture(drawn.current, frame)) return
    drawn.current = frame
    drawGantt(pen, frame)
    placeFocusBox(focusBox.current, rest.chart, rest.visible, view, rest.selected, rest.axis, preview)
    followTime(bar.current, rest.chart, view)
  }, [viewNow])

  const pending = useRef(0)
  const redraw = useCallback((): void => {
    if (pending.current !== 0) return
    pending.current = requestAnimationFrame(() => {
      pending.current = 0
      draw()
    })
  }, [draw])

  const change = useCallback(
    (next: (held: TimeScale, width: number) => TimeScale): void => {
      const view = viewNow()
      if (view === undefined || scale.current === undefined) return
      scale.current = next(scale.current, view.width)
      redraw()
    },
    [redraw, viewNow],
  )

  useImperativeHandle(ref, () => {
    const showAt = (at: number): void => change((held, width) => ({ ...held, left: at - (width / 2) * held.msPerPx }))
    return {
      zoom: (factor) => change((held, width) => zoomed(held, factor, width / 2)),
      scaleTo: (msPerPx) => change((held, width) => zoomed(held, held.msPerPx / msPerPx, width / 3)),
      fit: () => change((_, width) => fittedTo(latest.current.chart, width)),
      showAt,
      reveal: (row) => {
        const view = viewNow()
        const { rows } = latest.current.chart
        const start = rows.start[row] ?? Number.NaN
        if (view === undefined || Number.isNaN(start)) return
        const x = xOf(view, start)
        const end = xOf(view, rows.end[row] ?? start)
        if (end < 24 || x > view.width - 24) showAt(start)
        redraw()
      },
    }
  }, [change, redraw, viewNow])

  // Drawn in the same task as the DOM beside it, so that rows and bars never part.
  useLayoutEffect(() => {
    draw()
  })

  useEffect(() => {
    const element = pane.current
    const box = scroller.current
    const surface = canvas.current
    if (element === null || box === null || surface === null) return
    const resize = (): void => {
      const ratio = window.devicePixelRatio
      const width = element.clientWidth
      const height = box.clientHeight
      const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)]
      if (surface.width !== across || surface.height !== down) {
        surface.width = across
        surface.height = down
        surface.style.height = `${height}px`
        drawn.current = undefined
      }
      draw()
    }
    const observer = new ResizeObserver(resize)
    observer.observe(element)
    observer.observe(box)
    resize()
    box.addEventListener('scroll', redraw, { passive: true })
    const wheel = (event: WheelEvent): void => {
      event.preventDefault()
      const overTime = event.target instanceof Node && element.contains(event.target)
      if (event.ctrlKey || event.metaKey) {
        const x = event.clientX - element.getBoundingClientRect().left
        change((held) => zoomed(held, Math.exp(-event.deltaY * 0.0022), x))
        return
      }
      const sideways = event.deltaX !== 0 ? event.deltaX : event.shiftKey ? event.deltaY : 0
      if (sideways !== 0 && overTime) change((held) => panned(held, sideways))
      else {
        // Scrolled by us and not by the compositor, so that grid and canvas move in the same frame.
        box.scrollTop += event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * latest.current.rowHeight : event.deltaY
        draw()
      }
    }
    box.addEventListener('wheel', wheel, { passive: false })
    if (document.fonts.status === 'loading') {
      void document.fonts.ready.then(() => {
        drawn.current = undefined
        redraw()
      })
    }
    return () => {
      observer.disconnect()
      box.removeEventListener('scroll', redraw)
      box.removeEventListener('wheel', wheel)
      cancelAnimationFrame(pending.current)
      pending.current = 0
    }
  }, [scroller, change, draw, redraw])

  const pointAt = (event: ReactPointerEvent): { readonly x: number; readonly y: number; readonly hit: Hit; readonly view: View } | undefined => {
    const view = viewNow()
    const box = pane.current?.getBoundingClientRect()
    if (view === undefined || box === undefined) return undefined
    const x = event.clientX - box.left
    const y = event.clientY - box.top - axis
    return { x, y, view, hit: y < 0 ? { kind: 'none' } : hitTest(chart, visible, view, x, y, selected) }
  }

  const cancel = useCallback((): void => {
    drag.current = undefined
    setRubber(undefined)
    setTip(undefined)
    redraw()
  }, [redraw])

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
    const begun = dragOf(hit, chart.rows, view, x)
    const what = begun !== undefined && isAllowed(edits, begun) ? begun : 'pan'
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { pointer: event.pointerId, what, x, moved: undefined, lastX: x }
    setTip(undefined)
  }

  const move = (event: ReactPointerEvent<HTMLDivElement>): void => {
    const point = pointAt(event)
    if (point === undefined) return
    const { x, y, view, hit } = point
    const held = drag.current
    if (held === undefined) {
      setCursor(cursorOf(hit, edits))
      setTip(y < 0 ? bandTip(chart, view, x, y + axis, props.zone) : tipOf(hit, x, y + axis, props))
      return
    }
    if (held.what === 'pan') {
      change((scaleNow) => panned(scaleNow, held.lastX - x))
      held.lastX = x
      return
    }
    if (Math.abs(x - held.x) < 3 && held.moved === undefined) return
    held.moved = draggedTo(held.what, chart.rows, view, x, props.step, props.zone, event.altKey)
    if (held.what.kind === 'link') {
      const rect = rectOf(chart.rows, visible, view, held.what.row)
      if (rect !== undefined)
        setRubber({ x0: held.what.edge === 'end' ? rect.x + rect.width : rect.x, y0: rect.y + rect.height / 2 + axis, x1: x, y1: y + axis })
    } else setTip({ x, y: y + axis, lines: props.describe(held.what.row, held.moved) })
    redraw()
  }

  const drop = (event: ReactPointerEvent<HTMLDivElement>): void => {
    const held = drag.current
    const point = pointAt(event)
    cancel()
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
    const hit = hitTest(chart, visible, view, event.clientX - box.left, event.clientY - box.top - axis, selected)
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
        {edits !== undefined && selected !== -1 && edits.allowed(selected).link && (
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
          change((held) => scrolledTo(chart, held, scrolled))
        }}
      >
        <div />
      </div>
      {tip !== undefined && <TipBox tip={tip} width={pane.current?.clientWidth ?? 0} rowHeight={rowHeight} />}
    </div>
  )
}

const fittedTo = ({ from, to }: TimeRange, width: number): TimeScale => {
  const today = Date.now()
  return Number.isNaN(from) ? fitted(today - 43_200_000, today + 43_200_000, width) : fitted(from, Math.max(to, from + 3_600_000), width)
}

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

function tipOf(hit: Hit, x: number, y: number, { chart, describe, describeLink }: TimelineProps): Tip | undefined {
  if (hit.kind === 'link') return { x, y, lines: [describeLink(hit.link)] }
  if (hit.kind === 'mark') return { x, y, lines: [chart.rows.marks[hit.mark]?.title ?? ''] }
  if (hit.kind === 'none' || hit.kind === 'row') return undefined
  return { x, y, lines: describe(hit.row, undefined) }
}
