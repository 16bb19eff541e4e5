import type { RootRecord, Roots } from '#shared/log/apply'
import { type Kind, rootKinds, type View } from '#shared/model/entities'
import type { RootState } from './store'
import { isRemoved, presentViews } from './stored-records'

type AnyView = View<Kind>
const views = new WeakMap<RootRecord, Map<string, readonly AnyView[]>>()

/**
 * The entities of a kind in a root, not removed, in their order. Computed once per record: an edit makes a new
 * record of its root alone, so all others keep theirs.
 */
export function viewsOf<K extends Kind>(record: RootRecord | undefined, kind: K): readonly View<K>[] {
  if (record === undefined) return none
  let kinds = views.get(record)
  if (kinds === undefined) {
    kinds = new Map()
    views.set(record, kinds)
  }
  let known = kinds.get(kind)
  if (known === undefined) {
    known = computeViews(record, kind)
    kinds.set(kind, known)
  }
  return known as readonly View<K>[]
}

const none: readonly never[] = []

function computeViews(record: RootRecord, kind: Kind): readonly AnyView[] {
  const found = presentViews(record, kind) as AnyView[]
  if (found.length === 0) return none
  return found.length < 2 ? found : found.sort(byOrder)
}

function byOrder(a: AnyView, b: AnyView): number {
  const left = 'order' in a ? a.order : ''
  const right = 'order' in b ? b.order : ''
  if (left !== right) return left < right ? -1 : 1
  return a.id < b.id ? -1 : 1
}

const across = new Map<Kind, { readonly roots: Roots; readonly views: readonly AnyView[] }>()

/** All entities of a kind in the workspace, not removed. The same array as long as no root has changed. */
export function selectViews<K extends Kind>(kind: K): (state: RootState) => readonly View<K>[] {
  return ({ workspace: { roots } }) => {
    const known = across.get(kind)
    if (known?.roots === roots) return known.views as readonly View<K>[]
    const all: AnyView[] = []
    // A root holds nothing of another root's kind: skip by name before looking inside.
    const isRoot = rootKinds.has(kind)
    for (const root in roots) {
      if (isRoot && !root.startsWith(`${kind}/`)) continue
      // With its root an entity is gone from every list, and back with it after an undo.
      const record = roots[root]
      if (record === undefined || isRemoved(record)) continue
      for (const view of viewsOf(record, kind)) all.push(view as AnyView)
    }
    const same = known !== undefined && known.views.length === all.length && known.views.every((view, index) => view === all[index])
    const kept = same && known !== undefined ? known.views : all
    across.set(kind, { roots, views: kept })
    return kept as readonly View<K>[]
  }
}

/** The record of a root by its name (`release/x`). */
export const selectRoot =
  (root: string) =>
  ({ workspace: { roots } }: RootState): RootRecord | undefined =>
    roots[root]

/** One root entity (release, change, calendar, meeting, workspace), if it is there. */
export const selectRootView =
  <K extends Kind>(kind: K, id: string) =>
  (state: RootState): View<K> | undefined =>
    viewsOf(state.workspace.roots[`${kind}/${id}`], kind).find((view) => view.id === id)

export const rootRecords = ({ workspace: { roots } }: RootState): Roots => roots
