import type { Rows } from './chart'
import type { GridStep } from './grid-step'
import { snapped } from './grid-step'
import type { Hit } from './hit-test'
import { atOf, type TimeScale, xOf } from './time-scale'

/** A drag on a bar: the whole of it, one of its edges, or a new link from one of its ends. */
export type BarDrag =
  | { readonly kind: 'move'; readonly row: number; readonly grabbed: number }
  | { readonly kind: 'resize'; readonly row: number; readonly edge: 'start' | 'end' }
  | { readonly kind: 'link'; readonly row: number; readonly edge: 'start' | 'end' }

/** The drag that a press begins; `grabbed` is how far into the bar it was taken, in milliseconds. */
export function dragOf(hit: Hit, rows: Rows, scale: TimeScale, x: number): BarDrag | undefined {
  if (hit.kind === 'bar' || hit.kind === 'mark') return { kind: 'move', row: hit.row, grabbed: atOf(scale, x) - (rows.start[hit.row] ?? 0) }
  if (hit.kind === 'start-handle' || hit.kind === 'end-handle') return { kind: 'resize', row: hit.row, edge: hit.kind === 'start-handle' ? 'start' : 'end' }
  if (hit.kind === 'start-link' || hit.kind === 'end-link') return { kind: 'link', row: hit.row, edge: hit.kind === 'start-link' ? 'start' : 'end' }
  return undefined
}

export interface Moved {
  readonly start: number
  readonly end: number
}

/** Where the bar would be with the pointer at `x`: snapped to the grid, unless Shift or Alt frees it. An end never passes the other. */
export function draggedTo(drag: BarDrag, rows: Rows, scale: TimeScale, x: number, step: GridStep, zone: string, free: boolean): Moved {
  const start = rows.start[drag.row] ?? 0
  const end = rows.end[drag.row] ?? start
  const place = (at: number): number => (free ? Math.round(at / 60_000) * 60_000 : snapped(at, step, zone))
  if (drag.kind === 'move') {
    const to = place(atOf(scale, x) - drag.grabbed)
    return { start: to, end: to + (end - start) }
  }
  const to = place(atOf(scale, x))
  if (drag.kind === 'resize' && drag.edge === 'start') return { start: Math.min(to, end), end }
  return { start, end: Math.max(to, start) }
}

/** Which end of a bar a link is dropped on: the nearer half. */
export const droppedOn = (rows: Rows, scale: TimeScale, row: number, x: number): 'start' | 'end' =>
  x <= xOf(scale, ((rows.start[row] ?? 0) + (rows.end[row] ?? 0)) / 2) ? 'start' : 'end'

/** The link type of a drag from one end to another. */
export const typeOfEnds = (from: 'start' | 'end', to: 'start' | 'end'): 'FS' | 'SS' | 'FF' | 'SF' =>
  from === 'end' ? (to === 'start' ? 'FS' : 'FF') : to === 'start' ? 'SS' : 'SF'
