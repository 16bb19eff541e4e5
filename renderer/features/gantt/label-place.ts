/** A stretch of the axis where no label may stand without a ground: a hatch, or another label. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * Where a label of a width goes beside x: right of it, else left of it, whichever is free of the taken
 * stretches and inside the pane; undefined where neither side is, and it is left out.
 */
export function placeBeside(x: number, width: number, pane: number, taken: readonly Stretch[]): number | undefined {
  const right = x + 6
  if (right + width <= pane && isFree(right, width, taken)) return right
  const left = x - 6 - width
  return left >= 0 && isFree(left, width, taken) ? left : undefined
}

/** Where the name of a stretch goes: at its visible beginning, and with it out of the pane; undefined where another label stands. */
export function placeInside({ from, to }: Stretch, width: number, pane: number, taken: readonly Stretch[]): number | undefined {
  if (to <= 0 || from >= pane - 24) return undefined
  const at = from >= 0 ? from + 6 : Math.min(6, to - width - 6)
  return isFree(at, width, taken) ? at : undefined
}

const isFree = (x: number, width: number, taken: readonly Stretch[]): boolean => taken.every(({ from, to }) => x + width + 4 <= from || x >= to + 4)
