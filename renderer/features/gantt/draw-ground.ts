import type { Band } from './chart'
import type { Stripe } from './damage'
import type { Frame, Pen } from './frame'
import { dashPattern, hatchPattern } from './hatch'
import type { Palette } from './palette'
import type { Ticks } from './ticks'
import { xOf } from './time-scale'
import { middleOf } from './view'

/** Hard freezes are hatched tighter than soft ones (design.md, Gantt marks). */
export const freezePeriod = { 'freeze-hard': 6, 'freeze-soft': 12 } as const

/** Bands, grid and selection: everything that lies under the bars. */
export function drawGround(pen: Pen, frame: Frame, ticks: Ticks, { first, last }: Stripe): void {
  const { view, palette, visible, chart, selected } = frame
  drawRests(pen, frame)
  for (const band of chart.bands) drawBand(pen, frame, band, 0, view.height)

  pen.fillStyle = palette.line
  for (const { at } of ticks.minor) drawUpright(pen, view, at)
  drawFine(pen, frame, ticks)
  pen.fillStyle = palette.edge
  for (const { at } of ticks.major) drawUpright(pen, view, at)

  pen.fillStyle = palette.line
  for (let place = first; place <= last; place++) pen.fillRect(0, Math.round((place + 1) * view.rowHeight - view.top) - 1, view.width, 1)

  const place = selected === -1 ? -1 : (visible.place[selected] ?? -1)
  if (place !== -1) {
    pen.fillStyle = palette.selection
    pen.globalAlpha = 0.72
    pen.fillRect(0, middleOf(view, place) - view.rowHeight / 2, view.width, view.rowHeight - 1)
    pen.globalAlpha = 1
  }
}

/** How dark the time without work is, on screen and on paper. */
export const restShade = 0.06

function drawRests(pen: Pen, { view, palette, chart }: Frame): void {
  if (chart.rests === undefined) return
  pen.fillStyle = palette.text
  pen.globalAlpha = restShade
  for (const { from, to } of chart.rests) {
    const x0 = Math.max(0, xOf(view, from))
    const x1 = Math.min(view.width, xOf(view, to))
    if (x1 > x0) pen.fillRect(x0, 0, x1 - x0, view.height)
  }
  pen.globalAlpha = 1
}

/** Ticks are made for more than the view (ticksInView); drawn are those in it. */
const isInView = (x: number, { width }: Pick<Frame['view'], 'width'>): boolean => x >= -1 && x <= width + 1

function drawUpright(pen: Pen, view: Frame['view'], at: number): void {
  const x = Math.round(xOf(view, at))
  if (isInView(x, view)) pen.fillRect(x, 0, 1, view.height)
}

function drawFine(pen: Pen, { view, palette, ratio }: Frame, { fine }: Ticks): void {
  if (fine.length > 0) pen.fillStyle = dashPattern(pen, palette.line, 2, 3, ratio)
  for (const at of fine) drawUpright(pen, view, at)
}

/** One band between two heights; the axis draws its part of the same band. */
export function drawBand(pen: Pen, { view, palette, ratio }: Pick<Frame, 'view' | 'palette' | 'ratio'>, band: Band, y0: number, y1: number): void {
  const x0 = Math.max(-4, xOf(view, band.start))
  const x1 = Math.min(view.width + 4, xOf(view, band.end))
  if (x1 <= x0) return
  if (band.kind === 'window') {
    pen.fillStyle = palette.window
    pen.fillRect(x0, y0, x1 - x0, y1 - y0)
    pen.fillStyle = palette.windowEdge
    pen.fillRect(x0 - 0.75, y0, 1.5, y1 - y0)
    pen.fillRect(x1 - 0.75, y0, 1.5, y1 - y0)
    return
  }
  pen.fillStyle = palette.freezeSoft
  pen.fillRect(x0, y0, x1 - x0, y1 - y0)
  pen.fillStyle = hatchPattern(pen, { colour: palette.freeze, period: freezePeriod[band.kind], width: hatchWidth(palette) }, ratio)
  pen.globalAlpha = 0.55
  pen.fillRect(x0, y0, x1 - x0, y1 - y0)
  pen.globalAlpha = 1
}

const hatchWidth = (palette: Palette): number => (palette.text === '#000000' ? 1 : 0.8)
