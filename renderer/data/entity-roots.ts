import type { Roots } from '#shared/log/apply'
import type { Entry } from '#shared/log/operation'
import { rootKinds } from '#shared/model/entities'
import { kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'

/** Entity to root: derived from the records, kept beside them because looking through ten thousand roots is slow. */
const rootOf = new Map<string, string>()

export function indexRoots(roots: Roots): void {
  rootOf.clear()
  for (const root in roots) for (const entity in roots[root]?.entities) rootOf.set(entity, root)
}

export function indexEntries(entries: readonly Entry[]): void {
  for (const { operations } of entries) {
    for (const { entity, field, value } of operations) if (field === 'of' && typeof value === 'string') rootOf.set(entity, value)
  }
}

/** The name of the root that an entity belongs to; a root is its own. */
export const rootOfEntity = (entity: string): string | undefined => (rootKinds.has(kindOf(entity)) ? entity : rootOf.get(entity))

/** The field's value as it is held, unknown parts included; undefined where nobody has set it. */
export function heldValue(roots: Roots, entity: string, field: string): Json | undefined {
  const root = rootOfEntity(entity)
  return root === undefined ? undefined : roots[root]?.entities[entity]?.[field]?.[0]
}
