import { rootKinds } from '../model/entities'
import { kindOf } from '../model/entity-id'
import type { Json } from '../model/json'
import type { Entry, Operation } from './operation'

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

type Draftable = { root: string; entities: Record<string, Record<string, Held>> }

/**
 * The state after more admitted entries. Per field the later stamp wins, so neither order nor repetition
 * of arrival matters (law: apply.property.test.ts). Last-writer-wins register, Shapiro et al. 2011, 3.2.1.
 * An entity lives with the root that its creating entry names in `of`; `of` never changes afterwards.
 */
export function apply(roots: Roots, entries: readonly Entry[]): Roots {
  const next: Record<string, RootRecord> = { ...roots }
  const open = new Map<string, Draftable>()
  const copied = new Set<string>()
  const record = (root: string): Draftable => {
    const known = open.get(root)
    if (known !== undefined) return known
    const fresh = { root, entities: { ...(next[root]?.entities as Draftable['entities'] | undefined) } }
    open.set(root, fresh)
    next[root] = fresh
    return fresh
  }
  const fields = (root: string, entity: string): Record<string, Held> => {
    const { entities } = record(root)
    const key = `${root} ${entity}`
    const held = entities[entity]
    if (held !== undefined && copied.has(key)) return held
    const fresh = { ...held }
    copied.add(key)
    entities[entity] = fresh
    return fresh
  }
  for (const entry of entries) {
    const created = creations(entry)
    for (const operation of entry.operations) {
      const root = created.get(operation.entity) ?? homeOf(next, entry, operation.entity)
      const held = fields(root, operation.entity)
      if (operation.field === 'of') set(held, operation, entry.stamp, created.has(operation.entity) ? 'earlier' : 'never')
      else set(held, operation, entry.stamp, 'later')
    }
    for (const [entity, root] of created) {
      const parked = next[waiting]?.entities[entity]
      if (parked === undefined || root === waiting) continue
      const held = fields(root, entity)
      for (const [field, [value, stamp]] of Object.entries(parked)) {
        const present = held[field]
        if (present === undefined || present[1] < stamp) held[field] = [value, stamp]
      }
      delete record(waiting).entities[entity]
    }
  }
  if (next[waiting] !== undefined && Object.keys(next[waiting].entities).length === 0) delete next[waiting]
  return next
}

function set(held: Record<string, Held>, { field, value }: Operation, stamp: string, winner: 'later' | 'earlier' | 'never'): void {
  const present = held[field]
  const wins = winner !== 'never' && (present === undefined || (winner === 'later' ? present[1] < stamp : stamp < present[1]))
  if (wins) held[field] = [value, stamp]
}

/** The entities that this entry creates, with the root each names: it sets both `of` and `removed`. */
function creations(entry: Entry): ReadonlyMap<string, string> {
  const created = new Map<string, string>()
  for (const { entity, field, value } of entry.operations) {
    if (field === 'of' && typeof value === 'string' && value !== '') created.set(entity, value)
  }
  return created
}

/** A root is its own home; other entities are found among the roots that the entry names. */
function homeOf(roots: Roots, entry: Entry, entity: string): string {
  if (rootKinds.has(kindOf(entity))) return entity
  return entry.roots.find((root) => roots[root]?.entities[entity] !== undefined) ?? waiting
}
