import { type Chart, shapeOf } from './chart'
import { linkPath, pathLength } from './link-path'
import { xOf } from './time-scale'
import { barHeight, rectOf, type View } from './view'
import type { VisibleRows } from './visible-rows'

/** What lies under the pointer. Handles exist on the rows that can be edited; `row` is the row's index. */
export type Hit =
  | { readonly kind: 'bar' | 'start-handle' | 'end-handle' | 'start-link' | 'end-link'; readonly row: number }
  | { readonly kind: 'mark'; readonly row: number; readonly mark: number }
  | { readonly kind: 'link'; readonly link: number }
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'none' }

const handle = 5
/** The dot that starts a link stands this far from the bar's end. */
export const linkDot = 10
const reach = 6

/** What lies at a point of the pane; `y` counts from the top of the rows' pane. Link dots stand at the selected row alone. */
export function hitTest(chart: Chart, visible: VisibleRows, view: View, x: number, y: number, selected: number): Hit {
  const { rows } = chart
  const place = Math.floor((y + view.top) / view.rowHeight)
  const row = place < 0 ? undefined : visible.rows[place]
  if (row !== undefined) {
    // Marks lie on bars: they are found first, and a drag on one takes the bar.
    for (let m = rows.markBegin[row] ?? 0; m < (rows.markBegin[row + 1] ?? 0); m++) {
      const mark = rows.marks[m]
      if (mark !== undefined && Math.abs(xOf(view, mark.at) - x) <= 6) return { kind: 'mark', row, mark: m }
    }
    const rect = rectOf(rows, visible, view, row)
    if (rect !== undefined && Math.abs(y - (rect.y + barHeight / 2)) <= barHeight / 2 + 3) {
      const right = rect.x + rect.width
      const shape = rows.shape[row]
      const ends = shape === shapeOf.bar || shape === shapeOf.summary
      const grips = ends && rect.width >= 3 * handle
      if (grips && Math.abs(x - rect.x) <= handle) return { kind: 'start-handle', row }
      // A bar too narrow for three zones is moved by itself and resized from just outside its end.
      if (ends && x >= right - (grips ? handle : 0) && x <= right + 3) return { kind: 'end-handle', row }
      if (x >= rect.x - 2 && x <= right + 2) return { kind: 'bar', row }
      if (row === selected && Math.abs(x - (right + linkDot)) <= reach) return { kind: 'end-link', row }
      if (row === selected && Math.abs(x - (rect.x - linkDot)) <= reach) return { kind: 'start-link', row }
    }
  }
  const link = linkAt(chart, visible, view, x, y)
  if (link !== undefined) return { kind: 'link', link }
  return row === undefined ? { kind: 'none' } : { kind: 'row', row }
}

const corners = new Float64Array(pathLength)

function linkAt({ rows, links }: Chart, visible: VisibleRows, view: View, x: number, y: number): number | undefined {
  for (let l = links.count - 1; l >= 0; l--) {
    const from = rectOf(rows, visible, view, links.from[l] ?? 0)
    const to = rectOf(rows, visible, view, links.to[l] ?? 0)
    if (from === undefined || to === undefined) continue
    const half = barHeight / 2
    const count = linkPath(corners, links.type[l] ?? 0, from.x, from.x + from.width, from.y + half, to.x, to.x + to.width, to.y + half, half)
    for (let c = 0; c + 1 < count; c++) {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = corners.subarray(2 * c, 2 * c + 4)
      const inX = x >= Math.min(x0, x1) - 3 && x <= Math.max(x0, x1) + 3
      if (inX && y >= Math.min(y0, y1) - 3 && y <= Math.max(y0, y1) + 3) return l
    }
  }
  return undefined
}
