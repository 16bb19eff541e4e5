export { planDocument } from './build-plan'
export { GanttPrint } from './gantt-print'
export { headOf } from './head'
export { printCalendar, printPlan, printReport, printRisks, printSamplePlan } from './print-commands'
