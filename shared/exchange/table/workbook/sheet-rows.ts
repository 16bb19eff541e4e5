import { headerAt } from '#shared/exchange/table/header-row'
import { type Cell, cellText, type Note, type Row, type Sheet } from '#shared/exchange/table/table'
import type { Merge, SheetRow, SheetXml } from './sheet-xml'

/** A sheet as a table: titles above the header, blank, total and note rows are no records; each is said in a note. */
export function rowsOfSheet(name: string, hidden: boolean, { rows, merges }: SheetXml, headerLine?: number): Sheet {
  const filled = rows.filter((row) => row.cells.some((cell) => cellText(cell).trim() !== ''))
  const at = headerAt(
    filled.map(({ cells, number }) => ({ cells, line: number })),
    headerLine,
  )
  const header = filled[at]
  if (header === undefined) return { name, hidden, headers: [], rows: [], notes: [{ code: 'empty-sheet', message: `The sheet “${name}” is empty.` }] }
  const width = lastFilled(header.cells) + 1
  const headers = Array.from({ length: width }, (_, column) => cellText(header.cells[column]).trim())
  const notes: Note[] = []
  if (at > 0)
    notes.push({ code: 'title-rows', line: header.number, message: `The header was taken from row ${header.number}; what stands above it was left out.` })
  const filler = fillDown(merges, rows, header.number)
  const records: Row[] = []
  for (const [place, row] of filled.entries()) {
    if (place <= at) continue
    const gap = row.number - (filled[place - 1]?.number ?? 0) > 1
    const skipped = whyNoRecord(row, width, gap || place === filled.length - 1)
    if (skipped !== undefined) {
      notes.push({
        code: skipped,
        line: row.number,
        message: `Row ${row.number} is ${skipped === 'total-row' ? 'a row of totals' : 'a note'}, not a record: it was left out.`,
      })
      continue
    }
    if (row.hidden)
      notes.push({
        code: 'hidden-row',
        line: row.number,
        message: `Row ${row.number} is hidden in the sheet (by a filter or by hand); it is imported all the same.`,
      })
    const cells = Array.from({ length: width }, (_, column): Cell => filler(row.number, column) ?? row.cells[column] ?? '')
    records.push({ record: records.length + 1, line: row.number, cells })
  }
  const last = records.at(-1)?.line ?? header.number
  const blank = last - header.number - filled.filter(({ number }) => number > header.number && number <= last).length
  if (blank > 0) notes.push({ code: 'blank-rows', message: `${blank} blank ${blank === 1 ? 'row was' : 'rows were'} left out.` })
  if (records.length === 0) notes.push({ code: 'no-rows', message: 'There is a header and no row below it: nothing to import.' })
  return { name, hidden, headers, headerLine: header.number, rows: records, notes }
}

function lastFilled(cells: readonly Cell[]): number {
  let at = cells.length - 1
  while (at > 0 && cellText(cells[at]).trim() === '') at--
  return at
}

const totals = /^(grand total|total|totals|sum|summe|gesamt|gesamtsumme)\b/i

/** A total begins with such a word; a note is one cell alone, after a gap or at the end, in a table of several columns. */
function whyNoRecord(row: SheetRow, width: number, isApart: boolean): 'total-row' | 'note-row' | undefined {
  const texts = row.cells.slice(0, width).map((cell) => cellText(cell).trim())
  const first = texts.find((text) => text !== '') ?? ''
  const count = texts.filter((text) => text !== '').length
  const sums = row.cells.some((cell) => typeof cell !== 'string' && cell.formula === true)
  if (totals.test(first) && (sums || count * 2 < width)) return 'total-row'
  return count === 1 && width >= 4 && isApart ? 'note-row' : undefined
}

/** The value of a cell inside a merge that goes down: Excel keeps it in the first cell alone. */
function fillDown(merges: readonly Merge[], rows: readonly SheetRow[], header: number): (row: number, column: number) => Cell | undefined {
  const down = merges.filter(({ from, to }) => to.row > from.row && from.row > header && from.column === to.column)
  if (down.length === 0) return () => undefined
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const byColumn = new Map<number, Merge[]>()
  for (const merge of down) byColumn.set(merge.from.column, [...(byColumn.get(merge.from.column) ?? []), merge])
  return (row, column) => {
    const merge = byColumn.get(column)?.find(({ from, to }) => row > from.row && row <= to.row)
    return merge === undefined ? undefined : byNumber.get(merge.from.row)?.cells[column]
  }
}
