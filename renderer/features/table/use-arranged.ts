import {
  type ColumnDef,
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { compareText } from '#app/format'
import { type Column, type TableLayout, textOf } from './column'

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
})

type Value = string | number | undefined

/** Numbers as numbers, words as people order them; what says nothing is put last by the table, either way. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return compareText(String(a ?? ''), String(b ?? ''))
}

/** Whether the words of a row's cells hold every word that was typed. */
export function holdsWords<Row>(columns: readonly Column<Row>[], row: Row, text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return true
  const held = columns
    .map((column) => textOf(column, row))
    .join('\n')
    .toLowerCase()
  return words.every((word) => held.includes(word))
}

interface Arranged<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly sort: TableLayout['sort']
  /** What rows must have in any of their cells. */
  readonly text: string
}

/** Rows that hold the words of the filter, in the order of a column; in the order given where no column sorts. */
export function useArranged<Row>({ rows, columns, sort, text }: Arranged<Row>): readonly Row[] {
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, { readonly row: Row }> => ({
          id: column.id,
          accessorFn: ({ row }) => {
            const value = column.value(row)
            return value === '' ? undefined : value
          },
          sortUndefined: 'last',
          sortFn: (a, b, id) => compareValues(a.getValue<Value>(id), b.getValue<Value>(id)),
        }),
      ),
    [columns],
  )
  const data = useMemo(() => rows.map((row) => ({ row })), [rows])
  const sorting = useMemo(
    () => (sort === undefined || !columns.some(({ id }) => id === sort.column) ? [] : [{ id: sort.column, desc: sort.descending }]),
    [sort, columns],
  )
  const table = useTable({
    features,
    columns: definitions,
    data,
    state: { sorting, globalFilter: text },
    getColumnCanGlobalFilter: (column) => column.id === columns[0]?.id,
    globalFilterFn: ({ original }, _column, words: string) => holdsWords(columns, original.row, words),
  })
  const arranged = table.getRowModel().rows
  return useMemo(() => arranged.map(({ original }) => original.row), [arranged])
}
