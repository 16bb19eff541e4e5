import { drawAxis } from './draw-axis'
import { drawBars } from './draw-bars'
import { drawGround } from './draw-ground'
import { drawFlags, drawLines } from './draw-lines'
import { drawLinks } from './draw-links'
import type { Frame, Pen } from './frame'
import { ticksInView } from './ticks'

/**
 * Draws the timeline: only the rows and links in view, in the order of design.md (bands, grid,
 * selection, baseline, links, bars, lines, flags), then the axis above them. Costs nothing per hidden row.
 */
export function drawGantt(pen: Pen, frame: Frame): void {
  const { view, axis, ratio, palette } = frame
  const ticks = ticksInView(view.left, view.left + view.width * view.msPerPx, view.msPerPx, frame.zone)
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.fillStyle = palette.paper
  pen.fillRect(0, 0, view.width, view.height + axis)
  pen.save()
  pen.beginPath()
  pen.rect(0, axis, view.width, view.height)
  pen.clip()
  pen.translate(0, axis)
  drawGround(pen, frame, ticks)
  drawLinks(pen, frame)
  drawBars(pen, frame)
  drawLines(pen, frame)
  drawFlags(pen, frame)
  pen.restore()
  drawAxis(pen, frame, ticks)
}
