import type { Roots } from '../../log/apply'
import type { Kind } from '../../model/entities'
import type { Json } from '../../model/json'

/** The state of a workspace that holds these entities, for tests: by root, then by entity, fields alone. */
export function rootsWith(held: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Json>>>>>>): Roots {
  return Object.fromEntries(
    Object.entries(held).map(([root, entities]) => [
      root,
      {
        root,
        entities: Object.fromEntries(
          Object.entries(entities).map(([entity, fields]) => [
            entity,
            Object.fromEntries(Object.entries({ removed: false, ...fields }).map(([field, value]) => [field, [value, '1'] as const])),
          ]),
        ),
      },
    ]),
  )
}

/** A root that holds one change and what it affects. */
export const changeRoot = (id: string, fields: Readonly<Record<string, Json>>, items: readonly string[] = []) => ({
  [`change/${id}`]: {
    [`change/${id}`]: fields,
    ...Object.fromEntries(items.map((item, at) => [`affects/${id}-${at}` satisfies `${Kind}/${string}`, { of: `change/${id}`, item }])),
  },
})
