import type { Task } from '../model/task'
import { type History, similarRuns } from './history'
import { lognormalTable, pertTable, type QuantileTable } from './quantiles'

/** How long a task may take, in minutes, and where that was read. */
export type DurationModel =
  | { readonly kind: 'fixed'; readonly minutes: number }
  /** A person's three points. */
  | { readonly kind: 'three-point'; readonly low: number; readonly likely: number; readonly high: number }
  /** The planned minutes times what similar tasks took of theirs: lognormal, by the median of that share and the deviation of its logarithm. */
  | {
      readonly kind: 'history'
      readonly planned: number
      readonly median: number
      readonly spread: number
      /** How many runs it was calibrated from, and what they had in common with the task. */
      readonly runs: number
      readonly alike: 'title' | 'kind-and-role'
    }

/**
 * The model of each task: what a person estimated; else what similar tasks really took, where enough of them ran; else
 * the planned duration as it stands.
 */
export const durationModels = (tasks: readonly Task[], history: History): ReadonlyMap<string, DurationModel> =>
  new Map(tasks.map((task) => [task.id, durationModel(task, history)]))

export function durationModel(task: Task, history: History): DurationModel {
  const minutes = task.kind === 'milestone' || task.kind === 'summary' ? 0 : task.duration
  if (minutes === 0 && task.estimate === '') return { kind: 'fixed', minutes }
  if (task.kind === 'milestone' || task.kind === 'summary') return { kind: 'fixed', minutes: 0 }
  if (task.estimate !== '') {
    const low = Math.min(task.estimate.low, minutes)
    const high = Math.max(task.estimate.high, minutes)
    return low === high ? { kind: 'fixed', minutes } : { kind: 'three-point', low, likely: minutes, high }
  }
  const similar = similarRuns(task, history)
  return similar === undefined ? { kind: 'fixed', minutes } : { kind: 'history', planned: minutes, ...similar }
}

const second = 60

/** Tables of models that were asked for before: while a bar is dragged a plan's are asked for many times a second, and all but one are the same. */
const made = new Map<string, QuantileTable>()
/** Four megabytes. */
const mostMade = 1000

/** The table of a model, or undefined where it is fixed. Nobody writes into it: the next who asks gets the same. */
export function tableOf(model: DurationModel): QuantileTable | undefined {
  if (model.kind === 'fixed') return undefined
  const points = model.kind === 'three-point' ? [model.low, model.likely, model.high] : [model.planned * model.median, model.spread]
  const key = points.join(' ')
  const known = made.get(key)
  if (known !== undefined) return known
  const table =
    model.kind === 'three-point'
      ? pertTable(model.low * second, model.likely * second, model.high * second)
      : lognormalTable(model.planned * model.median * second, model.spread)
  if (made.size === mostMade) made.clear()
  made.set(key, table)
  return table
}
