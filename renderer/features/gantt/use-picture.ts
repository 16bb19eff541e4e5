import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { afterPaint } from './after-paint'
import type { BoardNow } from './board-now'
import { damageOf } from './damage'
import { drawGantt } from './draw'
import { earlyOf } from './early-chart'
import { placeFocusBox } from './focus-box'
import { type Frame, isSamePicture, isSameStretch, type Preview } from './frame'
import type { Palette } from './palette'
import { followTime } from './time-bar'
import { fitted, panned, type TimeScale, zoomed } from './time-scale'
import type { View } from './view'
import type { VisibleRows } from './visible-rows'

export interface TimeRange {
  readonly from: number
  readonly to: number
}

/** What the picture is drawn from. */
export interface PictureOf {
  readonly live: BoardNow
  readonly visible: VisibleRows
  readonly rowHeight: number
  readonly axis: number
  readonly zone: string
  readonly palette: Palette
  readonly selected: number
  readonly showCritical: boolean
  /** What shows first; all that is planned where nothing is said. */
  readonly first: TimeRange | undefined
}

/** The elements of the time pane. */
export interface PictureParts {
  readonly pane: RefObject<HTMLDivElement | null>
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly focusBox: RefObject<HTMLDivElement | null>
  readonly bar: RefObject<HTMLDivElement | null>
}

export interface Picture {
  readonly viewNow: () => View | undefined
  readonly redraw: () => void
  readonly change: (next: (held: TimeScale, width: number) => TimeScale) => void
}

/**
 * Keeps the canvas as its props say and as the person scrolls, pans and zooms. What is looked at is known here without
 * asking the page: a question for a size makes it lay out all that was just changed.
 */
export function usePicture(props: PictureOf, parts: PictureParts, scroller: RefObject<HTMLElement | null>, previewNow: () => Preview | undefined): Picture {
  const latest = useRef({ props, previewNow })
  latest.current = { props, previewNow }
  const { pane, canvas, focusBox, bar } = parts
  const scale = useRef<TimeScale>(undefined)
  const size = useRef<{ readonly width: number; readonly height: number }>(undefined)
  const top = useRef(0)

  const viewNow = useCallback((): View | undefined => {
    const { first, live, axis, rowHeight } = latest.current.props
    const held = size.current
    if (held === undefined || held.width === 0) return undefined
    scale.current ??= fittedTo(first ?? live.shown.chart, held.width)
    return { ...scale.current, top: top.current, width: held.width, height: Math.max(0, held.height - axis), rowHeight }
  }, [])

  /** What stands on the canvas; nothing after it was cleared or its letters came. */
  const drawn = useRef<Frame>(undefined)
  const painted = useRef(false)
  const draw = useCallback((): void => {
    const view = viewNow()
    const pen = canvas.current?.getContext('2d', { alpha: false })
    if (view === undefined || pen === undefined || pen === null) return
    const { live, visible, palette, zone, axis, selected, showCritical } = latest.current.props
    const chart = painted.current ? live.shown.chart : earlyOf(live.shown.chart)
    const preview = latest.current.previewNow()
    const frame: Frame = { chart, visible, view, palette, zone, axis, ratio: window.devicePixelRatio, selected, showCritical, preview, early: !painted.current }
    const before = drawn.current
    if (before !== undefined && isSamePicture(before, frame)) return
    drawn.current = frame
    const damage = before && damageOf(before, frame)
    if (damage === undefined || damage.first <= damage.last) drawGantt(pen, frame, damage)
    if (before === undefined || selected !== -1 || before.selected !== -1) placeFocusBox(focusBox.current, chart, visible, view, selected, axis, preview)
    if (painted.current && (before === undefined || before.early === true || !isSameStretch(before, frame))) followTime(bar.current, chart, view)
  }, [viewNow, canvas, focusBox, bar])

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

  /** Takes the size of the pane, which is as high as what scrolls around it; the picture is lost where the canvas gets another one. */
  const measure = useCallback((): void => {
    const [element, surface] = [pane.current, canvas.current]
    if (element === null || surface === null) return
    const next = { width: element.clientWidth, height: element.clientHeight }
    size.current = next
    const ratio = window.devicePixelRatio
    const [across, down] = [Math.round(next.width * ratio), Math.round(next.height * ratio)]
    if (surface.width === across && surface.height === down) return
    surface.width = across
    surface.height = down
    drawn.current = undefined
  }, [pane, canvas])

  // Drawn in the same task as the DOM beside it, so that rows and bars never part.
  useLayoutEffect(() => {
    if (size.current === undefined) measure()
    draw()
  })
  const { live } = props
  useLayoutEffect(() => live.listen(draw), [live, draw])
  // All links, and the bar under the pane, wait for the first picture and not it for them.
  useLayoutEffect(
    () =>
      afterPaint(() => {
        painted.current = true
        draw()
      }),
    [draw],
  )

  useEffect(() => {
    const element = pane.current
    const box = scroller.current
    if (element === null || box === null) return
    // Calls once when it begins to look: nothing is drawn again for that.
    const observer = new ResizeObserver(() => {
      measure()
      draw()
    })
    observer.observe(element)
    const scrolled = (): void => {
      top.current = box.scrollTop
      redraw()
    }
    box.addEventListener('scroll', scrolled, { passive: true })
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
        box.scrollTop += event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * latest.current.props.rowHeight : event.deltaY
        top.current = box.scrollTop
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
      box.removeEventListener('scroll', scrolled)
      box.removeEventListener('wheel', wheel)
      cancelAnimationFrame(pending.current)
      pending.current = 0
    }
  }, [pane, scroller, measure, change, draw, redraw])

  return { viewNow, redraw, change }
}

export const fittedTo = ({ from, to }: TimeRange, width: number): TimeScale => {
  const today = Date.now()
  return Number.isNaN(from) ? fitted(today - 43_200_000, today + 43_200_000, width) : fitted(from, Math.max(to, from + 3_600_000), width)
}
