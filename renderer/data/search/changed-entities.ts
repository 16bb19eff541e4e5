import type { Roots } from '#shared/log/apply'

/** Calls back with each entity, and its root, whose fields are not the same in `after` as in `before`: records that did not change keep their identity. */
export function eachChanged(before: Roots, after: Roots, call: (entity: string, root: string) => void): void {
  if (before === after) return
  for (const root in after) {
    const was = before[root]
    const is = after[root]
    if (was === is || is === undefined) continue
    for (const entity in is.entities) if (was?.entities[entity] !== is.entities[entity]) call(entity, root)
    if (was !== undefined) for (const entity in was.entities) if (is.entities[entity] === undefined) call(entity, root)
  }
  for (const root in before) {
    if (after[root] !== undefined) continue
    for (const entity in before[root]?.entities) call(entity, root)
  }
}
