import * as z from 'zod'
import { CalendarBody } from './calendar-body'
import { GanttBody } from './gantt-body'
import { PrintedHeading, PrintHead } from './head'
import { PlanBody } from './plan-body'
import { ReportBody } from './report-body'
import { RisksBody } from './risks-body'

/**
 * A document as the app window makes it and the printing window renders it. Main adds the rest: `headings` of the pass
 * before, and in the last pass `frames`, one a page, which alone are rendered then.
 */
export const PrintDocument = z.object({
  head: PrintHead,
  body: z.discriminatedUnion('kind', [PlanBody, CalendarBody, GanttBody, RisksBody, ReportBody]),
  headings: z.array(PrintedHeading).default([]),
  frames: z.array(z.enum(['tall', 'wide'])).default([]),
})
export interface PrintDocument extends z.infer<typeof PrintDocument> {}
/** The same without what main adds. */
export type NewDocument = Omit<PrintDocument, 'headings' | 'frames'>
