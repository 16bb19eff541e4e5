export { ScheduleRoom } from './schedule-room'
