import { inTreeOrder } from '#shared/commands/task-tree'
import type { Task } from '#shared/model/task'
import type { PrintedPlan } from '#shared/print/plan-body'
import type { Schedule } from '#shared/schedule/schedule'
import { schedulePlan } from '#shared/schedule/schedule-plan'

/** A plan with its tasks in the order of the grid and their computed times: the same rules as the screen's. */
export interface ScheduledPlan {
  readonly tasks: readonly Task[]
  readonly schedule: Schedule
}

export function scheduledPlan({ plan, tasks, links, fallback }: PrintedPlan, zone: string): ScheduledPlan {
  const ordered = inTreeOrder(tasks)
  return { tasks: ordered, schedule: schedulePlan(plan, ordered, links, zone, fallback) }
}
