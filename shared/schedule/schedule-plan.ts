import type { Link } from '../model/link'
import type { Plan } from '../model/plan'
import type { Constraint, Task } from '../model/task'
import { endsAt, startsAt } from '../model/when'
import type { ScheduleConstraint, ScheduleInput } from './input'
import { type Schedule, schedule } from './schedule'

/** Where a plan begins: its start, else the beginning of its window; undefined where neither is said. */
export const planStart = (plan: Pick<Plan, 'start' | 'windowStart'>, zone: string): number | undefined =>
  startsAt(plan.start, zone) ?? startsAt(plan.windowStart, zone)

/** The schedule of a plan's tasks. `fallback` is the start taken while the plan says none (epoch milliseconds). */
export function schedulePlan(plan: Plan, tasks: readonly Task[], links: readonly Link[], zone: string, fallback = 0): Schedule {
  return schedule(planInput(plan, tasks, links, zone, fallback))
}

export function planInput(plan: Plan, tasks: readonly Task[], links: readonly Link[], zone: string, fallback: number): ScheduleInput {
  return {
    start: planStart(plan, zone) ?? fallback,
    tasks: tasks.map((task) => ({
      id: task.id,
      parent: task.parent,
      duration: task.kind === 'milestone' ? 0 : task.duration,
      branch: task.branch,
      constraint: constraintOf(task.constraint, zone),
    })),
    links,
  }
}

const soon: ScheduleConstraint = { kind: 'as-soon-as-possible' }

/** A day as a bound means the day's beginning for "no earlier", its end for "no later" and "finish on". */
function constraintOf(constraint: Constraint, zone: string): ScheduleConstraint {
  if (!('at' in constraint)) return constraint.kind === 'as-late-as-possible' ? { kind: constraint.kind } : soon
  const { kind, at } = constraint
  const late = kind === 'start-no-later-than' || kind === 'finish-no-later-than' || kind === 'must-finish-on'
  const bound = late ? endsAt(at, zone) : startsAt(at, zone)
  return bound === undefined ? soon : { kind, at: bound }
}
