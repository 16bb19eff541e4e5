import type { TimeLine } from './chart'
import { boldFont, type Frame, font, type Pen } from './frame'
import { placeBeside, type Stretch } from './label-place'
import type { Palette } from './palette'
import { xOf } from './time-scale'

interface Look {
  readonly width: number
  readonly dash: readonly number[]
  readonly colour: (palette: Palette) => string
}

/** Now is 1.5 px with a flag, the point of no return 2 px with a flag, the latest start of the back-out dashed. */
export const lineLooks: { readonly [kind in TimeLine['kind']]: Look } = {
  now: { width: 1.5, dash: [], colour: ({ today }) => today },
  target: { width: 1.5, dash: [6, 3], colour: ({ accent }) => accent },
  'point-of-no-return': { width: 2, dash: [], colour: ({ pointOfNoReturn }) => pointOfNoReturn },
  'latest-back-out': { width: 1.5, dash: [5, 4], colour: ({ backOut }) => backOut },
}

export function drawLines(pen: Pen, { chart, view, palette }: Frame): void {
  for (const line of chart.lines) {
    const x = xOf(view, line.at)
    if (x < -2 || x > view.width + 2) continue
    const look = lineLooks[line.kind]
    pen.strokeStyle = look.colour(palette)
    pen.lineWidth = look.width
    pen.setLineDash([...look.dash])
    pen.beginPath()
    pen.moveTo(x, 0)
    pen.lineTo(x, view.height)
    pen.stroke()
  }
  pen.setLineDash([])
}

/** The flag of now stands in the axis, where it hides no bar; the stretch it takes there. */
export function nowFlag(pen: Pen, { chart, view }: Frame): (Stretch & { readonly title: string }) | undefined {
  const now = chart.lines.find(({ kind }) => kind === 'now')
  if (now === undefined) return undefined
  const x = xOf(view, now.at)
  if (x < -2 || x > view.width + 2) return undefined
  pen.font = boldFont
  const width = pen.measureText(now.title).width + 12
  const from = Math.max(0, Math.min(x - 0.75, view.width - width))
  return { from, to: from + width, title: now.title }
}

/** The other flags lie on top of all, each on a ground of its own, one below the other where they would meet. */
export function drawFlags(pen: Pen, { chart, view, palette }: Frame): void {
  const taken: (Stretch & { readonly y: number })[] = []
  // Below the plan's own row, where its forecast is drawn.
  const top = chart.forecast === undefined ? 4 : view.rowHeight + 4
  pen.textBaseline = 'middle'
  for (const line of chart.lines) {
    const x = xOf(view, line.at)
    if (x < -2 || x > view.width + 2 || line.title === '' || line.kind === 'now') continue
    const solid = line.kind === 'point-of-no-return'
    pen.font = solid ? boldFont : font
    const width = pen.measureText(line.title).width + 12
    let y = top
    let at = placeBeside(
      x - 6,
      width,
      view.width,
      taken.filter((flag) => flag.y === y),
    )
    if (at === undefined) {
      y = top + 22
      at =
        placeBeside(
          x - 6,
          width,
          view.width,
          taken.filter((flag) => flag.y === y),
        ) ?? Math.min(x, view.width - width)
    }
    taken.push({ from: at, to: at + width, y })
    pen.fillStyle = solid ? lineLooks[line.kind].colour(palette) : palette.paper
    pen.fillRect(at, y, width, 18)
    pen.fillStyle = solid ? palette.paper : palette.text
    pen.fillText(line.title, at + 6, y + 9.5)
  }
}
