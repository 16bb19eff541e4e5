import type { RootRecord, Roots } from '#shared/log/apply'

/** The roots whose records are not the same in `after` as in `before`: records in which nothing changed keep their identity. */
export function changedRoots(before: Roots, after: Roots): readonly string[] {
  if (before === after) return []
  const changed: string[] = []
  for (const root in after) if (before[root] !== after[root]) changed.push(root)
  for (const root in before) if (after[root] === undefined) changed.push(root)
  return changed
}

/** The entities of a root whose fields are not the same any more, those that are gone included. */
export function changedEntities(was: RootRecord | undefined, is: RootRecord | undefined): readonly string[] {
  const changed: string[] = []
  for (const entity in is?.entities) if (was?.entities[entity] !== is?.entities[entity]) changed.push(entity)
  for (const entity in was?.entities) if (is?.entities[entity] === undefined) changed.push(entity)
  return changed
}
