export type { GanttChoice } from './build-others'
export { planDocument } from './build-plan'
export { printCalendar, printGantt, printPlan, printRisks, printSamplePlan } from './print-commands'
