import { inTreeOrder } from '#shared/commands/task-tree'
import type { DurationModel } from '#shared/forecast/duration-model'
import { type ForecastVerdict, forecast } from '#shared/forecast/forecast'
import { planForecast, timesAsItGoes } from '#shared/forecast/plan-forecast'
import type { Task } from '#shared/model/task'
import type { PrintedPlan } from '#shared/print/plan-body'
import type { ScheduleInput } from '#shared/schedule/input'
import { type PointVerdict, pointOfNoReturn } from '#shared/schedule/point-of-no-return'
import { type Schedule, schedule } from '#shared/schedule/schedule'
import { planInput } from '#shared/schedule/schedule-plan'

/** A plan with its tasks in the order of the grid and their computed times: the same rules as the screen's. */
export interface ScheduledPlan {
  readonly tasks: readonly Task[]
  readonly input: ScheduleInput
  readonly schedule: Schedule
}

export function scheduledPlan({ plan, tasks, links, fallback, calendars }: PrintedPlan, zone: string): ScheduledPlan {
  const ordered = inTreeOrder(tasks)
  const input = planInput(plan, ordered, links, zone, fallback, { calendars })
  return { tasks: ordered, input, schedule: schedule(input) }
}

/** What is derived from a printed plan, by the same rules and with the same seed as on the screen. */
export interface PrintedPlanning {
  readonly models: ReadonlyMap<string, DurationModel>
  readonly forecast: ForecastVerdict | undefined
  readonly point: PointVerdict
}

/** Whether a plan has a forecast or a point of no return to print. */
export function tellsPlanning(deployment: PrintedPlan, zone: string, at: number): boolean {
  const { forecast, point } = printedPlanning(deployment, zone, at)
  return forecast !== undefined || point.outcome.kind === 'point'
}

const known = new WeakMap<PrintedPlan, PrintedPlanning>()

/** `at` is when it is printed, which counts where the plan runs just then. Worked out once for all places of a document. */
export function printedPlanning(deployment: PrintedPlan, zone: string, at: number): PrintedPlanning {
  const held = known.get(deployment)
  if (held !== undefined) return held
  const { plan, durations } = deployment
  const { tasks, input, schedule } = scheduledPlan(deployment, zone)
  const models = new Map<string, DurationModel>(Object.entries(durations ?? {}))
  const made = {
    models,
    forecast: durations === undefined ? undefined : forecast(planForecast(plan, tasks, input, models, zone, at)),
    point: pointOfNoReturn(plan, tasks, timesAsItGoes(plan, tasks, input, schedule, at), zone),
  }
  known.set(deployment, made)
  return made
}
