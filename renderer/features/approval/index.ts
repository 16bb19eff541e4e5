export { ApprovalSection } from './approval-section'
export { Covered } from './covered'
export { StaleChip } from './stale-chip'
