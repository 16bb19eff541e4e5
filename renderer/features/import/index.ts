export { ImportRoom } from './import-room'
