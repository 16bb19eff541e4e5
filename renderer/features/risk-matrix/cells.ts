import type { RatingName } from '#shared/assess/risk-level'
import type { RiskRow } from './risk-rows'

/** A cell of a matrix; likelihood goes up, impact to the right, both 1 to 5. */
export interface Cell {
  readonly likelihood: number
  readonly impact: number
}

export const scale = [1, 2, 3, 4, 5] as const
/** Rows from the top down. */
export const rowsDown = [5, 4, 3, 2, 1] as const

export const cellKey = ({ likelihood, impact }: Cell): string => `${likelihood}-${impact}`
export const isSameCell = (a: Cell, b: Cell): boolean => a.likelihood === b.likelihood && a.impact === b.impact

/** Where a risk lies by one of its ratings; undefined where it is not rated. */
export function cellOf({ risk }: Pick<RiskRow, 'risk'>, name: RatingName): Cell | undefined {
  const rating = risk[name]
  return rating.kind === 'rated' ? { likelihood: rating.likelihood, impact: rating.impact } : undefined
}

/** The risks of each cell, in the order of the register. */
export function byCell(rows: readonly RiskRow[], name: RatingName): ReadonlyMap<string, readonly RiskRow[]> {
  const cells = new Map<string, RiskRow[]>()
  for (const row of rows) {
    const cell = cellOf(row, name)
    if (cell === undefined) continue
    const held = cells.get(cellKey(cell))
    if (held === undefined) cells.set(cellKey(cell), [row])
    else held.push(row)
  }
  return cells
}

const within = (place: number): number => Math.min(5, Math.max(1, place))

/** The cell that an arrow key leads to; the same at an edge, undefined for other keys. */
export function cellAfter({ likelihood, impact }: Cell, key: string): Cell | undefined {
  switch (key) {
    case 'ArrowUp':
      return { likelihood: within(likelihood + 1), impact }
    case 'ArrowDown':
      return { likelihood: within(likelihood - 1), impact }
    case 'ArrowRight':
      return { likelihood, impact: within(impact + 1) }
    case 'ArrowLeft':
      return { likelihood, impact: within(impact - 1) }
    case 'Home':
      return { likelihood, impact: 1 }
    case 'End':
      return { likelihood, impact: 5 }
    default:
      return undefined
  }
}

/**
 * What a cell shows: up to two chips, else how many risks it holds. A chosen risk is always a chip, so that it can be
 * seen and dragged; `more` counts those that are not.
 */
export function shownIn(held: readonly RiskRow[], chosen: string | undefined): { readonly chips: readonly RiskRow[]; readonly more: number } {
  if (held.length <= 2) return { chips: held, more: 0 }
  const chips = held.filter(({ risk }) => risk.id === chosen)
  return { chips, more: held.length - chips.length }
}
