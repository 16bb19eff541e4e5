import type * as z from 'zod'
import { entities, type Kind, type View } from './entities'
import type { Json } from './json'

const defaults = new Map<string, Readonly<Record<string, Json>>>()

/** The schema default of every field of a kind: what a field reads as that nobody has set. */
export function defaultsOf(kind: Kind): Readonly<Record<string, Json>> {
  const known = defaults.get(kind)
  if (known !== undefined) return known
  const { id: _, ...fields } = entities[kind].schema.parse({ id: '' }) as Record<string, Json>
  defaults.set(kind, fields)
  return fields
}

/**
 * An entity as its fields read here. Each field stands alone: one that is missing, or that a newer
 * Slipway wrote in a form unknown here, reads as its default; what is unknown stays in the log.
 */
export function viewOf<K extends Kind>(kind: K, id: string, fields: Readonly<Record<string, Json>>): View<K> {
  const natural = defaultsOf(kind)
  const shape = entities[kind].schema.shape as Readonly<Record<string, z.ZodType>>
  const view: Record<string, Json> = { id }
  for (const field of Object.keys(natural)) {
    const value = fields[field]
    const plain = natural[field]
    if (plain === undefined) continue
    if (value === undefined) view[field] = plain
    else if (typeof value === 'boolean' && typeof plain === 'boolean') view[field] = value
    else {
      const parsed = shape[field]?.safeParse(value)
      view[field] = parsed?.success ? (parsed.data as Json) : plain
    }
  }
  // The one cast of views: the loop above has given every field of the schema a valid value.
  return view as View<K>
}
