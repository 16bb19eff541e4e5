import { datedDays } from '#shared/calendar/dated'
import type { Held, HeldFields, RootRecord } from '#shared/log/apply'
import { idOf, kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'

/** Counts up when the stored form changes; another number in the database means: rebuild from the journal. */
export const projectionFormat = 2

/*
 * A root as one text, so that IndexedDB has few records (performance.md, 2), and in lines, so that a list reads only the
 * kind it shows. The first line says whether the root is removed, the first and the last day that anything in it is dated
 * by, and its stamps, each once. Then comes a line for each kind of entity: the names of its fields, and as one list the
 * ids, the values of each entity in the order of the fields (null where nobody has set one), and its stamps by number, one
 * number where all its fields have the same. JSON escapes what parts lines and columns here.
 */
const line = '\n'
const column = '\t'

export function recordText(record: RootRecord): string {
  const { root, entities } = record
  const stamps = new Map<string, number>()
  const numberOf = (stamp: string): number => {
    const known = stamps.get(stamp)
    if (known !== undefined) return known
    stamps.set(stamp, stamps.size)
    return stamps.size - 1
  }
  const lines = [...namesByKind(entities)].map(([kind, names]) => {
    const held = names.map((name) => entities[name] ?? {})
    const fields = [...new Set(held.flatMap(Object.keys))]
    const values = held.map((each) => fields.map((field) => each[field]?.[0] ?? null))
    const numbers = held.map((each) => stampNumbers(each, fields, numberOf))
    return [kind, JSON.stringify(fields), JSON.stringify([names.map(idOf), values, numbers])].join(column)
  })
  const [from, to] = datedDays(record) ?? ['', '']
  const removed = entities[root]?.['removed']?.[0] === true ? '1' : '0'
  return [[removed, from, to, JSON.stringify([...stamps.keys()])].join(column), ...lines].join(line)
}

function namesByKind(entities: RootRecord['entities']): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>()
  for (const name in entities) {
    const known = kinds.get(kindOf(name))
    if (known === undefined) kinds.set(kindOf(name), [name])
    else known.push(name)
  }
  return kinds
}

function stampNumbers(held: HeldFields, fields: readonly string[], numberOf: (stamp: string) => number): number | readonly number[] {
  const numbers = fields.map((field) => (held[field] === undefined ? -1 : numberOf(held[field][1])))
  const first = numbers.find((number) => number >= 0) ?? 0
  return numbers.every((number) => number === first || number < 0) ? first : numbers
}

/** Whether the root itself is removed: the first letter says so. */
export const isRemovedIn = (text: string): boolean => text.startsWith('1')

export function daysIn(text: string): readonly [from: string, to: string] | undefined {
  const [, from = '', to = ''] = firstLineOf(text).split(column, 3)
  return from === '' ? undefined : [from, to]
}

function firstLineOf(text: string): string {
  const end = text.indexOf(line)
  return end < 0 ? text : text.slice(0, end)
}

/** The entities of one kind in a root, as a table: what is null nobody has set. */
export interface Sheet {
  readonly kind: string
  readonly fields: readonly string[]
  readonly ids: readonly string[]
  readonly values: readonly (readonly (Json | null)[])[]
  readonly stamps: readonly (number | readonly number[])[]
}

/** What a text holds of a kind, without reading, or even parting, the others. */
export function sheetIn(text: string, kind: string): Sheet | undefined {
  const before = text.indexOf(`${line}${kind}${column}`)
  if (before < 0) return undefined
  const end = text.indexOf(line, before + 1)
  return sheetOf(text.slice(before + 1, end < 0 ? text.length : end))
}

function sheetOf(text: string): Sheet {
  const first = text.indexOf(column)
  const second = text.indexOf(column, first + 1)
  const [ids, values, stamps] = JSON.parse(text.slice(second + 1)) as [Sheet['ids'], Sheet['values'], Sheet['stamps']]
  return { kind: text.slice(0, first), fields: fieldNames(text.slice(first + 1, second)), ids, values, stamps }
}

/** All entities; the text is our own and trusted, since a rebuild is always at hand. */
export function entitiesIn(text: string): RootRecord['entities'] {
  const [head = '', ...lines] = text.split(line)
  const stamps = JSON.parse(head.split(column)[3] ?? '[]') as readonly string[]
  const entities: Record<string, HeldFields> = {}
  for (const { kind, fields, ids, values, stamps: numbers } of lines.map(sheetOf)) {
    for (const [row, id] of ids.entries()) entities[`${kind}/${id}`] = heldIn(fields, values[row] ?? [], numbers[row] ?? 0, stamps)
  }
  return entities
}

/** The names of all entities. */
export const namesIn = (text: string): readonly string[] =>
  text
    .split(line)
    .slice(1)
    .map(sheetOf)
    .flatMap(({ kind, ids }) => ids.map((id) => `${kind}/${id}`))

function heldIn(fields: readonly string[], values: readonly (Json | null)[], numbers: number | readonly number[], stamps: readonly string[]): HeldFields {
  const held: Record<string, Held> = {}
  for (let place = 0; place < fields.length; place++) {
    const value = values[place]
    const field = fields[place]
    if (field === undefined || value === undefined || value === null) continue
    held[field] = [value, stamps[typeof numbers === 'number' ? numbers : (numbers[place] ?? 0)] ?? '']
  }
  return held
}

const known = new Map<string, readonly string[]>()

/** The same few lists of fields stand in all roots. */
function fieldNames(text: string): readonly string[] {
  const held = known.get(text)
  if (held !== undefined) return held
  const names = JSON.parse(text) as readonly string[]
  if (known.size > 1_000) known.clear()
  known.set(text, names)
  return names
}
