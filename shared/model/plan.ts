import * as z from 'zod'
import { belongs, flag, minutes, text } from './base'
import { When } from './when'

export const planStates = ['draft', 'approved', 'executing', 'paused', 'completed', 'backed-out', 'aborted'] as const

/** A deployment plan (runbook): tasks and links of a release that start at an instant inside a deployment window. */
export const Plan = z.object({
  ...belongs,
  title: text,
  state: z.enum(planStates).default('draft'),
  start: When.default(''),
  windowStart: When.default(''),
  windowEnd: When.default(''),
  zone: text,
  environment: text,
  /** The working calendar its tasks keep to; empty is round the clock. */
  calendar: text,
  /** Minutes needed after a back-out to check that the service is as it was. */
  backOutCheck: minutes(0),
  /** A rehearsal is a run of its own and never becomes the deployment. */
  rehearsal: flag,
})
export interface Plan extends z.infer<typeof Plan> {}
export type PlanState = Plan['state']

export const underApproval = ['start', 'windowStart', 'windowEnd', 'calendar', 'backOutCheck'] as const

/** The allowed moves (field.md 2.4, 3). Approved is locked; edits while executing are deviations. */
export const planMoves: Readonly<Record<PlanState, readonly PlanState[]>> = {
  draft: ['approved'],
  approved: ['draft', 'executing'],
  executing: ['paused', 'completed', 'backed-out', 'aborted'],
  paused: ['executing', 'backed-out', 'aborted'],
  completed: [],
  'backed-out': [],
  aborted: [],
}
export const isLocked = (plan: Plan): boolean => plan.state !== 'draft'
