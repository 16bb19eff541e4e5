import type { Band } from './chart'
import { drawBand } from './draw-ground'
import { nowFlag } from './draw-lines'
import { boldFont, type Frame, font, type Pen } from './frame'
import { placeInside, type Stretch } from './label-place'
import type { Tick, Ticks } from './ticks'
import { xOf } from './time-scale'

/** The axis: large stretches, ticks, and below them the names of windows and freezes, off the hatch on their own ground. */
export function drawAxis(pen: Pen, frame: Frame, ticks: Ticks): void {
  const { view, axis, palette, chart } = frame
  pen.fillStyle = palette.ground
  pen.fillRect(0, 0, view.width, axis)
  const bandTop = axis - 17
  pen.save()
  pen.beginPath()
  pen.rect(0, bandTop, view.width, 17)
  pen.clip()
  for (const band of chart.bands) drawBand(pen, frame, band, bandTop, axis)
  pen.restore()
  pen.textBaseline = 'middle'
  drawMajor(pen, frame, ticks)
  pen.fillStyle = palette.textQuiet
  pen.font = font
  const majors = new Set(ticks.major.map(({ at }) => at))
  for (let i = 0; i < ticks.minor.length; i++) {
    const tick = ticks.minor[i]
    if (tick === undefined) continue
    const x = xOf(view, tick.at)
    const next = ticks.minor[i + 1]
    // A label stands at its line for times, in the middle of its stretch for days and longer.
    const centre = ticks.unit === 'minute' || ticks.unit === 'hour' || next === undefined ? x : (x + xOf(view, next.at)) / 2
    // To measure letters costs more than to draw them.
    if (centre < 0 || centre > view.width) continue
    const width = pen.measureText(tick.label).width
    // Beside the line of a new day, not on it.
    const left = centre === x && majors.has(tick.at) ? x + 6 : centre - width / 2
    if (left < 2 || left + width > view.width) continue
    pen.fillText(tick.label, left, axis - 25)
  }
  drawBandNames(pen, frame)
  pen.fillStyle = palette.edge
  pen.fillRect(0, axis - 1, view.width, 1)
}

function drawMajor(pen: Pen, { view, palette, axis }: Frame, { major }: Ticks): void {
  pen.font = boldFont
  major.forEach((tick: Tick, i) => {
    const x = xOf(view, tick.at)
    const next = major[i + 1]
    const end = next === undefined ? view.width : xOf(view, next.at)
    if (end < 0 || x > view.width) return
    pen.fillStyle = palette.edge
    if (x >= 0) pen.fillRect(Math.round(x), 0, 1, axis)
    const width = pen.measureText(tick.label).width
    const at = Math.max(x + 6, 6)
    if (at + width > end - 4) return
    pen.fillStyle = palette.text
    pen.fillText(tick.label, at, 10)
  })
}

function drawBandNames(pen: Pen, frame: Frame): void {
  const { view, palette, axis, chart } = frame
  const now = nowFlag(pen, frame)
  const taken: Stretch[] = now === undefined ? [] : [now]
  if (now !== undefined) {
    pen.fillStyle = palette.today
    pen.fillRect(now.from, axis - 17, now.to - now.from, 17)
    pen.fillStyle = palette.paper
    pen.fillText(now.title, now.from + 6, axis - 8)
  }
  for (const band of widestFirst(chart.bands)) {
    const window = band.kind === 'window'
    pen.font = window ? boldFont : font
    const width = pen.measureText(band.title).width
    const at = placeInside({ from: xOf(view, band.start), to: xOf(view, band.end) }, width, view.width, taken)
    if (at === undefined) continue
    taken.push({ from: at, to: at + width })
    pen.fillStyle = window ? palette.window : palette.paper
    pen.fillRect(at - 3, axis - 16, width + 6, 15)
    pen.fillStyle = window ? palette.windowEdge : palette.text
    pen.fillText(band.title, at, axis - 8.5)
  }
}

const sorted = new WeakMap<readonly Band[], readonly Band[]>()

/** Where names would meet, the longer stretch keeps its own. Sorted once per chart. */
export function widestFirst(bands: readonly Band[]): readonly Band[] {
  const known = sorted.get(bands)
  if (known !== undefined) return known
  const made = [...bands].sort((a, b) => b.end - b.start - (a.end - a.start))
  sorted.set(bands, made)
  return made
}
