import { rootKinds } from '../model/entities'
import { kindOf } from '../model/entity-id'
import type { Json } from '../model/json'
import type { FileEntry } from './entry-form'
import type { Draft, Entry } from './operation'
import { isWrittenOnce, mayCreate } from './written-once'

/** A field's winning value and the stamp of the entry that set it. */
export type Held = readonly [value: Json, stamp: string]
export type HeldFields = Readonly<Record<string, Held>>

/** Everything about one root (a release, a change, ...): the unit that is stored, cached and bundled. */
export interface RootRecord {
  readonly root: string
  readonly entities: Readonly<Record<string, HeldFields>>
}

/** The state of a workspace: its roots by name. */
export type Roots = Readonly<Record<string, RootRecord>>

/** Where fields stay whose entity's creating entry has not come yet. */
export const waiting = '?/waiting'

interface OpenRecord {
  readonly root: string
  readonly entities: Record<string, Record<string, Held>>
}

/**
 * The state after more admitted entries. Per field the later stamp wins, so neither order nor repetition
 * of arrival matters (law: apply.property.test.ts). Last-writer-wins register, Shapiro et al. 2011, 3.2.1.
 * An entity lives with the root that its creating entry names in `of`; `of` never changes afterwards. Votes and the like
 * are written once (written-once.ts).
 * Records in which nothing changed keep their identity.
 */
export function apply(roots: Roots, entries: readonly Entry[]): Roots {
  const next: Record<string, RootRecord> = { ...roots }
  const ours = new Set<object>() // what this call has made, and may write into
  const openRecord = (root: string): OpenRecord => {
    const held = next[root]
    // What this call has made is its own to change: the one place where a record is seen as changeable.
    if (held !== undefined && ours.has(held)) return held as OpenRecord
    const fresh = { root, entities: { ...held?.entities } } as OpenRecord
    ours.add(fresh)
    next[root] = fresh
    return fresh
  }
  const openFields = (root: string, entity: string): Record<string, Held> => {
    const { entities } = openRecord(root)
    const held = entities[entity]
    if (held !== undefined && ours.has(held)) return held
    const fresh = { ...held }
    ours.add(fresh)
    entities[entity] = fresh
    return fresh
  }
  const hold = (root: string, entity: string, field: string, held: Held, wins: (present: string) => boolean): void => {
    const present = next[root]?.entities[entity]?.[field]
    if (present === undefined || wins(present[1])) openFields(root, entity)[field] = held
  }
  /** Of several entries that write the same thing once, the earliest is the whole of it. */
  const clearLater = (root: string, entity: string, stamp: string): void => {
    const [held] = Object.values(next[root]?.entities[entity] ?? {})
    if (held !== undefined && stamp < held[1]) delete openRecord(root).entities[entity]
  }
  for (const entry of entries) {
    const { stamp } = entry
    const later = (present: string): boolean => present < stamp
    const created = creations(entry)
    const homeOf = homes(next, entry)
    for (const [entity, root] of created) if (isWrittenOnce(entity)) clearLater(root, entity, stamp)
    for (const { entity, field, value } of entry.operations) {
      const root = created.get(entity) ?? homeOf(entity)
      if (isWrittenOnce(entity)) {
        if (created.has(entity) && !isEarlier(next[root]?.entities[entity], stamp)) hold(root, entity, field, [value, stamp], () => false)
        continue
      }
      if (field !== 'of') hold(root, entity, field, [value, stamp], later)
      else if (created.has(entity)) hold(root, entity, field, [value, stamp], (present) => stamp < present)
    }
    for (const [entity, root] of created) {
      const parked = next[waiting]?.entities[entity]
      if (parked === undefined) continue
      for (const [field, held] of Object.entries(parked)) hold(root, entity, field, held, (present) => present < held[1])
      delete openRecord(waiting).entities[entity]
    }
  }
  if (next[waiting] !== undefined && Object.keys(next[waiting].entities).length === 0) delete next[waiting]
  return next
}

const isEarlier = (held: HeldFields | undefined, stamp: string): boolean => {
  const [first] = Object.values(held ?? {})
  return first !== undefined && first[1] < stamp
}

const none: ReadonlyMap<string, string> = new Map()

/**
 * The entities that these operations create, with the root each names: `removed: false` and `of` together (sync.md, First
 * values), by a device that may; a draft is its own device's.
 */
export function creations({ operations, device }: Pick<Draft, 'operations'> & Partial<Pick<Entry, 'device'>>): ReadonlyMap<string, string> {
  let named: Map<string, string> | undefined
  for (const { entity, field, value } of operations) {
    if (field !== 'of' || typeof value !== 'string' || isRoot(entity) || !isRoot(value)) continue
    named ??= new Map()
    named.set(entity, value)
  }
  if (named === undefined) return none
  const present = new Set<string>()
  for (const { entity, field, value } of operations) if (field === 'removed' && value === false) present.add(entity)
  for (const entity of named.keys()) if (!present.has(entity) || (device !== undefined && !mayCreate(entity, device))) named.delete(entity)
  return named
}

/** The same of an entry as its line holds it; most lines create nothing, which is quickly seen. */
export function creationsIn({ ops, dev }: Pick<FileEntry, 'ops' | 'dev'>): ReadonlyMap<string, string> {
  if (!ops.some((operation) => typeof operation !== 'string' && operation.f === 'of')) return none
  return creations({
    device: dev,
    operations: ops.flatMap((operation) => (typeof operation === 'string' ? [] : [{ ...operation, entity: operation.e, field: operation.f }])),
  })
}

/** Roots stand for themselves; all other entities belong to one. */
export const isRoot = (entity: string): boolean => rootKinds.has(kindOf(entity))

/**
 * Where an entity of an entry lives: a root is its own home; others are looked for in the roots that the entry names,
 * from the last hit on, because the operations of one root stand together and an import names thousands.
 */
export function homes(roots: Roots, { roots: named }: Pick<Entry, 'roots'>): (entity: string) => string {
  let last = 0
  return (entity) => {
    if (isRoot(entity)) return entity
    for (let step = 0; step < named.length; step++) {
      const at = (last + step) % named.length
      const root = named[at] ?? waiting
      if (roots[root]?.entities[entity] === undefined) continue
      last = at
      return root
    }
    return waiting
  }
}
