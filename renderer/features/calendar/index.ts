export { CalendarRoom } from './calendar-room'
