import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { icsTable } from '../icalendar/ics-table'
import { fileKind, refusals } from './file-kind'
import { jsonTable } from './json-table'
import { limits, type Note, type Sheet, type Table } from './table'
import { decodeText } from './text-encoding'
import { textTable } from './text-table'
import { type ArchiveEntries, readWorkbook } from './workbook/read-workbook'

/** Opens an archive whose rules were checked; a failure names the hazard. Given by the process that may read files. */
export type OpenArchive = (bytes: Uint8Array) => Promise<Result<ArchiveEntries, Failure>>

/**
 * What a file of rows holds, judged by its bytes: CSV and its kin, XLSX, ServiceNow's JSON. `name` is the file's name,
 * for a note where it promises something else; `headerLine` the line or row that the headers stand in, where a person has said so. Refusals are one sentence each.
 */
export async function readTable(bytes: Uint8Array, name: string, openArchive: OpenArchive, headerLine?: number): Promise<Result<Table, Failure>> {
  if (bytes.length > limits.bytes) return failed({ code: 'too-large', message: 'This file is larger than 200 MB; split it.' })
  const judged = fileKind(bytes)
  // Not every calendar has VCALENDAR around its events; then its name says what it is.
  const kind = judged === 'text' && /\.(ics|ical|icalendar)$/i.test(name) ? 'calendar' : judged
  switch (kind) {
    case 'zip': {
      const archive = await openArchive(bytes)
      if (!archive.ok) return archive
      const sheets = readWorkbook(archive.value, headerLine)
      if (!sheets.ok) return sheets
      return ok({ format: 'xlsx', encoding: 'utf-8', separator: '', sheets: sheets.value, notes: misnamed(name, 'xlsx') })
    }
    case 'json': {
      const decoded = decodeText(bytes)
      const sheet = jsonTable(decoded.text, name)
      if (!sheet.ok) return /\.json$/i.test(name) ? sheet : readText(bytes, name, headerLine)
      return ok({ format: 'json', encoding: decoded.encoding, separator: '', sheets: [sheet.value], notes: [...decoded.notes, ...misnamed(name, 'json')] })
    }
    case 'calendar': {
      const decoded = decodeText(bytes)
      const sheet = icsTable(decoded.text, name)
      if (!sheet.ok) return sheet
      return ok({ format: 'ics', encoding: decoded.encoding, separator: '', sheets: [sheet.value], notes: [...decoded.notes, ...misnamed(name, 'ics')] })
    }
    case 'text':
      return readText(bytes, name, headerLine)
    default:
      return failed({ code: kind, message: refusals[kind] })
  }
}

function readText(bytes: Uint8Array, name: string, headerLine: number | undefined): Result<Table, Failure> {
  const decoded = decodeText(bytes)
  const table = textTable(decoded, name, headerLine)
  if (!table.ok) return table
  const sheets: Sheet[] = [table.value.sheet]
  return ok({ format: 'csv', encoding: decoded.encoding, separator: table.value.separator, sheets, notes: [...decoded.notes, ...misnamed(name, 'csv')] })
}

const endings: Readonly<Record<Table['format'], RegExp>> = {
  csv: /\.(csv|tsv|tab|txt|psv)$/i,
  xlsx: /\.(xlsx|xlsm)$/i,
  json: /\.json$/i,
  ics: /\.(ics|ical|ifb|icalendar)$/i,
}
const words: Readonly<Record<Table['format'], string>> = { csv: 'text with separators (CSV)', xlsx: 'an Excel workbook', json: 'JSON', ics: 'a calendar (ICS)' }

function misnamed(name: string, format: Table['format']): Note[] {
  const ending = /\.[a-z0-9]+$/i.exec(name)?.[0]
  if (ending === undefined || endings[format].test(name)) return []
  return [{ code: 'other-type', message: `The name ends in ${ending}, but the file is ${words[format]}; it was read as that.` }]
}
