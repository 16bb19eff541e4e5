import type * as z from 'zod'
import { entities, type Kind, type View } from './entities'
import type { Json } from './json'

/** How one field is read: the schema's default, and the value of a field that somebody has set, undefined where it is not valid here. */
interface Reader {
  readonly field: string
  readonly natural: Json
  readonly read: (value: Json) => Json | undefined
}

const known = new Map<Kind, { readonly readers: readonly Reader[]; readonly defaults: Readonly<Record<string, Json>> }>()

function readingOf(kind: Kind) {
  const held = known.get(kind)
  if (held !== undefined) return held
  const { schema } = entities[kind]
  const { id: _, ...defaults } = schema.parse({ id: '' }) as Record<string, Json>
  const shape = schema.shape as Readonly<Record<string, z.core.$ZodType & z.ZodType>>
  const readers = Object.entries(defaults).flatMap(([field, natural]): Reader[] => {
    const type = shape[field]
    return type === undefined ? [] : [{ field, natural, read: readerOf(type) }]
  })
  const reading = { readers, defaults }
  known.set(kind, reading)
  return reading
}

/** So many texts of a field are remembered: dates, states and types repeat by the thousand. */
const mostRemembered = 5_000

/** Checks by schema, which is slow, as seldom as can be: a portfolio of ten thousand releases has a million fields. */
function readerOf(type: z.core.$ZodType & z.ZodType): Reader['read'] {
  const parsed = (value: Json): Json | undefined => {
    const result = type.safeParse(value)
    return result.success ? (result.data as Json) : undefined
  }
  if (isPlainText(type)) return (value) => (typeof value === 'string' ? value : undefined)
  const seen = new Map<Json, Json | undefined>()
  return (value) => {
    if (typeof value === 'object') return parsed(value)
    if (seen.has(value)) return seen.get(value)
    const read = parsed(value)
    if (seen.size >= mostRemembered) seen.clear()
    seen.set(value, read)
    return read
  }
}

/** A schema that takes every text as it is. */
function isPlainText(type: z.core.$ZodType): boolean {
  const { def } = (type as z.core.$ZodTypes)._zod
  if (def.type === 'default') return isPlainText(def.innerType)
  return def.type === 'string' && !('format' in def) && (def.checks ?? []).length === 0
}

/** The schema default of every field of a kind: what a field reads as that nobody has set. */
export const defaultsOf = (kind: Kind): Readonly<Record<string, Json>> => readingOf(kind).defaults

/**
 * An entity as its fields read here. Each field stands alone: one that is missing, or that a newer
 * Slipway wrote in a form unknown here, reads as its default; what is unknown stays in the log.
 */
export const viewOf = <K extends Kind>(kind: K, id: string, fields: Readonly<Record<string, Json>>): View<K> => read(kind, id, (field) => fields[field])

/** The same of fields with their stamps, as the state holds them. */
export const heldView = <K extends Kind>(kind: K, id: string, held: Readonly<Record<string, readonly [Json, string]>>): View<K> =>
  read(kind, id, (field) => held[field]?.[0])

/** The columns of a table in which the fields of a kind stand, in the order of its readers; -1 where there is none. */
const places = new WeakMap<readonly string[], Map<Kind, readonly number[]>>()

function placesOf(kind: Kind, fields: readonly string[]): readonly number[] {
  let kinds = places.get(fields)
  if (kinds === undefined) {
    kinds = new Map()
    places.set(fields, kinds)
  }
  let found = kinds.get(kind)
  if (found === undefined) {
    found = readingOf(kind).readers.map(({ field }) => fields.indexOf(field))
    kinds.set(kind, found)
  }
  return found
}

/** The same of a row of a table, whose columns are named by `fields`; keep that array the same. Null stands for what nobody has set. */
export function viewOfRow<K extends Kind>(kind: K, id: string, fields: readonly string[], row: readonly (Json | null)[]): View<K> {
  const columns = placesOf(kind, fields)
  return read(kind, id, (_, reader) => row[columns[reader] ?? -1] ?? undefined)
}

function read<K extends Kind>(kind: K, id: string, valueIn: (field: string, reader: number) => Json | undefined): View<K> {
  const view: Record<string, Json> = { id }
  const { readers } = readingOf(kind)
  for (let at = 0; at < readers.length; at++) {
    const reader = readers[at]
    if (reader === undefined) continue
    const { field, natural, read } = reader
    const value = valueIn(field, at)
    view[field] = value === undefined ? natural : (read(value) ?? natural)
  }
  // The one cast of views: the loop above has given every field of the schema a valid value.
  return view as View<K>
}
