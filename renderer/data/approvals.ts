import { keptApprovals } from '#shared/cab/kept-approvals'
import { sha256 } from './sha256'

/** What the approval of a subject (`change/x`, `release/x`) is worth; the same value as long as nothing has changed that it hangs on. */
export const approvalIn = keptApprovals(sha256)
