import { approvalIn } from '#data/approvals'
import { rootRecords, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import type { Approval } from '#shared/cab/approval'
import { decisionsOf } from '#shared/cab/decisions'
import type { Roots } from '#shared/log/apply'
import { isDoubtful } from './approval-words'

/** Approvals that no longer count, by what they are of. */
export type Doubtful = ReadonlyMap<string, Approval>

let latest: { readonly roots: Roots; readonly found: Doubtful } | undefined

/**
 * Every approval that no longer counts, of what is not over yet: only what was ever decided is looked at, and of that only
 * what has changed. The same map as long as the same ones are in it.
 */
export function doubtfulIn(roots: Roots): Doubtful {
  if (latest?.roots === roots) return latest.found
  const found = new Map<string, Approval>()
  for (const subject of decisionsOf(roots).keys()) {
    const approval = approvalIn(roots, subject)
    if (isDoubtful(approval) && !isOver(roots, subject)) found.set(subject, approval)
  }
  const before = latest?.found
  const isSame = before !== undefined && before.size === found.size && [...found].every(([subject, approval]) => before.get(subject) === approval)
  latest = { roots, found: isSame ? before : found }
  return latest.found
}

export const useDoubtful = (): Doubtful => useAppSelector((state) => doubtfulIn(rootRecords(state)))

const over: ReadonlySet<string> = new Set(['review', 'closed', 'cancelled'])

/** What is done or given up asks for no approval any more. */
function isOver(roots: Roots, subject: string): boolean {
  const record = roots[subject]
  const [root] = subject.startsWith('change/') ? viewsOf(record, 'change') : viewsOf(record, 'release')
  return root === undefined || over.has(root.state)
}
