import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { Table } from './table'

/** A table as it travels from the parser's process: the bytes of JSON, so that nobody on the way opens what a foreign file became. */
export const tableBytes = (table: Table): Uint8Array => new TextEncoder().encode(JSON.stringify(table))

/** Opens what arrived. Costs about a second for 100,000 rows: in a worker, where the preview is made as well. */
export function receivedTable(bytes: unknown): Result<Table, Failure> {
  const unreadable: Failure = { code: 'table-unreadable', message: 'The table could not be handed over. Nothing was imported; try again.' }
  if (!(bytes instanceof Uint8Array)) return failed(unreadable)
  try {
    const table = Table.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return table.success ? ok(table.data) : failed(unreadable)
  } catch {
    return failed(unreadable)
  }
}
