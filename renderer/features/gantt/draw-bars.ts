import { baseLine } from './base-line'
import { flag, shapeOf } from './chart'
import type { Stripe } from './damage'
import type { Frame, Pen } from './frame'
import { hatchPattern } from './hatch'
import { xOf } from './time-scale'
import { barHeight, leastWidth, middleOf } from './view'

/** Marks nearer to the one before are left out: at the scale of years a release has dozens. */
const markApart = 7

/** Bars, brackets, pennants and diamonds of the rows in view, with their float and baseline. */
export function drawBars(pen: Pen, frame: Frame, { first, last }: Stripe): void {
  const { chart, visible, view, preview } = frame
  const { rows } = chart
  for (let place = first; place <= last; place++) {
    const row = visible.rows[place] ?? 0
    const y = middleOf(view, place)
    const moved = preview !== undefined && preview.row === row ? preview : undefined
    const start = moved?.start ?? rows.start[row] ?? Number.NaN
    if (!Number.isNaN(start)) {
      const x0 = xOf(view, start)
      const x1 = Math.max(x0 + leastWidth, xOf(view, moved?.end ?? rows.end[row] ?? start))
      if (x1 > -20 && x0 < view.width + 20) drawShape(pen, frame, row, x0, Number.isNaN(x1) ? x0 + leastWidth : x1, y)
      drawFloat(pen, frame, row, Number.isNaN(x1) ? x0 : x1, y)
    }
    drawBaseline(pen, frame, row, y)
    let lastMark = Number.NEGATIVE_INFINITY
    for (let m = rows.markBegin[row] ?? 0; m < (rows.markBegin[row + 1] ?? 0); m++) {
      const mark = rows.marks[m]
      if (mark === undefined) continue
      const x = xOf(view, mark.at)
      if (x < -10 || x > view.width + 10) continue
      if (x - lastMark < markApart) continue
      lastMark = x
      if (mark.shape === 'diamond') diamond(pen, frame, x, y)
      else {
        pennant(pen, x, x + 12, y, 6)
        pen.strokeStyle = frame.palette.paper
        pen.lineWidth = 3
        pen.stroke()
        pen.fillStyle = frame.palette.keyDate
        pen.fill()
      }
    }
  }
}

/** The colour of a row's bar: what is wrong or critical first, then what is done. */
export function barColour({ palette, showCritical }: Pick<Frame, 'palette' | 'showCritical'>, flags: number): string {
  if ((flags & flag.backOut) !== 0) return palette.backOut
  if ((flags & flag.failed) !== 0) return palette.danger
  if (showCritical && (flags & flag.critical) !== 0) return palette.critical
  return (flags & flag.done) !== 0 ? palette.barDone : palette.bar
}

function drawShape(pen: Pen, frame: Frame, row: number, x0: number, x1: number, y: number): void {
  const { palette, chart, ratio } = frame
  const flags = chart.rows.flags[row] ?? 0
  const shape = chart.rows.shape[row]
  if (shape === shapeOf.summary) {
    pen.fillStyle = (flags & flag.backOut) !== 0 ? palette.backOut : palette.barDone
    bracket(pen, x0, x1, y)
    return
  }
  if (shape === shapeOf.diamond) {
    diamond(pen, frame, x0, y)
    return
  }
  const colour = barColour(frame, flags)
  if (shape === shapeOf.pennant) {
    pen.fillStyle = colour
    pennant(pen, x0, Math.max(x1, x0 + 13), y, 6.5)
    pen.fill()
    return
  }
  if (shape !== shapeOf.bar) return
  const top = y - barHeight / 2
  pen.beginPath()
  pen.roundRect(x0, top, x1 - x0, barHeight, Math.min(3, (x1 - x0) / 2))
  if ((flags & flag.backOut) !== 0) {
    pen.fillStyle = palette.paper
    pen.fill()
    pen.fillStyle = hatchPattern(pen, { colour, period: 4, width: 1.4 }, ratio)
    pen.fill()
    pen.strokeStyle = colour
    pen.lineWidth = 1.25
    pen.stroke()
    return
  }
  pen.fillStyle = colour
  pen.fill()
  if ((flags & flag.running) !== 0) {
    pen.strokeStyle = palette.accent
    pen.lineWidth = 2
    pen.stroke()
  }
  if ((flags & flag.done) !== 0 && x1 - x0 > 14) tick(pen, palette.paper, x1 - 8, y)
}

/** The bracket that stands for a summary: a 5 px bar whose ends point down. */
function bracket(pen: Pen, x0: number, x1: number, y: number): void {
  const top = y - 4
  const foot = Math.min(5, (x1 - x0) / 2)
  pen.beginPath()
  pen.moveTo(x0, top + 9)
  pen.lineTo(x0, top)
  pen.lineTo(x1, top)
  pen.lineTo(x1, top + 9)
  pen.lineTo(x1 - foot, top + 5)
  pen.lineTo(x0 + foot, top + 5)
  pen.fill()
}

function pennant(pen: Pen, x0: number, x1: number, y: number, half: number): void {
  pen.beginPath()
  pen.moveTo(x0, y - half)
  pen.lineTo(x1 - half, y - half)
  pen.lineTo(x1, y)
  pen.lineTo(x1 - half, y + half)
  pen.lineTo(x0, y + half)
  pen.lineTo(x0 + half * 0.6, y)
  pen.closePath()
}

function diamond(pen: Pen, { palette }: Frame, x: number, y: number): void {
  pen.beginPath()
  pen.moveTo(x - 6, y)
  pen.lineTo(x, y - 6)
  pen.lineTo(x + 6, y)
  pen.lineTo(x, y + 6)
  pen.closePath()
  pen.fillStyle = palette.paper
  pen.fill()
  pen.strokeStyle = palette.keyDate
  pen.lineWidth = 1.75
  pen.stroke()
}

function tick(pen: Pen, colour: string, x: number, y: number): void {
  pen.strokeStyle = colour
  pen.lineWidth = 1.5
  pen.beginPath()
  pen.moveTo(x - 4, y)
  pen.lineTo(x - 1, y + 3)
  pen.lineTo(x + 4, y - 3)
  pen.stroke()
}

/** Float is a dotted line to its end stop. */
function drawFloat(pen: Pen, { chart, view, palette }: Frame, row: number, x: number, y: number): void {
  const end = chart.rows.floatEnd[row] ?? Number.NaN
  if (Number.isNaN(end)) return
  const to = xOf(view, end)
  if (to < 0 || x > view.width || to - x < 3) return
  pen.strokeStyle = palette.bar
  pen.lineWidth = 1.5
  pen.setLineDash([1.5, 2.5])
  pen.beginPath()
  pen.moveTo(Math.max(-4, x), y + barHeight / 2 - 0.75)
  pen.lineTo(Math.min(view.width + 4, to), y + barHeight / 2 - 0.75)
  pen.stroke()
  pen.setLineDash([])
  pen.fillStyle = palette.bar
  pen.fillRect(to - 0.75, y + barHeight / 2 - 5, 1.5, 5)
}

/** One baseline as a line under the bar; several as thinner ones below each other, told apart by their dashes. */
function drawBaseline(pen: Pen, { chart, view, palette }: Frame, row: number, y: number): void {
  const { rows, moreBases = [] } = chart
  const one = baseLine(0, moreBases.length + 1)
  pen.fillStyle = palette.baseline
  const start = rows.baseStart[row] ?? Number.NaN
  if (!Number.isNaN(start)) {
    const x0 = xOf(view, start)
    pen.fillRect(x0, y + one.top, Math.max(2, xOf(view, rows.baseEnd[row] ?? start) - x0), one.height)
  }
  for (const [at, base] of moreBases.entries()) {
    const from = base.start[row] ?? Number.NaN
    if (Number.isNaN(from)) continue
    const { top, height, dash } = baseLine(at + 1, moreBases.length + 1)
    pen.strokeStyle = palette.baseline
    pen.lineWidth = height
    pen.setLineDash([...dash])
    pen.beginPath()
    pen.moveTo(xOf(view, from), y + top + height / 2)
    pen.lineTo(Math.max(xOf(view, from) + 2, xOf(view, base.end[row] ?? from)), y + top + height / 2)
    pen.stroke()
    pen.setLineDash([])
  }
}
