import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { type Cell, limits, type Note, type Row, type Sheet } from './table'

const deepest = 8
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

/** Records of a JSON export: ServiceNow's REST answer (`{"result": [...]}`), its JSON export (`{"records": [...]}`), or a plain list. */
export function jsonTable(text: string, name: string): Result<Sheet, Failure> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    const where = error instanceof Error ? (/position (\d+)/.exec(error.message)?.[1] ?? '') : ''
    const line = where === '' ? '' : ` It breaks in line ${text.slice(0, Number(where)).split('\n').length}.`
    return failed({ code: 'broken-json', message: `This JSON file cannot be read.${line}` })
  }
  if (depth(parsed, 0) > deepest) return failed({ code: 'broken-json', message: 'This JSON file is nested too deeply to be a table.' })
  const list = listOf(parsed)
  if (list === undefined) return failed({ code: 'not-a-table', message: 'This JSON file holds no list of records: nothing to import.' })
  if (list.length > limits.rows)
    return failed({ code: 'too-many-rows', message: `This file has more than ${limits.rows.toLocaleString('en')} records; split it.` })
  return ok(sheetOf(list, name))
}

function depth(value: unknown, at: number): number {
  if (typeof value !== 'object' || value === null || at > deepest) return at
  return Object.values(value).reduce((deep: number, inner) => Math.max(deep, depth(inner, at + 1)), at)
}

function listOf(parsed: unknown): readonly Record<string, unknown>[] | undefined {
  const list = Array.isArray(parsed) ? parsed : isRecord(parsed) ? (parsed['result'] ?? parsed['records'] ?? onlyList(parsed)) : undefined
  const records = Array.isArray(list) ? list : isRecord(list) ? [list] : byName(parsed)
  return records?.every(isRecord) ? records : undefined
}

/** The one list of records that an object holds, whatever its name: `{"tasks": [...]}`. */
function onlyList(parsed: Record<string, unknown>): unknown {
  const lists = Object.values(parsed).filter((value) => Array.isArray(value) && value.length > 0 && value.every(isRecord))
  return lists.length === 1 ? lists[0] : undefined
}

/** Records by their names, as schedules of releases are published: the name is a field like the others. */
function byName(parsed: unknown): readonly Record<string, unknown>[] | undefined {
  const named = isRecord(parsed) ? Object.entries(parsed) : []
  return named.length > 1 && named.every(([, value]) => isRecord(value))
    ? named.map(([name, value]) => ({ name, ...(isRecord(value) ? value : {}) }))
    : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function sheetOf(list: readonly Record<string, unknown>[], name: string): Sheet {
  const columns = new Map<string, number>()
  const notes: Note[] = []
  for (const record of list)
    for (const key of Object.keys(record)) {
      if (columns.has(key) || columns.size >= limits.columns) continue
      if (forbidden.has(key)) notes.push({ code: 'forbidden-key', message: `The field “${key}” was left out.` })
      else columns.set(key, columns.size)
    }
  const rows = list.map((record, at): Row => {
    const cells: Cell[] = Array.from({ length: columns.size }, () => '')
    for (const [key, value] of Object.entries(record)) {
      const column = columns.get(key)
      if (column !== undefined) cells[column] = cellOf(value)
    }
    return { record: at + 1, line: at + 1, cells }
  })
  if (rows.length === 0) notes.push({ code: 'no-rows', message: 'The list is empty: nothing to import.' })
  return { name, hidden: false, headers: [...columns.keys()], rows, notes }
}

/** With display_value=all a field is both its value and the words for it; a bare reference is `{link, value}`. */
function cellOf(value: unknown): Cell {
  if (isRecord(value) && ('display_value' in value || 'value' in value)) {
    const raw = plain(value['value'])
    const shown = plain(value['display_value'])
    return { kind: 'coded', text: shown === '' ? raw : shown, raw }
  }
  if (typeof value === 'number') return { kind: 'number', text: plain(value) }
  if (typeof value === 'boolean') return { kind: 'flag', text: plain(value) }
  return plain(value)
}

/** ServiceNow writes codes as floats (-5.0); JSON reads them as whole numbers. Lone surrogates cannot be stored. */
function plain(value: unknown): string {
  if (typeof value === 'string') return wellFormed(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value === null || value === undefined) return ''
  // A list of plain things is one, as a cell writes it: ["A1", "A2"] is A1, A2.
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number')) return value.map(plain).join(', ')
  return wellFormed(JSON.stringify(value))
}

const wellFormed = (text: string): string => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
