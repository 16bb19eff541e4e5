import type { Roots } from '../log/apply'
import type { Approval } from './approval'
import { scopeOf } from './content'
import { decisionsOf } from './decisions'

/** An approval and what it is of. */
export interface Covering {
  readonly subject: string
  readonly approval: Approval
}

/** The approvals that cover what a change or release says: its own, and those of releases that carry the change. */
export function coveringApprovals(roots: Roots, subject: string, approvalIn: (roots: Roots, subject: string) => Approval): readonly Covering[] {
  const releases = subject.startsWith('change/')
    ? [...decisionsOf(roots).keys()].filter((decided) => decided.startsWith('release/') && scopeOf(roots, decided).includes(subject))
    : []
  return [subject, ...releases].map((each) => ({ subject: each, approval: approvalIn(roots, each) }))
}
