import { type Cell, limits } from '#shared/exchange/table/table'
import { BadXml, type Part, walkXml } from '../../xml/walk-xml'
import type { NumberMeaning } from './number-format'
import { serialDate, serialTime } from './serial-date'

export interface SheetRow {
  /** Excel's row number. */
  readonly number: number
  readonly hidden: boolean
  readonly cells: Cell[]
}
export interface Merge {
  readonly from: { readonly row: number; readonly column: number }
  readonly to: { readonly row: number; readonly column: number }
}
export interface SheetXml {
  readonly rows: readonly SheetRow[]
  readonly merges: readonly Merge[]
}
export interface BookFacts {
  readonly strings: readonly string[]
  readonly meanings: readonly NumberMeaning[]
  readonly from1904: boolean
}

interface Open {
  column: number
  type: string
  style: number
  value: string
  inline: string
  hasFormula: boolean
}

/** The rows, cells and merges of one sheet (ECMA-376 18.3.1). Formulas are not run: their stored result is the value. */
export function sheetXml(xml: Part, facts: BookFacts): SheetXml {
  const rows: SheetRow[] = []
  const merges: Merge[] = []
  let row: SheetRow | undefined
  let cell: Open | undefined
  let taking: 'v' | 't' | undefined
  let phonetic = false
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'row') {
        row = { number: Number(attributes['r'] ?? (rows.at(-1)?.number ?? 0) + 1), hidden: isTrue(attributes['hidden']), cells: [] }
        rows.push(row)
        if (rows.length > limits.rows || !Number.isSafeInteger(row.number)) throw new BadXml('it has too many rows')
      } else if (name === 'c' && row !== undefined) {
        const column = attributes['r'] === undefined ? row.cells.length : columnOf(attributes['r'])
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '', inline: '', hasFormula: false }
      } else if (name === 'f' && cell !== undefined) cell.hasFormula = true
      else if (name === 'v') taking = 'v'
      else if (name === 'rPh') phonetic = true
      else if (name === 't' && !phonetic) taking = 't'
      else if (name === 'mergeCell') merges.push(...mergeOf(attributes['ref'] ?? ''))
    },
    text: (text) => {
      if (cell === undefined || taking === undefined) return
      if (taking === 'v') cell.value += text
      else cell.inline += text
      if (cell.inline.length > limits.cell || cell.value.length > limits.cell) throw new BadXml('a cell is longer than 1 MB')
    },
    close: (name) => {
      if (name === 'v' || name === 't') taking = undefined
      else if (name === 'rPh') phonetic = false
      else if (name === 'row') row = undefined
      else if (name === 'c' && row !== undefined && cell !== undefined) {
        put(row.cells, cell.column, cellValue(cell, facts))
        cell = undefined
      }
    },
  })
  return { rows, merges }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

function put(cells: Cell[], column: number, value: Cell): void {
  if (column >= limits.columns) return
  while (cells.length < column) cells.push('')
  cells[column] = value
}

function cellValue({ type, style, value, inline, hasFormula }: Open, { strings, meanings, from1904 }: BookFacts): Cell {
  const formula = hasFormula ? { formula: true as const } : {}
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'inlineStr') return inline
  if (type === 'str') return hasFormula ? { kind: 'text', text: value, ...formula } : value
  if (type === 'e') return { kind: 'error', text: value, ...formula }
  if (type === 'b') return { kind: 'flag', text: isTrue(value) ? 'true' : 'false', ...formula }
  if (type === 'd') return { kind: 'date', text: value.replace(/Z$/, ''), ...formula }
  if (value === '') return ''
  const number = Number(value)
  const meaning = meanings[style] ?? 'number'
  const date = meaning === 'date' ? serialDate(number, from1904) : undefined
  if (date !== undefined) return { kind: 'date', text: date, ...formula }
  if (meaning === 'time' && Number.isFinite(number) && number >= 0 && number < 1) return { kind: 'text', text: serialTime(number), ...formula }
  return { kind: 'number', text: Number.isFinite(number) ? String(number) : value, ...formula }
}

/** The column, from 0, of a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
    if (column > 100_000) break
  }
  return column - 1
}

function mergeOf(reference: string): Merge[] {
  const [from, to] = reference.split(':').map((corner) => ({ column: columnOf(corner), row: Number(corner.replace(/^[A-Z]+/, '')) }))
  return from === undefined || to === undefined || !(from.row >= 1) || !(to.row >= from.row) ? [] : [{ from, to }]
}
