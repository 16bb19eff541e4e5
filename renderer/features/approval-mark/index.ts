export { StaleBecause } from './stale-because'
export { useDoubts } from './use-doubts'
