export { ConflictCount } from './conflict-count'
export { ConflictStatus } from './conflict-status'
