import type { Roots } from '#shared/log/apply'
import type { Entry } from '#shared/log/operation'
import { rootKinds } from '#shared/model/entities'
import { kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'
import { namesOf } from './stored-records'

/** Entity to root: derived from the records, kept beside them because looking through ten thousand roots is slow. */
const rootOf = new Map<string, string>()
/** The roots whose entities are not in the map yet. */
let unread: Iterator<void> = [].values()

/** Begins the index of a workspace; it is filled while nobody waits (`indexSome`), or at the first question that needs it. */
export function indexRoots(roots: Roots): void {
  rootOf.clear()
  unread = readRoots(roots)
}

function* readRoots(roots: Roots): Generator<void> {
  for (const root in roots) {
    const record = roots[root]
    if (record === undefined) continue
    // What entries have created meanwhile no longer waits here.
    for (const entity of namesOf(record)) if (!rootOf.has(entity)) rootOf.set(entity, root)
    yield
  }
}

/** Works on the index for a few milliseconds; false when nothing is left to do. */
export function indexSome(milliseconds: number): boolean {
  const until = performance.now() + milliseconds
  while (performance.now() < until) if (unread.next().done === true) return false
  return true
}

export function indexEntries(entries: readonly Entry[]): void {
  for (const { operations } of entries) {
    for (const { entity, field, value } of operations) if (field === 'of' && typeof value === 'string') rootOf.set(entity, value)
  }
}

/** The name of the root that an entity belongs to; a root is its own. */
export function rootOfEntity(entity: string): string | undefined {
  if (rootKinds.has(kindOf(entity))) return entity
  for (;;) {
    const root = rootOf.get(entity)
    if (root !== undefined || unread.next().done === true) return root
  }
}

/** The field's value as it is held, unknown parts included; undefined where nobody has set it. */
export function heldValue(roots: Roots, entity: string, field: string): Json | undefined {
  const root = rootOfEntity(entity)
  return root === undefined ? undefined : roots[root]?.entities[entity]?.[field]?.[0]
}
