export { CabRoom } from './cab-room'
export { countToDecide } from './to-decide'
