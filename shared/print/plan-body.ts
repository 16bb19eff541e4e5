import * as z from 'zod'
import { Change } from '../model/change'
import { Stakeholder } from '../model/communication'
import { Criterion } from '../model/criterion'
import { Attachment, Note } from '../model/document'
import { Gate } from '../model/gate'
import { Link } from '../model/link'
import { Milestone } from '../model/milestone'
import { Baseline } from '../model/monitoring'
import { Phase } from '../model/phase'
import { Plan } from '../model/plan'
import { Release } from '../model/release'
import { Risk } from '../model/risk'
import { RiskAction } from '../model/risk-action'
import { WorkItem } from '../model/scope'
import { Task } from '../model/task'
import { Freeze, WorkingCalendar } from '../model/time-band'
import { Workspace } from '../model/workspace'
import { PrintedConflict } from './printed-conflict'

/** How long a task may take, as the forecast of the screen took it (shared/forecast/duration-model.ts): the page has no history of its own. */
const PrintedDuration = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), minutes: z.number() }),
  z.object({ kind: z.literal('three-point'), low: z.number(), likely: z.number(), high: z.number() }),
  z.object({
    kind: z.literal('history'),
    planned: z.number(),
    median: z.number(),
    spread: z.number(),
    runs: z.number().int(),
    alike: z.enum(['title', 'kind-and-role']),
  }),
])

/** A deployment plan as it is printed; the page computes its times by the same rules as the screen. */
export const PrintedPlan = z.object({
  plan: Plan,
  tasks: z.array(Task),
  links: z.array(Link),
  /** The latest first. */
  baselines: z.array(Baseline).default([]),
  calendars: z.array(WorkingCalendar).default([]),
  /** By task; left out where nothing is uncertain. */
  durations: z.record(z.string(), PrintedDuration).optional(),
  /** Where the plan starts while it says nothing itself: epoch milliseconds. */
  fallback: z.number(),
})
export interface PrintedPlan extends z.infer<typeof PrintedPlan> {}

/** What of the journal a plan shows: the newest entries about its release. */
const History = z.object({
  rows: z.array(z.object({ at: z.string(), who: z.string(), summary: z.string() })),
  inAll: z.number().int(),
})

/** Everything that the printed plan of a release shows. */
export const PlanBody = z.object({
  kind: z.literal('plan'),
  zone: z.string(),
  workspace: Workspace,
  release: Release,
  /** The sentence about its approval, in full. */
  approval: z.string(),
  hash: z.string(),
  services: z.array(z.string()),
  needs: z.array(z.object({ name: z.string(), target: z.string() })),
  changes: z.array(z.object({ change: Change, affects: z.array(z.string()) })),
  workItems: z.array(WorkItem),
  phases: z.array(Phase),
  gates: z.array(Gate),
  criteria: z.array(Criterion),
  deployment: PrintedPlan.optional(),
  freezes: z.array(Freeze),
  conflicts: z.array(PrintedConflict).default([]),
  risks: z.array(Risk),
  actions: z.array(RiskAction),
  milestones: z.array(Milestone),
  stakeholders: z.array(Stakeholder),
  attachments: z.array(Attachment),
  notes: z.array(Note),
  history: History,
})
export interface PlanBody extends z.infer<typeof PlanBody> {}
