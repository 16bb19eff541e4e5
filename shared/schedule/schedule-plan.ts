import { isZone } from '../exchange/table/local-time'
import type { Link } from '../model/link'
import type { Plan } from '../model/plan'
import type { Constraint, Task } from '../model/task'
import type { WorkingCalendar } from '../model/time-band'
import { endsAt, startsAt } from '../model/when'
import type { ScheduleConstraint, ScheduleInput, ScheduleTask } from './input'
import { reschedule } from './reschedule'
import { type Schedule, schedule } from './schedule'
import type { ScheduleCalendar } from './working-time'

/** Where a plan begins: its start, else the beginning of its window; undefined where neither is said. */
export const planStart = (plan: Pick<Plan, 'start' | 'windowStart'>, zone: string): number | undefined =>
  startsAt(plan.start, zone) ?? startsAt(plan.windowStart, zone)

/** What else a plan's schedule may need. */
export interface PlanSurroundings {
  /** Those that the plan and its tasks may name. */
  readonly calendars?: readonly WorkingCalendar[] | undefined
  /** The plan's schedule a moment ago: what has not changed since is taken over. */
  readonly before?: Schedule | undefined
}

/** The schedule of a plan's tasks. `fallback` is the start taken while the plan says none (epoch milliseconds). */
export function schedulePlan(
  plan: Plan,
  tasks: readonly Task[],
  links: readonly Link[],
  zone: string,
  fallback = 0,
  surroundings: PlanSurroundings = {},
): Schedule {
  const input = planInput(plan, tasks, links, zone, fallback, surroundings)
  return surroundings.before === undefined ? schedule(input) : reschedule(surroundings.before, input)
}

export function planInput(
  plan: Plan,
  tasks: readonly Task[],
  links: readonly Link[],
  zone: string,
  fallback: number,
  { calendars = [] }: PlanSurroundings = {},
): ScheduleInput {
  return {
    start: planStart(plan, zone) ?? fallback,
    tasks: tasks.map((task) => scheduleTask(task, zone)),
    links,
    ...(plan.calendar === '' ? {} : { calendar: plan.calendar }),
    calendars: calendars.map((calendar) => scheduleCalendar(calendar, zone)),
  }
}

const tasksMade = new WeakMap<Task, { readonly zone: string; readonly made: ScheduleTask }>()

/** The same for the same view, so that what has not changed is known by identity. */
function scheduleTask(task: Task, zone: string): ScheduleTask {
  const held = tasksMade.get(task)
  if (held?.zone === zone) return held.made
  const made: ScheduleTask = {
    id: task.id,
    parent: task.parent,
    duration: task.kind === 'milestone' ? 0 : task.duration,
    branch: task.branch,
    constraint: constraintOf(task.constraint, zone),
    ...(task.calendar === '' ? {} : { calendar: task.calendar }),
  }
  tasksMade.set(task, { zone, made })
  return made
}

const calendarsMade = new WeakMap<WorkingCalendar, { readonly zone: string; readonly made: ScheduleCalendar }>()

/** A calendar keeps the clock of its own zone, else the plan's. */
export function scheduleCalendar(calendar: WorkingCalendar, zone: string): ScheduleCalendar {
  const held = calendarsMade.get(calendar)
  if (held?.zone === zone) return held.made
  const made = { id: calendar.id, zone: isZone(calendar.zone) ? calendar.zone : zone, week: calendar.week, days: calendar.days }
  calendarsMade.set(calendar, { zone, made })
  return made
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
