export { ApprovalSection } from './approval-section'
export { ChangedSince } from './changed-since'
export { Covered } from './covered'
export { StaleChip } from './stale-chip'
