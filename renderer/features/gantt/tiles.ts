/** A page of a tiled print: a stretch of time and the places of its rows. */
export interface Tile {
  readonly from: number
  readonly to: number
  readonly firstRow: number
  readonly lastRow: number
  readonly column: number
  readonly row: number
}

export interface Tiling {
  readonly columns: number
  readonly rows: number
  readonly tiles: readonly Tile[]
}

/**
 * Cuts a stretch of time and a number of rows into pages. Neighbours in time share `overlap`
 * milliseconds, so that what is cut can be read on either page; a row is never split. Rows are
 * spread evenly: a last page with one row would be a waste.
 */
export function tilesOf(from: number, to: number, span: number, overlap: number, rowCount: number, rowsPerPage: number): Tiling {
  const advance = Math.max(1, span - overlap)
  const columns = Math.max(1, Math.ceil((to - from - overlap) / advance))
  const rows = Math.max(1, Math.ceil(rowCount / Math.max(1, rowsPerPage)))
  const rowAt = (page: number): number => Math.round((page * rowCount) / rows)
  const tiles: Tile[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const begin = from + column * advance
      tiles.push({ from: begin, to: Math.min(to, begin + span), firstRow: rowAt(row), lastRow: rowAt(row + 1) - 1, column, row })
    }
  }
  return { columns, rows, tiles }
}
