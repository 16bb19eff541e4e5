import type { Stripe } from './damage'
import type { Frame, Pen } from './frame'
import { xOf } from './time-scale'
import { barHeight, middleOf } from './view'

/** So far above its bar a row's forecast lies, as far as a baseline lies below it. */
export const forecastLift = barHeight / 2 + 3

/**
 * Forecasts: a line over each bar from where it has begun to where it has ended in 80 of 100 runs, with a stop; and behind the
 * plan's end a line to P95 with a diamond at P50 and a stop at P80 (design.md, Gantt marks).
 */
export function drawForecast(pen: Pen, frame: Frame, { first, last }: Stripe): void {
  const { chart, visible, view, palette } = frame
  const { forecast, rows } = chart
  if (forecast === undefined) return
  for (let place = first; place <= last; place++) {
    const row = visible.rows[place] ?? 0
    const y = middleOf(view, place)
    if (row === 0) drawEnd(pen, frame, y)
    const end = forecast.end80[row] ?? Number.NaN
    if (Number.isNaN(end)) continue
    const begun = forecast.start80[row] ?? Number.NaN
    const x0 = xOf(view, Number.isNaN(begun) ? (rows.end[row] ?? end) : begun)
    const x1 = xOf(view, end)
    if (x1 < -4 || x0 > view.width + 4) continue
    const from = Math.max(-4, Math.min(x0, x1))
    pen.fillStyle = palette.forecast
    pen.fillRect(from, y - forecastLift - 1, Math.max(1, Math.min(view.width + 4, x1) - from), 1.5)
    pen.fillRect(x1 - 0.75, y - forecastLift - 2.5, 1.5, 4.5)
  }
}

function drawEnd(pen: Pen, { chart, view, palette }: Frame, y: number): void {
  const { forecast, rows } = chart
  if (forecast === undefined) return
  const p50 = xOf(view, forecast.p50)
  const p80 = xOf(view, forecast.p80)
  const p95 = xOf(view, forecast.p95)
  const planned = xOf(view, rows.end[0] ?? forecast.p50)
  pen.fillStyle = palette.forecast
  const from = Math.min(planned, p50)
  pen.fillRect(from, y - 1, p95 - from, 2)
  pen.fillRect(p80 - 1, y - 6, 2, 12)
  pen.fillRect(p95 - 0.75, y - 4, 1.5, 8)
  pen.beginPath()
  pen.moveTo(p50 - 5.5, y)
  pen.lineTo(p50, y - 5.5)
  pen.lineTo(p50 + 5.5, y)
  pen.lineTo(p50, y + 5.5)
  pen.closePath()
  pen.fillStyle = palette.paper
  pen.fill()
  pen.strokeStyle = palette.forecast
  pen.lineWidth = 1.75
  pen.stroke()
}
