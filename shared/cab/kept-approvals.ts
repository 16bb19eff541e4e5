import type { RootRecord, Roots } from '../log/apply'
import type { Sha256 } from '../log/canonical'
import { type Approval, approvalOf } from './approval'
import { scopeOf } from './content'
import { decisionsOf } from './decisions'

interface Kept {
  readonly from: readonly (RootRecord | undefined)[]
  readonly approval: Approval
}

/** `approvalOf` that derives anew only what hangs on a record that has changed: lists ask for thousands after every edit. */
export function keptApprovals(sha256: Sha256): (roots: Roots, subject: string) => Approval {
  const known = new Map<string, Kept>()
  return (roots, subject) => {
    const from = recordsBehind(roots, subject)
    const held = known.get(subject)
    if (held !== undefined && held.from.length === from.length && held.from.every((record, at) => record === from[at])) return held.approval
    const approval = approvalOf(roots, subject, sha256)
    known.set(subject, { from, approval })
    return approval
  }
}

const nothing: readonly never[] = []

function recordsBehind(roots: Roots, subject: string): Kept['from'] {
  const decisions = decisionsOf(roots).get(subject)
  if (decisions === undefined) return nothing
  const meetings = [...new Set(decisions.map(({ view }) => view.of))]
  return ['workspace/this', subject, ...scopeOf(roots, subject), ...meetings].map((root) => roots[root])
}
