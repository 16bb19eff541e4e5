import type { Draft } from '../log/operation'
import type { Baseline } from '../model/monitoring'
import type { Plan } from '../model/plan'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Task } from '../model/task'
import { instant } from '../model/when'
import { baselineOf } from '../schedule/baseline'
import type { Schedule } from '../schedule/schedule'
import { create, edit, remove } from './edit'

/** Keeps a plan's dates as they stand, for comparison later. Refused for a plan without tasks. */
export function takeBaseline(plan: Plan, title: string, id: string, now: number, tasks: readonly Task[], schedule: Schedule): Result<Draft, Failure> {
  const called = title.trim() || 'Baseline'
  if (tasks.length === 0) return failed({ code: 'plan-empty', message: `“${plan.title || 'The deployment plan'}” has no task yet: there is nothing to keep.` })
  const fields = { of: plan.of, plan: plan.id, title: called, taken: instant(Math.floor(now / 1000) * 1000), ...baselineOf(tasks, schedule) }
  return ok({ ...create('baseline', id, fields, `Took the baseline “${called}” of “${plan.title || 'the deployment plan'}”`), command: 'take-baseline' })
}

export function renameBaseline(baseline: Baseline, title: string): Result<Draft, Failure> {
  const called = title.trim()
  if (called === '') return failed({ code: 'no-title', message: 'A baseline needs a name, so that it can be told from the others.' })
  return ok({ ...edit('baseline', baseline, { title: called }, `Renamed the baseline “${baseline.title}” to “${called}”`), command: 'rename-baseline' })
}

export const removeBaseline = (baseline: Baseline): Draft => remove('baseline', baseline, `Removed the baseline “${baseline.title}”`)
