import { countText } from '#app/format'
import { type Column, textOf } from './column'
import type { Line, Range } from './lines'
import { cellsOf, tabSeparated } from './tab-separated'

/** The cells that copy, paste and fill down are about. */
export interface Spread<Row> {
  readonly lines: readonly Line<Row>[]
  readonly columns: readonly Column<Row>[]
  readonly range: Range
  readonly isReadOnly: boolean
}

/** The range as a spreadsheet takes it; lines of groups are left out. */
export function copied<Row>({ lines, columns, range: { from, to } }: Spread<Row>): string {
  const taken = columns.slice(from.column, to.column + 1)
  return tabSeparated(
    lines.slice(Math.max(0, from.line), to.line + 1).flatMap((line) => (line.kind === 'row' ? [taken.map((column) => textOf(column, line.row))] : [])),
  )
}

/** Puts cells of a spreadsheet in from the range's first corner on; says how many were taken, and the first refusal. */
export function pasted<Row>(spread: Spread<Row>, text: string): Promise<string> {
  const cells = cellsOf(text)
  const rows = rowsFrom(spread, spread.range.from.line)
  // One cell goes into every cell of the range, as spreadsheets do.
  const [only] = cells[0] ?? []
  const isOne = cells.length === 1 && cells[0]?.length === 1 && only !== undefined
  const { from, to } = spread.range
  const width = isOne ? to.column - from.column + 1 : undefined
  const height = isOne ? rowsBetween(spread).length : cells.length
  return write(
    spread,
    rows.slice(0, height).flatMap((row, down) =>
      Array.from({ length: width ?? cells[down]?.length ?? 0 }, (_, right) => ({
        row,
        column: from.column + right,
        text: isOne ? only : (cells[down]?.[right] ?? ''),
      })),
    ),
  )
}

/** Puts the first row's values of the range into the rows below it. */
export function fillDown<Row>(spread: Spread<Row>): Promise<string> {
  const [first, ...below] = rowsBetween(spread)
  const { from, to } = spread.range
  if (first === undefined) return Promise.resolve('Nothing to fill.')
  const texts = spread.columns.slice(from.column, to.column + 1).map((column) => column.edit?.text(first) ?? '')
  return write(
    spread,
    below.flatMap((row) => texts.map((text, right) => ({ row, column: from.column + right, text }))),
  )
}

interface Written<Row> {
  readonly row: Row
  readonly column: number
  readonly text: string
}

/** Cells are written one after the other: each is a command of its own, with its own undo. */
async function write<Row>({ columns, isReadOnly }: Spread<Row>, cells: readonly Written<Row>[]): Promise<string> {
  if (isReadOnly) return 'Nothing here can be changed.'
  const results: (string | undefined)[] = []
  for (const { row, column, text } of cells) {
    const edit = columns[column]?.edit
    if (edit === undefined || !(edit.can?.(row) ?? true)) results.push(`${columns[column]?.header ?? 'This column'} can't be edited here.`)
    else results.push(text === edit.text(row) ? undefined : await edit.commit(row, choiceOf(edit.choices?.(row), text)))
  }
  const refusals = results.filter((result) => result !== undefined)
  const taken = countText(results.length - refusals.length, 'cell')
  return refusals.length === 0 ? `${taken} filled.` : `${taken} filled, ${refusals.length} not: ${refusals[0]}`
}

/** Spreadsheets hold a choice's word where the field wants its value. */
const choiceOf = (choices: readonly { readonly value: string; readonly label: string }[] | undefined, text: string): string =>
  choices?.find(({ value, label }) => value === text || label.toLowerCase() === text.trim().toLowerCase())?.value ?? text

const rowsFrom = <Row>({ lines }: Spread<Row>, start: number): readonly Row[] =>
  lines.slice(Math.max(0, start)).flatMap((line) => (line.kind === 'row' ? [line.row] : []))

const rowsBetween = <Row>({ lines, range: { from, to } }: Spread<Row>): readonly Row[] =>
  lines.slice(Math.max(0, from.line), to.line + 1).flatMap((line) => (line.kind === 'row' ? [line.row] : []))
