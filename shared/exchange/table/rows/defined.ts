import type { Fields } from '#shared/commands/edit'
import type { Kind } from '#shared/model/entities'

/**
 * The fields that a row says something about: an empty cell says nothing, so that importing again never empties a field that
 * somebody has filled since. The one cast of the rows: values come from readers that give each field its own type.
 */
export function defined<K extends Kind>(fields: Readonly<Record<string, unknown>>): Fields<K> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as Fields<K>
}
