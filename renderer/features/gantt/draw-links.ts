import type { Stripe } from './damage'
import type { Frame, Pen } from './frame'
import { linkPath, pathLength } from './link-path'
import { linksOfFrame } from './links-in-view'
import { xOf } from './time-scale'
import { barHeight, leastWidth, middleOf } from './view'

const corners = new Float64Array(pathLength)

/** Links that cross the view. Each look (plain, critical, back-out) is one path and one stroke; critical ones lie on top. */
export function drawLinks(pen: Pen, frame: Frame, { first, last }: Stripe): void {
  const { visible, palette, showCritical } = frame
  const { plain, critical, backOut } = linksOfFrame(frame)
  const links = frame.chart.links
  const crosses = (link: number): boolean => {
    const from = visible.place[links.from[link] ?? 0] ?? -1
    const to = visible.place[links.to[link] ?? 0] ?? -1
    return Math.max(from, to) >= first && Math.min(from, to) <= last
  }
  const drawLook = (colour: string, wanted: readonly number[]): void => drawAlike(pen, frame, colour, wanted.filter(crosses))
  drawLook(palette.link, plain)
  if (!showCritical) drawLook(palette.link, critical)
  if (backOut.length > 0) {
    pen.setLineDash([3, 3])
    drawLook(palette.backOut, backOut)
    pen.setLineDash([])
  }
  if (showCritical) drawLook(palette.critical, critical)
}

function drawAlike(pen: Pen, frame: Frame, colour: string, wanted: readonly number[]): void {
  const { visible, view } = frame
  const { rows } = frame.chart
  const links = frame.chart.links
  if (wanted.length === 0) return
  const half = barHeight / 2
  const heads = new Path2D()
  pen.beginPath()
  let any = false
  for (const l of wanted) {
    const from = links.from[l] ?? 0
    const to = links.to[l] ?? 0
    const fromPlace = visible.place[from] ?? -1
    const toPlace = visible.place[to] ?? -1
    const fromX0 = xOf(view, rows.start[from] ?? Number.NaN)
    const toX0 = xOf(view, rows.start[to] ?? Number.NaN)
    const fromX1 = Math.max(fromX0 + leastWidth, xOf(view, rows.end[from] ?? Number.NaN))
    const toX1 = Math.max(toX0 + leastWidth, xOf(view, rows.end[to] ?? Number.NaN))
    if (Number.isNaN(fromX1) || Number.isNaN(toX1)) continue
    if ((fromX1 < -20 && toX1 < -20) || (fromX0 > view.width + 20 && toX0 > view.width + 20)) continue
    const count = linkPath(corners, links.type[l] ?? 0, fromX0, fromX1, middleOf(view, fromPlace), toX0, toX1, middleOf(view, toPlace), half)
    pen.moveTo(corners[0] ?? 0, corners[1] ?? 0)
    for (let c = 1; c < count; c++) pen.lineTo(corners[2 * c] ?? 0, corners[2 * c + 1] ?? 0)
    arrowHead(heads, count)
    any = true
  }
  if (!any) return
  pen.strokeStyle = colour
  pen.lineWidth = 1.25
  pen.stroke()
  pen.fillStyle = colour
  pen.fill(heads)
}

/** The head at the last corner, pointing along the last stretch. */
function arrowHead(heads: Path2D, count: number): void {
  const x = corners[2 * count - 2] ?? 0
  const y = corners[2 * count - 1] ?? 0
  const dx = Math.sign(x - (corners[2 * count - 4] ?? 0))
  const dy = Math.sign(y - (corners[2 * count - 3] ?? 0))
  heads.moveTo(x, y)
  heads.lineTo(x - dx * 6 - dy * 3.5, y - dy * 6 - dx * 3.5)
  heads.lineTo(x - dx * 6 + dy * 3.5, y - dy * 6 + dx * 3.5)
  heads.closePath()
}
