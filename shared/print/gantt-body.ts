import * as z from 'zod'
import { Gate } from '../model/gate'
import { Milestone } from '../model/milestone'
import { Phase } from '../model/phase'
import { Release } from '../model/release'
import { Freeze } from '../model/time-band'
import { PrintedPlan } from './plan-body'

const Portfolio = z.object({
  of: z.literal('portfolio'),
  rows: z.array(
    z.object({
      release: Release,
      /** What stands behind its name: an approval that no longer counts. */
      note: z.string().default(''),
      phases: z.array(Phase),
      gates: z.array(Gate),
      milestones: z.array(Milestone),
      services: z.array(z.string()),
      environment: z.string().optional(),
    }),
  ),
  grouping: z.enum(['none', 'team', 'service', 'owner', 'environment']),
  /** Rows that are folded, by id. */
  folded: z.array(z.string()),
})

const Deployment = z.object({ of: z.literal('plan'), deployment: PrintedPlan })

/** A Gantt over a stretch of time, on as many pages as it takes. */
export const GanttBody = z.object({
  kind: z.literal('gantt'),
  zone: z.string(),
  title: z.string(),
  /** What the approval of the release is worth, as a sentence; nothing for a portfolio. */
  approval: z.string().default(''),
  filter: z.string(),
  source: z.discriminatedUnion('of', [Portfolio, Deployment]),
  freezes: z.array(Freeze),
  /** The stretch printed, epoch milliseconds. */
  from: z.number(),
  to: z.number(),
  /** How many pages wide. */
  across: z.number().int().min(1).max(40),
  /** The bars alone: names beside them, no column of names, no legend, no lists after it. */
  chartOnly: z.boolean().default(false),
})
export interface GanttBody extends z.infer<typeof GanttBody> {}
