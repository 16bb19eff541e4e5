import type { RootRecord, Roots } from '../log/apply'
import type { Kind, View } from '../model/entities'
import { heldView } from '../model/view'

const known = new WeakMap<RootRecord, Map<Kind, readonly View<Kind>[]>>()

/** The entities of a kind in a root that are there, in their order. Read once per record, which never changes. */
export function viewsIn<K extends Kind>(record: RootRecord | undefined, kind: K): readonly View<K>[] {
  if (record === undefined) return []
  const kinds = known.get(record) ?? new Map<Kind, readonly View<Kind>[]>()
  known.set(record, kinds)
  const held = kinds.get(kind)
  if (held !== undefined) return held as readonly View<K>[]
  const prefix = `${kind}/`
  const found: View<Kind>[] = []
  for (const entity in record.entities) {
    const fields = record.entities[entity]
    if (fields !== undefined && entity.startsWith(prefix) && fields['removed']?.[0] === false) found.push(heldView(kind, entity.slice(prefix.length), fields))
  }
  const sorted: readonly View<Kind>[] = found.sort(byOrder)
  kinds.set(kind, sorted)
  return sorted as readonly View<K>[]
}

const orderOf = (view: View<Kind>): string => ('order' in view ? view.order : '')
const byOrder = (a: View<Kind>, b: View<Kind>): number => (orderOf(a) === orderOf(b) ? (a.id < b.id ? -1 : 1) : orderOf(a) < orderOf(b) ? -1 : 1)

/** A root that is there: `meeting/x`. */
export const rootIn = <K extends 'change' | 'release' | 'meeting'>(roots: Roots, kind: K, id: string): View<K> | undefined =>
  viewsIn(roots[`${kind}/${id}`], kind).find((view) => view.id === id)
