export { planDocument } from './build-plan'
export { GanttPrint } from './gantt-print'
export { printCalendar, printPlan, printRisks, printSamplePlan } from './print-commands'
