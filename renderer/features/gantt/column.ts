import type { ReactNode } from 'react'

/** A column of the grid at the left. `row` is the row's index in the chart. */
export interface GanttColumn {
  readonly id: string
  readonly head: string
  /** Pixels; the tree column takes what is left. */
  readonly width: number
  readonly align?: 'right'
  /** The column that carries indentation and the fold button. */
  readonly tree?: true
  /** Where room is short, columns with the highest number are left out first; 0 stays always. */
  readonly spare: number
  readonly cell: (row: number) => ReactNode
  /** What a cell that is more than words is drawn from; without it, the row is drawn again at every change. */
  readonly sign?: (row: number) => string
  readonly edit?: CellEdit
}

export interface CellEdit {
  readonly allowed: (row: number) => boolean
  readonly text: (row: number) => string
  /** Keeps a text; answers why not, in words for the person, where it can't be kept. */
  readonly commit: (row: number, text: string) => Promise<string | undefined>
  /** What keeping a text would do, told under the cell while it is typed. */
  readonly trying?: (row: number, text: string) => ReactNode
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

const leastTree = 220

/** The columns that fit into a width; the tree column always shows. */
export function columnsThatFit(columns: readonly GanttColumn[], width: number): readonly GanttColumn[] {
  let kept = columns
  const needed = (list: readonly GanttColumn[]): number => list.reduce((sum, column) => sum + (column.tree ? leastTree : column.width), 0)
  while (needed(kept) > width) {
    const most = Math.max(...kept.map(({ spare }) => spare))
    if (most === 0) return kept
    kept = kept.filter(({ spare }) => spare !== most)
  }
  return kept
}

/** Where a column stands and how it looks: the tree column has what the others leave. */
export interface PlacedColumn extends Pick<GanttColumn, 'id' | 'head' | 'align' | 'tree'> {
  readonly style: { readonly left: number; readonly width: number }
}

/** The places of columns; those that are held where they are the same, though the columns were made anew. */
export function placedColumns(columns: readonly GanttColumn[], width: number, held: readonly PlacedColumn[] = []): readonly PlacedColumn[] {
  const others = columns.reduce((sum, column) => sum + (column.tree ? 0 : column.width), 0)
  let left = 0
  const placed = columns.map(({ id, head, align, tree, width: own }): PlacedColumn => {
    const style = { left, width: tree ? Math.max(0, width - others) : own }
    left += style.width
    return { id, head, style, ...(align && { align }), ...(tree && { tree }) }
  })
  return placed.length === held.length && placed.every((one, index) => isSamePlace(one, held[index])) ? held : placed
}

const isSamePlace = (a: PlacedColumn, b: PlacedColumn | undefined): boolean =>
  a.id === b?.id && a.head === b.head && a.align === b.align && a.tree === b.tree && a.style.left === b.style.left && a.style.width === b.style.width

/** How far a row of the tree is indented, and the room of its fold button, in pixels. */
export const indentOf = (depth: number): number => 2 + depth * 12
export const foldWidth = 24
export const cellPadding = 8
