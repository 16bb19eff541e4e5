import * as z from 'zod'
import { calendarKinds } from '../calendar/dated'
import { PrintedConflict } from './printed-conflict'

/** Something dated that touches the month, as the calendar on screen has it; `from` and `to` are epoch milliseconds, `to` exclusive. */
export const PrintedItem = z.object({
  key: z.string(),
  kind: z.enum(calendarKinds),
  /** `soft` or `hard` for a freeze, else what the entity says. */
  type: z.string(),
  title: z.string(),
  /** What stands behind the title: an approval that no longer counts. */
  note: z.string().default(''),
  from: z.number(),
  to: z.number(),
  wholeDays: z.boolean(),
})
export interface PrintedItem extends z.infer<typeof PrintedItem> {}

/** A calendar month in whole weeks. */
export const CalendarBody = z.object({
  kind: z.literal('calendar'),
  zone: z.string(),
  /** `2026-12` */
  month: z.string().regex(/^\d{4}-\d{2}$/),
  /** 0 is Sunday. */
  firstDayOfWeek: z.number().int().min(0).max(6),
  filter: z.string(),
  items: z.array(PrintedItem),
  /** Those of its weeks that ask for a decision. */
  conflicts: z.array(PrintedConflict).default([]),
})
export interface CalendarBody extends z.infer<typeof CalendarBody> {}
