export { exportSchedule } from './export-schedule'
export { printSchedule } from './print-schedule'
