import type { ReactNode } from 'react'
import * as z from 'zod'

/** How a cell is edited in place. */
export interface CellEdit<Row> {
  /** What the field starts with. */
  readonly text: (row: Row) => string
  /** Saves what was typed; answers why it can't, and then the field stays with the reason under it. */
  readonly commit: (row: Row, text: string) => Promise<string | undefined>
  /** The few values of which one is chosen; without them it is free text. */
  readonly choices?: (row: Row) => readonly { readonly value: string; readonly label: string }[]
  /** Whether this row's cell can be edited; all can where it is left out. */
  readonly can?: (row: Row) => boolean
}

/** A column of a table over any kind of row. Keep the array of columns stable (`useMemo`): a new one computes everything anew. */
export interface Column<Row> {
  readonly id: string
  /** A noun; with the zone where it holds instants: "Target, CET". */
  readonly header: string
  /** What it is sorted by, and found by; undefined comes last in either direction. */
  readonly value: (row: Row) => string | number | undefined
  /** What the cell says as plain text, for copying and for the screen; the value where it is left out. */
  readonly text?: (row: Row) => string
  /** How the cell looks, where plain text is not enough. */
  readonly show?: (row: Row) => ReactNode
  /** In pixels. Columns share what is left over by `grow`. */
  readonly width: number
  readonly grow?: number
  readonly align?: 'end'
  /** Always shown and always first: what the row is called. */
  readonly isName?: boolean
  /** Hidden until it is asked for. */
  readonly isHidden?: boolean
  readonly edit?: CellEdit<Row>
}

/** Rows under a head of their own. */
export interface Group<Row> {
  readonly id: string
  readonly title: string
  /** Beside the title: "5 releases, 32 changes". */
  readonly beside?: string
  readonly rows: readonly Row[]
}

/** How a person has arranged a table; kept with a saved view or for the installation. */
export const TableLayout = z.object({
  sort: z.object({ column: z.string(), descending: z.boolean() }).optional().catch(undefined),
  /** Columns in their order; those not named follow in the order they are defined. */
  order: z.array(z.string()).catch([]),
  /** Columns that are shown or hidden against how they are defined. */
  shown: z.record(z.string(), z.boolean()).catch({}),
  /** In pixels, of columns that were dragged. */
  widths: z.record(z.string(), z.number()).catch({}),
  /** Groups that are folded. */
  folded: z.array(z.string()).catch([]),
})
export interface TableLayout extends z.infer<typeof TableLayout> {}

export const usualLayout: TableLayout = { sort: undefined, order: [], shown: {}, widths: {}, folded: [] }

/** What a cell says as plain text. */
export function textOf<Row>(column: Column<Row>, row: Row): string {
  if (column.text !== undefined) return column.text(row)
  return String(column.value(row) ?? '')
}

/** The columns that are shown, in the person's order; the name always, and first. */
export function shownColumns<Row>(columns: readonly Column<Row>[], layout: Pick<TableLayout, 'order' | 'shown'>): readonly Column<Row>[] {
  const place = (column: Column<Row>): number => {
    const at = layout.order.indexOf(column.id)
    return at < 0 ? layout.order.length + columns.indexOf(column) : at
  }
  return columns
    .filter((column) => column.isName === true || (layout.shown[column.id] ?? column.isHidden !== true))
    .toSorted((a, b) => (a.isName === b.isName ? place(a) - place(b) : a.isName === true ? -1 : 1))
}

/** The narrowest that a column can be dragged to, in pixels. */
export const narrowestColumn = 48
