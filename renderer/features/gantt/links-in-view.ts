import type { LinkColumns } from './chart'
import type { Frame } from './frame'
import { firstPlace, lastPlace } from './view'
import type { VisibleRows } from './visible-rows'

/** The links that cross a stretch of places, by their looks. */
export interface LinksInView {
  readonly plain: readonly number[]
  readonly critical: readonly number[]
  readonly backOut: readonly number[]
}

let kept: { readonly links: LinkColumns; readonly visible: VisibleRows; readonly first: number; readonly last: number; readonly found: LinksInView } | undefined

/** Looks through all links once, and not again while only times change: a moved task is drawn among the same links. */
export function linksInView(links: LinkColumns, visible: VisibleRows, first: number, last: number): LinksInView {
  if (kept !== undefined && kept.links === links && kept.visible === visible && kept.first === first && kept.last === last) return kept.found
  const [plain, critical, backOut]: [number[], number[], number[]] = [[], [], []]
  const { count, from, to, look } = links
  const { place } = visible
  for (let l = 0; l < count; l++) {
    const a = place[from[l] ?? 0] ?? -1
    const b = place[to[l] ?? 0] ?? -1
    if (a === -1 || b === -1 || (a < first && b < first) || (a > last && b > last)) continue
    const how = look[l] ?? 0
    if ((how & 2) !== 0) backOut.push(l)
    else if ((how & 1) !== 0) critical.push(l)
    else plain.push(l)
  }
  const found = { plain, critical, backOut }
  kept = { links, visible, first, last, found }
  return found
}

/** The links that a frame shows. */
export const linksOfFrame = (frame: Frame): LinksInView =>
  linksInView(frame.chart.links, frame.visible, firstPlace(frame.view), lastPlace(frame.view, frame.visible))
