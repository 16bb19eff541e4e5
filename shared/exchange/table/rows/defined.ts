import type { Fields } from '#shared/commands/edit'
import type { RowReader } from '#shared/exchange/table/row-reader'
import type { Kind } from '#shared/model/entities'

/**
 * The fields that a row says something about: an empty cell says nothing, so that importing again never empties a field that
 * somebody has filled since. The one cast of the rows: values come from readers that give each field its own type.
 */
export function defined<K extends Kind>(fields: Readonly<Record<string, unknown>>): Fields<K> {
  const said: Record<string, unknown> = {}
  for (const field in fields) {
    const value = fields[field]
    if (value !== undefined && value !== '') said[field] = value
  }
  return said as Fields<K>
}

/** The text fields of a row that the table has a column for. */
export function textsOf(row: RowReader, names: readonly string[]): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const name of names) if (row.has(name)) texts[name] = row.text(name)
  return texts
}
