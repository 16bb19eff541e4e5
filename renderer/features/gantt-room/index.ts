export { GanttRoom } from './gantt-room'
