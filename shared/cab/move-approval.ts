import type { Roots } from '../log/apply'
import type { Sha256 } from '../log/canonical'
import { type MoveApproval, notAsked } from '../model/approval'
import { approvalOf } from './approval'
import { keepsDecisions } from './decisions'
import { rootIn } from './views-in'

/**
 * The approval of a subject as the guards of its moves ask for it. Changes are asked for one where meetings are kept, releases
 * where a board decides: a register from elsewhere says nothing about approvals (resources/decisions/conflicts.md).
 */
export function moveApproval(roots: Roots, subject: string, sha256: Sha256): MoveApproval {
  const asks = subject.startsWith('release/') ? keepsDecisions(roots) : keepsMeetings(roots)
  if (!asks) return notAsked
  const { state, openConditions } = approvalOf(roots, subject, sha256)
  return { state, openConditions: openConditions.length }
}

function keepsMeetings(roots: Roots): boolean {
  for (const root in roots) if (root.startsWith('meeting/') && rootIn(roots, 'meeting', root.slice('meeting/'.length)) !== undefined) return true
  return false
}
