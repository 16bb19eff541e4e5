export type { GanttChoice } from './build-others'
export { planDocument } from './build-plan'
export { GanttPrint } from './gantt-print'
export { printCalendar, printGantt, printPlan, printRisks, printSamplePlan } from './print-commands'
