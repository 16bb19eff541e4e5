import type { RootRecord, Roots } from '../log/apply'
import { type SignedDecision, signedIn } from './signed'
import { rootIn } from './views-in'

const known = new WeakMap<RootRecord, WeakMap<RootRecord, readonly SignedDecision[]>>()
const noWorkspace: RootRecord = { root: 'workspace/this', entities: {} }

/** The decisions of one meeting, the earliest first. Read once per record of the meeting and of the workspace, which says who is who. */
function decisionsIn(roots: Roots, record: RootRecord): readonly SignedDecision[] {
  const workspace = roots['workspace/this'] ?? noWorkspace
  const byWorkspace = known.get(record) ?? new WeakMap<RootRecord, readonly SignedDecision[]>()
  known.set(record, byWorkspace)
  const held = byWorkspace.get(workspace) ?? signedIn(roots, record, 'decision').filter(({ view }) => view.outcome !== '' && view.of === record.root)
  byWorkspace.set(workspace, held)
  return held
}

let latest: { readonly roots: Roots; readonly bySubject: ReadonlyMap<string, readonly SignedDecision[]> } | undefined

/** Everything that was decided, by subject, the earliest first. A meeting that was removed has decided nothing. */
export function decisionsOf(roots: Roots): ReadonlyMap<string, readonly SignedDecision[]> {
  if (latest?.roots === roots) return latest.bySubject
  const bySubject = new Map<string, SignedDecision[]>()
  for (const root in roots) {
    const record = root.startsWith('meeting/') ? roots[root] : undefined
    if (record === undefined || rootIn(roots, 'meeting', root.slice('meeting/'.length)) === undefined) continue
    for (const decision of decisionsIn(roots, record)) {
      const held = bySubject.get(decision.view.subject)
      if (held === undefined) bySubject.set(decision.view.subject, [decision])
      else held.push(decision)
    }
  }
  for (const held of bySubject.values()) held.sort((a, b) => (a.stamp < b.stamp ? -1 : 1))
  latest = { roots, bySubject }
  return bySubject
}

/** Whether meetings are kept here at all: a register from elsewhere without any says nothing about approvals (resources/decisions/conflicts.md). */
export function keepsDecisions(roots: Roots): boolean {
  return decisionsOf(roots).size > 0
}
