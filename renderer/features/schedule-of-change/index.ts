export { exportSchedule } from './export-schedule'
