import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { headerAt } from './header-row'
import { guessSeparator, records, sepHint, type TextRecord } from './separated-values'
import { type Damage, limits, type Note, type Row, type Sheet } from './table'
import type { DecodedText } from './text-encoding'

export interface TextTable {
  readonly sheet: Sheet
  readonly separator: string
}

/** The table in a text file, with its headers in `headerLine` where a person has said so. Blank lines are left out and said; rows that are wider or narrower than the header are marked. */
export function textTable(decoded: DecodedText, name: string, headerLine?: number): Result<TextTable, Failure> {
  const separator = guessSeparator(decoded.text)
  const lines: TextRecord[] = []
  let blank = 0
  const hinted = sepHint(decoded.text) !== undefined
  for (const record of records(decoded.text, separator)) {
    if (hinted && record.line === 1) continue
    if (record.cells.every((cell) => cell.trim() === '')) {
      blank++
      continue
    }
    lines.push(record)
    if (lines.length > limits.rows)
      return failed({ code: 'too-many-rows', message: `This file has more than ${limits.rows.toLocaleString('en')} rows; split it.` })
  }
  const at = headerAt(lines, headerLine)
  const header = lines[at]
  if (header === undefined) return failed({ code: 'empty', message: 'This file holds nothing but blank lines: there is nothing to import.' })
  if (header.cells.length > limits.columns)
    return failed({ code: 'too-many-columns', message: `This table has more than ${limits.columns.toLocaleString('en')} columns.` })
  if (header.unclosedAt !== undefined)
    return failed({ code: 'unclosed-quote', message: `A quote opens in line ${header.unclosedAt}, in the header, and never closes.` })
  const body = lines.slice(at + 1)
  const { rows, notes } = judgeWidths(body, trimmedWidth(header.cells), decoded.mended)
  const all: Note[] = [...notes]
  if (blank > 0) all.push({ code: 'blank-lines', message: `${blank} blank ${blank === 1 ? 'line was' : 'lines were'} left out.` })
  if (at > 0) all.push({ code: 'title-rows', line: header.line, message: `The header was taken from line ${header.line}; what stands above it was left out.` })
  if (body.length === 0) all.push({ code: 'no-rows', message: 'There is a header and no row below it: nothing to import.' })
  const headers = header.cells.slice(0, trimmedWidth(header.cells))
  return ok({ sheet: { name, hidden: false, headers, headerLine: header.line, rows, notes: all }, separator })
}

/** Headers that end in empty cells have no more columns than the last named one. */
function trimmedWidth(cells: readonly string[]): number {
  let width = cells.length
  while (width > 1 && cells[width - 1]?.trim() === '') width--
  return width
}

/**
 * Rows that end early. Where they are the exception (at most one in ten) they are damage; where they are the rule the program
 * that wrote the file leaves out empty cells at the end (distro-info-data does) and a note says so; in between each is taken
 * with a warning.
 */
function judgeWidths(body: readonly TextRecord[], width: number, mended: ReadonlySet<number>): { rows: Row[]; notes: Note[] } {
  const short = body.filter(({ cells, unclosedAt }) => unclosedAt === undefined && cells.length < width).length
  const shortIs = short > body.length / 2 ? 'the rule' : short > body.length / 10 ? 'often' : 'the exception'
  const rows = body.map((record, at): Row => {
    const damage = damageOf(record, width, shortIs !== 'the exception')
    return {
      record: at + 1,
      line: record.line,
      cells: record.cells.length <= width ? record.cells : record.cells.slice(0, width),
      ...(damage === undefined ? {} : { damage }),
      ...(damage === undefined && shortIs === 'often' && record.cells.length < width ? { short: true as const } : {}),
      ...(mended.size > 0 && mended.has(record.line) ? { mended: true as const } : {}),
    }
  })
  const notes: Note[] =
    shortIs === 'the rule'
      ? [{ code: 'short-rows', message: `${short} ${short === 1 ? 'row ends' : 'rows end'} before the last column; what is left out is empty.` }]
      : []
  return { rows, notes }
}

function damageOf({ cells, unclosedAt }: TextRecord, width: number, shortIsTaken: boolean): Damage | undefined {
  if (unclosedAt !== undefined) {
    const swallowed = (cells[cells.length - 1] ?? '').trimEnd().split(/\r\n|\r|\n/).length - 1
    const lost = swallowed === 0 ? '' : ` ${swallowed === 1 ? 'The line' : `The ${swallowed} lines`} after it could not be read.`
    return { code: 'unclosed-quote', message: `A quote opens in line ${unclosedAt} and never closes.${lost}` }
  }
  if (cells.some((cell) => cell.length > limits.cell)) return { code: 'cell-too-long', message: 'A cell of this row is longer than 1 MB.' }
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ''))
    return {
      code: 'too-many-columns',
      message: `This row has ${cells.length} cells, the header ${width}: a separator or quote is too many, so the cells cannot be told apart.`,
    }
  if (cells.length < width && !shortIsTaken)
    return { code: 'too-few-columns', message: `This row has ${cells.length} cells, the header ${width}: the cells cannot be told apart.` }
  return undefined
}
