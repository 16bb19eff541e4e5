import type { RowColumns } from './chart'
import type { Frame } from './frame'
import { linksOfFrame } from './links-in-view'
import { firstPlace, lastPlace } from './view'

/** The places of the rows that are to be drawn again, from the first to the last. */
export interface Stripe {
  readonly first: number
  readonly last: number
}

/**
 * The rows in view between which all lies that two frames show differently: a moved task costs its own rows and those of
 * its links, not the whole picture. Undefined where more than rows changed, and all is to be drawn.
 */
export function damageOf(before: Frame, after: Frame): Stripe | undefined {
  if (!isSameButRows(before, after)) return undefined
  const { chart, visible, view } = after
  const [top, bottom] = [firstPlace(view), lastPlace(view, visible)]
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  const touch = (row: number): void => {
    const place = row === -1 ? -1 : (visible.place[row] ?? -1)
    if (place === -1) return
    first = Math.min(first, place)
    last = Math.max(last, place)
  }
  if (before.selected !== after.selected) for (const row of [before.selected, after.selected]) touch(row)
  if (before.preview !== after.preview) for (const preview of [before.preview, after.preview]) touch(preview?.row ?? -1)
  if (before.chart.rows !== chart.rows) {
    const differs = differing(before.chart.rows, chart.rows)
    for (let place = top; place <= bottom; place++) if (differs(visible.rows[place] ?? -1)) touch(visible.rows[place] ?? -1)
    const { links } = chart
    const { plain, critical, backOut } = linksOfFrame(after)
    for (const alike of [plain, critical, backOut]) {
      for (const link of alike) {
        const from = links.from[link] ?? -1
        const to = links.to[link] ?? -1
        if (!differs(from) && !differs(to)) continue
        touch(from)
        touch(to)
      }
    }
  }
  return { first: Math.max(top, first), last: Math.min(bottom, last) }
}

/** Whether the same rows stand in the same places before the same ground, in the same light. */
function isSameButRows(before: Frame, after: Frame): boolean {
  const [a, b] = [before.chart, after.chart]
  return (
    a.rows.indexOf === b.rows.indexOf &&
    a.rows.marks === b.rows.marks &&
    (a.links === b.links || before.early !== after.early) &&
    a.bands === b.bands &&
    a.lines === b.lines &&
    a.forecast === b.forecast &&
    a.moreBases === b.moreBases &&
    a.rests === b.rests &&
    before.visible === after.visible &&
    before.palette === after.palette &&
    before.zone === after.zone &&
    before.axis === after.axis &&
    before.ratio === after.ratio &&
    before.showCritical === after.showCritical &&
    before.view.left === after.view.left &&
    before.view.msPerPx === after.view.msPerPx &&
    before.view.top === after.view.top &&
    before.view.width === after.view.width &&
    before.view.height === after.view.height &&
    before.view.rowHeight === after.view.rowHeight &&
    (before.early === after.early || countOf(before) === countOf(after))
  )
}

/** The early links are the first of all: where as many are in view, they are the same. */
function countOf(frame: Frame): number {
  const { plain, critical, backOut } = linksOfFrame(frame)
  return plain.length + critical.length + backOut.length
}

const drawnColumns = ['start', 'end', 'shape', 'flags', 'floatEnd', 'baseStart', 'baseEnd'] as const

/** Whether a row is drawn otherwise. Most columns are taken over as they are, and need no look. */
function differing(before: RowColumns, after: RowColumns): (row: number) => boolean {
  const pairs = drawnColumns.flatMap((name) => (before[name] === after[name] ? [] : [[before[name], after[name]] as const]))
  return (row) => pairs.some(([a, b]) => !Object.is(a[row], b[row]))
}
