export { ConflictCount } from './conflict-count'
