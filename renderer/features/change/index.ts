export { ChangeRoom } from './change-room'
