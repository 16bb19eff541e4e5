import type { Group } from './column'

/** One line of the table under its head: a group's, or a row's. */
export type Line<Row> =
  | { readonly kind: 'group'; readonly group: Group<Row>; readonly folded: boolean }
  | { readonly kind: 'row'; readonly row: Row; readonly id: string; readonly nested: boolean }

/** Groups unfolded into lines; a lone group without a title is no group, only its rows. */
export function linesOf<Row>(groups: readonly Group<Row>[], folded: readonly string[], idOf: (row: Row) => string): readonly Line<Row>[] {
  const isPlain = groups.length === 1 && groups[0]?.title === ''
  return groups.flatMap((group): readonly Line<Row>[] => {
    const rows = group.rows.map((row): Line<Row> => ({ kind: 'row', row, id: idOf(row), nested: !isPlain }))
    if (isPlain) return rows
    const isFolded = folded.includes(group.id)
    return [{ kind: 'group', group, folded: isFolded }, ...(isFolded ? [] : rows)]
  })
}

/** A cell by the line and column it stands at; line -1 is the head. */
export interface Cell {
  readonly line: number
  readonly column: number
}

/** The cells between two corners, both included. */
export interface Range {
  readonly from: Cell
  readonly to: Cell
}

export function rangeOf(a: Cell, b: Cell): Range {
  return {
    from: { line: Math.min(a.line, b.line), column: Math.min(a.column, b.column) },
    to: { line: Math.max(a.line, b.line), column: Math.max(a.column, b.column) },
  }
}
