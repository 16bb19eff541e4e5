import type * as z from 'zod'
import { entities, type Kind, type View } from './entities'
import type { Json } from './json'

/** How one field is read that somebody has set: undefined where its value is not valid here. */
interface Reader {
  readonly field: string
  readonly read: (value: Json) => Json | undefined
}

const known = new Map<Kind, { readonly readers: readonly Reader[]; readonly defaults: Readonly<Record<string, Json>> }>()

function readingOf(kind: Kind) {
  const held = known.get(kind)
  if (held !== undefined) return held
  const { schema } = entities[kind]
  const { id: _, ...defaults } = schema.parse({ id: '' }) as Record<string, Json>
  const shape = schema.shape as Readonly<Record<string, z.core.$ZodType & z.ZodType>>
  const readers = Object.keys(defaults).flatMap((field): Reader[] => {
    const type = shape[field]
    return type === undefined ? [] : [{ field, read: readerOf(type) }]
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
export const viewOf = <K extends Kind>(kind: K, id: string, fields: Readonly<Record<string, Json>>): View<K> =>
  read(kind, id, readingOf(kind).readers, (field) => fields[field])

/** The same of fields with their stamps, as the state holds them. */
export const heldView = <K extends Kind>(kind: K, id: string, held: Readonly<Record<string, readonly [Json, string]>>): View<K> =>
  read(kind, id, readingOf(kind).readers, (field) => held[field]?.[0])

/** The readers of a table's columns, undefined for one that this kind has not. */
const columns = new WeakMap<readonly string[], Map<Kind, readonly (Reader | undefined)[]>>()

function readersOf(kind: Kind, fields: readonly string[]): readonly (Reader | undefined)[] {
  let kinds = columns.get(fields)
  if (kinds === undefined) {
    kinds = new Map()
    columns.set(fields, kinds)
  }
  let found = kinds.get(kind)
  if (found === undefined) {
    const { readers } = readingOf(kind)
    found = fields.map((name) => readers.find(({ field }) => field === name))
    kinds.set(kind, found)
  }
  return found
}

/** The same of a row of a table, whose columns are named by `fields`; keep that array the same. Null stands for what nobody has set. */
export function viewOfRow<K extends Kind>(kind: K, id: string, fields: readonly string[], row: readonly (Json | null)[]): View<K> {
  const readers = readersOf(kind, fields)
  return read(kind, id, readers, (_, column) => row[column] ?? undefined)
}

/** Begins with the defaults, which most fields keep: ten thousand releases are read at each start. */
function read<K extends Kind>(
  kind: K,
  id: string,
  readers: readonly (Reader | undefined)[],
  valueIn: (field: string, reader: number) => Json | undefined,
): View<K> {
  const view: Record<string, Json> = { id, ...readingOf(kind).defaults }
  for (let at = 0; at < readers.length; at++) {
    const reader = readers[at]
    const value = reader === undefined ? undefined : valueIn(reader.field, at)
    const valid = value === undefined ? undefined : reader?.read(value)
    if (reader !== undefined && valid !== undefined) view[reader.field] = valid
  }
  // The one cast of views: every field has its default, or a value that its schema takes.
  return view as View<K>
}
