import * as z from 'zod'
import { belongs, minutes, order, text } from './base'
import { Instant, When } from './when'

export const taskKinds = ['manual', 'automated', 'communication', 'checkpoint', 'milestone', 'summary'] as const

/** What moves together is one field, so that a merge never mixes two people's halves. Startable and blocked are derived. */
export const Progress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('planned') }),
  z.object({ state: z.literal('in-progress'), since: Instant }),
  z.object({ state: z.literal('done'), since: Instant, at: Instant }),
  z.object({ state: z.literal('failed'), since: Instant, at: Instant, reason: z.string().min(1) }),
  z.object({ state: z.literal('skipped'), at: Instant, reason: z.string().min(1) }),
  z.object({ state: z.literal('not-applicable'), at: Instant, reason: z.string().min(1) }),
])
export type Progress = z.infer<typeof Progress>

/** When a task may start or finish; `on` is a must. */
export const Constraint = z.union([
  z.object({ kind: z.enum(['as-soon-as-possible', 'as-late-as-possible']) }),
  z.object({
    kind: z.enum(['start-no-earlier-than', 'start-no-later-than', 'finish-no-earlier-than', 'finish-no-later-than', 'must-start-on', 'must-finish-on']),
    at: When,
  }),
])
export type Constraint = z.infer<typeof Constraint>

/** Two more points beside the likely duration, in minutes: the shortest and the longest that a person expects. Empty is not said. */
export const Estimate = z.union([z.literal(''), z.object({ low: z.number().int().min(0).max(5_256_000), high: z.number().int().min(0).max(5_256_000) })])
export type Estimate = z.infer<typeof Estimate>

/** A step of a deployment plan. Durations are minutes; a parent with children is their summary. */
export const Task = z.object({
  ...belongs,
  plan: text,
  parent: text,
  code: text,
  title: text,
  kind: z.enum(taskKinds).default('manual'),
  duration: minutes(15),
  estimate: Estimate.default(''),
  /** The working calendar; empty is the one of the summary above, at the top that of the plan. */
  calendar: text,
  constraint: Constraint.default({ kind: 'as-soon-as-possible' }),
  who: text,
  role: text,
  environment: text,
  instructions: text,
  expectedResult: text,
  backOut: text,
  /** Minutes to undo this step; 0 is nothing to undo. */
  backOutDuration: minutes(0),
  /** Whether the step belongs to the back-out and runs only if that is decided. */
  branch: z.enum(['main', 'back-out']).default('main'),
  progress: Progress.default({ state: 'planned' }),
  order,
})
export interface Task extends z.infer<typeof Task> {}
export type TaskState = Progress['state']

export const underApproval = [
  'title',
  'order',
  'parent',
  'kind',
  'duration',
  'calendar',
  'constraint',
  'environment',
  'role',
  'backOut',
  'backOutDuration',
  'branch',
  'expectedResult',
] as const

/** The allowed moves (field.md 2.4, 4). */
export const taskMoves: Readonly<Record<TaskState, readonly TaskState[]>> = {
  planned: ['in-progress', 'skipped', 'not-applicable'],
  'in-progress': ['done', 'failed'],
  failed: ['in-progress', 'skipped'],
  skipped: ['in-progress'],
  done: [],
  'not-applicable': ['planned'],
}
export const canMoveTask = (from: TaskState, to: TaskState): boolean => taskMoves[from].includes(to)
