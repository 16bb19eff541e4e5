export { RisksRoom } from './risks-room'
