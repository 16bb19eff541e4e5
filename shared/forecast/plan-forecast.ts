import type { Plan } from '../model/plan'
import type { Task } from '../model/task'
import { endsAt } from '../model/when'
import type { ScheduleInput } from '../schedule/input'
import type { StepTimes } from '../schedule/point-of-no-return'
import type { Schedule } from '../schedule/schedule'
import { type DurationModel, durationModels } from './duration-model'
import { type ForecastInput, forecast, type SoFar } from './forecast'
import type { History } from './history'
import { hashOf } from './random'

/** What a plan's forecast is made of. The seed is the plan's own, so that everybody who opens it reads the same figures. */
export function planForecast(
  plan: Plan,
  tasks: readonly Task[],
  schedule: ScheduleInput,
  models: ReadonlyMap<string, DurationModel>,
  zone: string,
  now?: number,
): ForecastInput {
  return { plan: plan.id, schedule, models, windowEnd: endsAt(plan.windowEnd, zone), seed: hashOf(plan.id), soFar: soFarOf(plan, tasks, now) }
}

/** The models of a plan's tasks, or undefined where none of its durations is uncertain or it has come to its end: then there is nothing to forecast. */
export function uncertainModels(plan: Plan, tasks: readonly Task[], history: History): ReadonlyMap<string, DurationModel> | undefined {
  if (plan.state === 'completed' || plan.state === 'backed-out' || plan.state === 'aborted') return undefined
  const models = durationModels(tasks, history)
  return [...models.values()].some(({ kind }) => kind !== 'fixed') ? models : undefined
}

/** What a plan that runs has done; undefined while it does not run. What was left out took no time when that was decided. */
export function soFarOf(plan: Plan, tasks: readonly Task[], now: number | undefined): SoFar | undefined {
  if (now === undefined || (plan.state !== 'executing' && plan.state !== 'paused')) return undefined
  const begun = new Map<string, { readonly start: number; readonly finish?: number }>()
  for (const { id, progress } of tasks) {
    if (progress.state === 'planned') continue
    if (progress.state === 'in-progress') begun.set(id, { start: Date.parse(progress.since) })
    else begun.set(id, { start: Date.parse('since' in progress ? progress.since : progress.at), finish: Date.parse(progress.at) })
  }
  return { now, begun }
}

/** When each task runs: as planned, and while the plan runs as it has gone and would go on with its planned durations. */
export function timesAsItGoes(
  plan: Plan,
  tasks: readonly Task[],
  input: ScheduleInput,
  schedule: Schedule,
  now?: number,
): (task: string) => StepTimes | undefined {
  const soFar = soFarOf(plan, tasks, now)
  if (soFar === undefined) return schedule.times
  const going = forecast({ plan: plan.id, schedule: input, models: new Map(), windowEnd: undefined, seed: 0, soFar }, 1).outcome.tasks
  return (task) => {
    const planned = schedule.times(task)
    const live = going.get(task)
    if (planned === undefined || live === undefined) return planned
    return { start: planned.summary ? planned.start : live.start80, finish: live.finish80, summary: planned.summary, backOut: planned.backOut }
  }
}
