/** The most corners a path has, times two: make the buffer this long once and reuse it. */
export const pathLength = 12

const stub = 6

/**
 * Writes the corners of an orthogonal link into `out` (x, y, x, y, ...) and returns how many there
 * are. `type` is the index in linkTypes. The last stretch ends at the bar's edge, or on its top where
 * the target begins right after: there an arrow from above reads better than one of no length.
 */
export function linkPath(
  out: Float64Array,
  type: number,
  fromX0: number,
  fromX1: number,
  fromY: number,
  toX0: number,
  toX1: number,
  toY: number,
  half: number,
): number {
  const leavesEnd = type === 0 || type === 2
  const entersEnd = type >= 2
  const x1 = leavesEnd ? fromX1 : fromX0
  const x2 = entersEnd ? toX1 : toX0
  out[0] = x1
  out[1] = fromY
  if (type === 0 && x2 >= x1 - 0.5 && x2 - x1 < 2 * stub) {
    out[2] = out[4] = Math.max(x2, x1) + Math.min(3, (toX1 - toX0) / 2)
    out[3] = fromY
    out[5] = toY >= fromY ? toY - half : toY + half
    return 3
  }
  const turn = leavesEnd === entersEnd ? (leavesEnd ? Math.max(x1, x2) + stub : Math.min(x1, x2) - stub) : x1 + (leavesEnd ? stub : -stub)
  out[2] = out[4] = turn
  out[3] = fromY
  if (leavesEnd === entersEnd || (leavesEnd ? x2 - x1 : x1 - x2) >= 2 * stub) {
    out[5] = out[7] = toY
    out[6] = x2
    return 4
  }
  const between = toY === fromY ? fromY + half + 4 : (fromY + toY) / 2
  out[5] = out[7] = between
  out[6] = out[8] = x2 + (entersEnd ? stub : -stub)
  out[9] = out[11] = toY
  out[10] = x2
  return 6
}
