import type { Rows } from './chart'
import type { PlacedColumn } from './column'

/** What a row of the grid is drawn from, as far as it decides whether to draw it again. */
export interface DrawnRow {
  readonly rows: Rows
  readonly row: number
  readonly columns: readonly PlacedColumn[]
  readonly selected: boolean
}

/**
 * Whether a row would be drawn as it stands, though another row of its chart changed. A selected row is drawn whenever
 * anything did: its editor needs the newest columns.
 */
export function isDrawnAlike<Row extends DrawnRow>(before: Row, after: Row): boolean {
  if (before.selected || after.selected) return false
  for (const key of Object.keys(after) as (keyof Row)[]) {
    if (key !== 'rows' && key !== 'columns' && before[key] !== after[key]) return false
  }
  const { row } = after
  return hasSameShape(before.rows, after.rows, row) && haveSameCells(before.columns, after.columns, row)
}

const hasSameShape = (before: Rows, after: Rows, row: number): boolean =>
  before === after ||
  (before.ids[row] === after.ids[row] &&
    before.titles[row] === after.titles[row] &&
    before.depth[row] === after.depth[row] &&
    before.shape[row] === after.shape[row] &&
    before.hasChildren[row] === after.hasChildren[row])

/** Words are compared; a cell that draws more than words is drawn again when its columns are made anew. */
function haveSameCells(before: readonly PlacedColumn[], after: readonly PlacedColumn[], row: number): boolean {
  if (before === after) return true
  return (
    before.length === after.length &&
    after.every(({ column, style }, index) => {
      const placed = before[index]
      const held = placed?.column
      return (
        held !== undefined &&
        held.id === column.id &&
        placed?.style.left === style.left &&
        placed.style.width === style.width &&
        held.align === column.align &&
        held.tree === column.tree &&
        held.cell(row) === column.cell(row)
      )
    })
  )
}
