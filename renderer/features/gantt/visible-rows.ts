import type { Rows } from './chart'

/** Which rows show, by place from the top, and the place of each row (-1 where folded away). */
export interface VisibleRows {
  readonly rows: Int32Array
  readonly place: Int32Array
}

/** The rows that are not below a folded one. */
export function visibleRows(rows: Pick<Rows, 'count' | 'ids' | 'parent'>, folded: ReadonlySet<string>): VisibleRows {
  const { count } = rows
  const place = new Int32Array(count)
  if (folded.size === 0) {
    for (let r = 0; r < count; r++) place[r] = r
    return { rows: place, place }
  }
  const { ids, parent } = rows
  const shown = new Int32Array(count)
  let at = 0
  for (let r = 0; r < count; r++) {
    const above = parent[r] ?? -1
    if (above !== -1 && (place[above] === -1 || folded.has(ids[above] ?? ''))) {
      place[r] = -1
      continue
    }
    place[r] = at
    shown[at] = r
    at++
  }
  return { rows: shown.subarray(0, at), place }
}
