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
  readonly edit?: CellEdit
}

export interface CellEdit {
  readonly allowed: (row: number) => boolean
  readonly text: (row: number) => string
  /** Keeps a text; answers why not, in words for the person, where it can't be kept. */
  readonly commit: (row: number, text: string) => Promise<string | undefined>
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

/** A column with where it stands: the tree column has what the others leave. */
export interface PlacedColumn {
  readonly column: GanttColumn
  readonly style: { readonly left: number; readonly width: number }
}

export function placedColumns(columns: readonly GanttColumn[], width: number): readonly PlacedColumn[] {
  const others = columns.reduce((sum, column) => sum + (column.tree ? 0 : column.width), 0)
  let left = 0
  return columns.map((column) => {
    const style = { left, width: column.tree ? Math.max(0, width - others) : column.width }
    left += style.width
    return { column, style }
  })
}

/** How far a row of the tree is indented, and the room of its fold button, in pixels. */
export const indentOf = (depth: number): number => 2 + depth * 12
export const foldWidth = 24
export const cellPadding = 8
