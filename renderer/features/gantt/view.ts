import type { Rows } from './chart'
import { type TimeScale, xOf } from './time-scale'
import type { VisibleRows } from './visible-rows'

/** What is looked at: a stretch of time and of rows, in CSS pixels. y = 0 is the top of the first row's pane. */
export interface View extends TimeScale {
  readonly top: number
  readonly width: number
  readonly height: number
  readonly rowHeight: number
}

/** 13 px, a little more in roomy rows (design.md, Gantt marks). */
export const barHeight = 13
/** The least width at which a bar is seen and hit. */
export const leastWidth = 3

export const firstPlace = ({ top, rowHeight }: View): number => Math.max(0, Math.floor(top / rowHeight))
export const lastPlace = ({ top, height, rowHeight }: View, { rows }: VisibleRows): number => Math.min(rows.length - 1, Math.floor((top + height) / rowHeight))

export const middleOf = ({ top, rowHeight }: View, place: number): number => place * rowHeight - top + rowHeight / 2

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The rectangle of a row's mark; undefined where it has no time or is folded away. */
export function rectOf(rows: Rows, { place }: VisibleRows, view: View, row: number): Rect | undefined {
  const at = place[row] ?? -1
  const start = rows.start[row] ?? Number.NaN
  if (at === -1 || Number.isNaN(start)) return undefined
  const end = rows.end[row] ?? Number.NaN
  const x = xOf(view, start)
  const width = Number.isNaN(end) ? leastWidth : Math.max(leastWidth, xOf(view, end) - x)
  return { x, y: middleOf(view, at) - barHeight / 2, width, height: barHeight }
}
