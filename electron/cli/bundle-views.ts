import { sha256 } from '#electron/keys/signatures'
import type { BundleReading } from '#shared/bundle/content/reading'
import { apply, type Roots } from '#shared/log/apply'
import { entryOf, readLine } from '#shared/log/entry'
import type { Kind, View } from '#shared/model/entities'
import { idOf, kindOf } from '#shared/model/entity-id'
import { viewOf } from '#shared/model/view'

/** What a bundle's log says, whether or not it is to be believed: that is asked by `verify`. */
export function rootsIn({ lines }: Pick<BundleReading, 'lines'>): Roots {
  const entries = lines.flatMap((line) => {
    const entry = readLine(line, sha256)
    return entry.ok ? [entryOf(entry.value)] : []
  })
  return apply({}, entries)
}

export function viewsIn<K extends Kind>(roots: Roots, kind: K): readonly View<K>[] {
  return Object.values(roots).flatMap(({ entities }) =>
    Object.entries(entities).flatMap(([entity, held]) => {
      if (kindOf(entity) !== kind) return []
      const view = viewOf(kind, idOf(entity), Object.fromEntries(Object.entries(held).map(([field, [value]]) => [field, value])))
      return view.removed ? [] : [view]
    }),
  )
}
