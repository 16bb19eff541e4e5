import * as z from 'zod'
import { Workspace } from '../model/workspace'
import { CalendarBody } from './calendar-body'
import { PrintedConflict } from './printed-conflict'
import { RisksBody } from './risks-body'

/** What a section of a report consists of; all words are ready to print, and texts that somebody typed are shown as they are. */
const Block = z.discriminatedUnion('block', [
  /** Names and values; what has no value is left out. */
  z.object({ block: z.literal('facts'), rows: z.array(z.tuple([z.string(), z.string()])), inPairs: z.boolean() }),
  /** A text under its head; '' stands without one. */
  z.object({ block: z.literal('text'), head: z.string(), text: z.string(), quiet: z.boolean().optional() }),
  z.object({ block: z.literal('list'), head: z.string(), items: z.array(z.string()) }),
  /** The first column names the row; `tight` keeps it on one line, for numbers. */
  z.object({ block: z.literal('table'), heads: z.array(z.string()), rows: z.array(z.array(z.string())), tight: z.boolean().optional() }),
  z.object({ block: z.literal('conflicts'), head: z.string(), conflicts: z.array(PrintedConflict), none: z.string() }),
  /** Risk matrices side by side; each entry stands by its number where likelihood and impact put it. */
  z.object({
    block: z.literal('matrices'),
    workspace: Workspace,
    noun: z.string(),
    matrices: z.array(
      z.object({ title: z.string(), entries: z.array(z.object({ number: z.string(), likelihood: z.number().int(), impact: z.number().int() })) }),
    ),
  }),
])
export type ReportBlock = z.infer<typeof Block>

const Section = z.object({
  title: z.string(),
  /** Whether it begins on a new page. */
  page: z.boolean(),
  /** Whether its pages lie. */
  wide: z.boolean().optional(),
  blocks: z.array(Block),
})
export type ReportSection = z.infer<typeof Section>

/** A document of sections, such as an agenda or the minutes of a meeting, with what the house prints elsewhere at its end. */
export const ReportBody = z.object({
  kind: z.literal('report'),
  title: z.string(),
  /** Under the title, before the contents. */
  lead: z.array(Block),
  sections: z.array(Section),
  months: z.array(CalendarBody),
  risks: RisksBody.optional(),
})
export type ReportBody = z.infer<typeof ReportBody>
