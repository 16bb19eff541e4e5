import type { Stripe } from './damage'
import { drawAxis } from './draw-axis'
import { drawBars } from './draw-bars'
import { drawForecast } from './draw-forecast'
import { drawGround } from './draw-ground'
import { drawFlags, drawLines } from './draw-lines'
import { drawLinks } from './draw-links'
import type { Frame, Pen } from './frame'
import { ticksInView } from './ticks'
import { firstPlace, lastPlace } from './view'

/**
 * Draws the timeline: only the rows and links in view, in the order of design.md (bands, grid,
 * selection, baseline, links, bars, lines, flags), then the axis above them. Costs nothing per hidden row.
 * Where a stripe is given, all but its rows stands already.
 */
export function drawGantt(pen: Pen, frame: Frame, stripe?: Stripe): void {
  const { view, axis, ratio, palette, visible } = frame
  const rows = stripe ?? { first: firstPlace(view), last: lastPlace(view, visible) }
  const ticks = ticksInView(view.left, view.left + view.width * view.msPerPx, view.msPerPx, frame.zone)
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  // Cut along whole pixels, so that no seam shows.
  const edge = (y: number): number => Math.max(axis, Math.floor(y * ratio) / ratio)
  const top = stripe === undefined ? axis : edge(axis + rows.first * view.rowHeight - view.top)
  const bottom = stripe === undefined ? axis + view.height : edge(axis + (rows.last + 1) * view.rowHeight - view.top + 1 / ratio)
  pen.save()
  pen.beginPath()
  pen.rect(0, top, view.width, bottom - top)
  pen.clip()
  pen.fillStyle = palette.paper
  pen.fillRect(0, top, view.width, bottom - top)
  pen.translate(0, axis)
  drawGround(pen, frame, ticks, rows)
  drawLinks(pen, frame, rows)
  drawBars(pen, frame, rows)
  drawForecast(pen, frame, rows)
  drawLines(pen, frame)
  drawFlags(pen, frame)
  pen.restore()
  if (stripe === undefined) drawAxis(pen, frame, ticks)
}
