import * as z from 'zod'

/**
 * A cell that is more than its text: what a workbook or JSON said about it. A plain string is text as it stood in the file.
 * `date` has ISO text without a zone (`2026-01-04`, `2026-01-04T21:00:00`); `coded` is a value with the words shown for it.
 */
const RichCell = z.object({
  kind: z.enum(['number', 'date', 'error', 'coded', 'flag', 'text']),
  text: z.string(),
  /** Of `coded`: the raw value. */
  raw: z.string().optional(),
  /** The value is the stored result of a formula. */
  formula: z.literal(true).optional(),
})
export const Cell = z.union([z.string(), RichCell])
export type Cell = z.infer<typeof Cell>

/** Why a record cannot be read as a row of the table. */
export const Damage = z.object({ code: z.enum(['unclosed-quote', 'cell-too-long', 'too-many-columns', 'too-few-columns']), message: z.string() })
export interface Damage extends z.infer<typeof Damage> {}

/** `record` counts data records from 1 after the header; `line` is the line of the file where it begins, or the row of the sheet. */
export const Row = z.object({
  record: z.number().int(),
  line: z.number().int(),
  cells: z.array(Cell),
  damage: Damage.optional(),
  /** It ends before the last column; what it leaves out is empty. */
  short: z.literal(true).optional(),
  /** Bytes of this row were not what the rest of the file is written in. */
  mended: z.literal(true).optional(),
})
export interface Row extends z.infer<typeof Row> {}

/** Something about the file that a person should know, with the line where it is one line's. */
export const Note = z.object({ code: z.string(), message: z.string(), line: z.number().int().optional() })
export interface Note extends z.infer<typeof Note> {}

export const Sheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  headers: z.array(z.string()),
  /** The line of the file, or the row of the sheet, that the headers stand in; JSON has none. */
  headerLine: z.number().int().optional(),
  rows: z.array(Row),
  notes: z.array(Note),
  /** Bare numbers count days from 1904, as workbooks of old Macs do. */
  from1904: z.literal(true).optional(),
})
export interface Sheet extends z.infer<typeof Sheet> {}

const tableFormats = ['csv', 'xlsx', 'json', 'ics'] as const

/** What a file holds, before anybody says what it means. Sheets that are shown come first. */
export const Table = z.object({
  format: z.enum(tableFormats),
  /** As it was written: utf-8, utf-16le, utf-16be, windows-1252 (of which Latin-1 is a part). */
  encoding: z.string(),
  /** Between the cells of a text file; '' for other formats. */
  separator: z.string(),
  sheets: z.array(Sheet),
  notes: z.array(Note),
})
export interface Table extends z.infer<typeof Table> {}

export const cellText = (cell: Cell | undefined): string => (cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text)

/** Limits of security.md, row CSV: a cell of 1 MB, 1,000 columns; and what one import may hold at all. */
export const limits = { cell: 1_048_576, columns: 1_000, rows: 1_000_000, bytes: 200 * 1_048_576 } as const

/** A name for every column, so that one can be told from another: repeated headers get a number, empty ones their place. */
export function columnNames(headers: readonly string[]): string[] {
  const seen = new Map<string, number>()
  const taken = new Set(headers.map((header) => header.trim()))
  return headers.map((header, at) => {
    const name = header.trim() === '' ? `Column ${at + 1}` : header.trim()
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    if (before === 0) return name
    let number = before + 1
    while (taken.has(`${name} (${number})`)) number++
    taken.add(`${name} (${number})`)
    return `${name} (${number})`
  })
}
