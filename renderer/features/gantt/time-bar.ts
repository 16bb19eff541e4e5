import type { Chart } from './chart'
import type { TimeScale } from './time-scale'
import type { View } from './view'

/** Widest the bar's content is made: Chromium lays nothing out beyond some 33 million pixels. */
const widest = 8_000_000

/** The stretch of time that the bar covers: all that is planned, with a quarter of it as air at both sides. */
function rangeOf({ from, to }: Chart): { readonly from: number; readonly to: number } | undefined {
  if (Number.isNaN(from)) return undefined
  const air = Math.max(3_600_000, (to - from) / 4)
  return { from: from - air, to: to + air }
}

/** Puts the scroll bar under the time pane where the view is. A view outside of the range leaves it at its end. */
export function followTime(bar: HTMLDivElement | null, chart: Chart, view: View): void {
  const range = rangeOf(chart)
  const content = bar?.firstElementChild
  if (bar === null || range === undefined || !(content instanceof HTMLElement)) return
  const width = Math.min(widest, Math.round((range.to - range.from) / view.msPerPx))
  const at = Math.round((view.left - range.from) / view.msPerPx)
  const reachable = Math.max(0, Math.min(at, width - view.width))
  // Most pictures leave it where it is, and to ask the page for its place would cost a layout.
  if (content.style.width === `${width}px` && bar.dataset['put'] === String(reachable)) return
  content.style.width = `${width}px`
  if (Math.abs(bar.scrollLeft - reachable) > 1) bar.scrollLeft = reachable
  // What the bar was put to is no wish of the person's: its echo as a scroll event is told by this.
  bar.dataset['put'] = String(reachable)
}

/** The scale after a person scrolled the bar; the same one where the bar only echoes where it was put. */
export function scrolledTo(chart: Chart, scale: TimeScale, bar: HTMLElement): TimeScale {
  const range = rangeOf(chart)
  if (range === undefined || Math.abs(bar.scrollLeft - Number(bar.dataset['put'])) <= 1) return scale
  return { ...scale, left: range.from + bar.scrollLeft * scale.msPerPx }
}
