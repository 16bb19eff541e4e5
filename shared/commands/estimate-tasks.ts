import type { Draft } from '../log/operation'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Task } from '../model/task'
import { combine, edit } from './edit'

/** Shares of the planned duration, in percent: the shortest at most 100, the longest at least 100. */
export interface EstimateShares {
  readonly low: number
  readonly high: number
}

/** The steps that an estimate is asked for: those with a duration of their own that have none yet. */
export const withoutEstimate = (tasks: readonly Task[], isSummary: (task: string) => boolean): readonly Task[] =>
  tasks.filter(({ id, kind, duration, estimate }) => estimate === '' && duration > 0 && kind !== 'milestone' && kind !== 'summary' && !isSummary(id))

/** Gives tasks without an estimate one by the same shares of their durations, whole minutes, as one command. */
export function estimateTasks(tasks: readonly Task[], { low, high }: EstimateShares): Result<Draft, Failure> {
  if (!(low >= 0 && low <= 100)) return failed({ code: 'low-share', message: 'The shortest lies between 0 % and 100 % of the planned duration.', place: 'low' })
  if (!(high >= 100 && high <= 1000))
    return failed({ code: 'high-share', message: 'The longest lies between 100 % and 1,000 % of the planned duration.', place: 'high' })
  if (tasks.length === 0) return failed({ code: 'all-estimated', message: 'Every step has an estimate already.' })
  const drafts = tasks.map((task) =>
    edit('task', task, { estimate: { low: Math.floor((task.duration * low) / 100), high: Math.ceil((task.duration * high) / 100) } }),
  )
  const steps = tasks.length === 1 ? '1 step' : `${tasks.length} steps`
  return ok(combine('estimate-tasks', `Estimated ${steps} at ${low} % to ${high} % of their durations`, drafts))
}
