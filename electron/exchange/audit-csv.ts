import { csvOf } from '#shared/exchange/csv/write-csv'
import type { AuditRow } from '#shared/ipc/shapes'
import type { Json } from '#shared/model/json'

const head = [
  'When (UTC)',
  'When (as the device said)',
  'Who',
  'Device',
  'Number',
  'Command',
  'Summary',
  'Entity',
  'Field',
  'Before',
  'After',
  'Entry (SHA-256)',
]
const page = 500

/** The audit trail as a table, one row a changed field. `rowsOf` gives pages of entries. */
export function auditCsv(rowsOf: (skip: number, take: number) => readonly AuditRow[], exact: boolean): { readonly csv: string; readonly rows: number } {
  const table: (string | number)[][] = []
  for (let skip = 0; ; skip += page) {
    const rows = rowsOf(skip, page)
    for (const row of rows) {
      for (const { entity, field, was, value } of row.changes) {
        table.push([utc(row.clock), row.at, row.who, row.device, row.sequence, row.command, row.summary, entity, field, shown(was), shown(value), row.hash])
      }
    }
    if (rows.length < page) break
  }
  const rule = exact ? [] : [['Text that begins with = + - @ has an apostrophe before it, so that no spreadsheet runs it.']]
  return { csv: `\uFEFF${csvOf([head, ...table, ...rule], exact)}`, rows: table.length }
}

const utc = (clock: string): string => new Date(Number.parseInt(clock.slice(0, 12), 16)).toISOString()

const shown = (value: Json): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))
