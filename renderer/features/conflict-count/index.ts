export { ConflictCount } from './conflict-count'
export { ConflictStatus } from './conflict-status'
export { useReleaseConflicts } from './use-release-conflicts'
