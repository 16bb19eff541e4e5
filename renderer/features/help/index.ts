export { HelpRoom } from './help-room'
