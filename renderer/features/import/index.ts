export { importDropped } from './dropped-file'
export { ImportRoom } from './import-room'
