import type { Baseline } from '../model/monitoring'
import type { Task } from '../model/task'
import type { Schedule } from './schedule'

/** How a task has moved against a baseline, in minutes: later and longer are above zero. */
export type Variance =
  | { readonly kind: 'both'; readonly task: string; readonly start: number; readonly finish: number; readonly duration: number }
  /** Added since. */
  | { readonly kind: 'new'; readonly task: string }
  /** Removed since; the title is the one it had then. */
  | { readonly kind: 'gone'; readonly task: string; readonly title: string }

export interface BaselineComparison {
  readonly tasks: readonly Variance[]
  /** How much later the plan ends, in minutes, its back-out left out of both; undefined where one of them has no task. */
  readonly end: number | undefined
  readonly moved: number
  readonly added: number
  readonly gone: number
}

const minute = 60_000

/** What a baseline keeps of a plan: the span of each task, stages too, and what the task was called. */
export function baselineOf(tasks: readonly Task[], schedule: Schedule): Pick<Baseline, 'spans' | 'titles'> {
  const spans: Record<string, { start: number; end: number }> = {}
  const titles: Record<string, string> = {}
  for (const { id, code, title } of tasks) {
    const times = schedule.times(id)
    if (times === undefined) continue
    spans[id] = { start: times.start, end: times.finish }
    titles[id] = `${code} ${title}`.trim()
  }
  return { spans, titles }
}

/** A plan as it stands beside a baseline of it, tasks in their order and those that are gone behind them. */
export function compareBaseline({ spans, titles }: Pick<Baseline, 'spans' | 'titles'>, tasks: readonly Task[], schedule: Schedule): BaselineComparison {
  const known = new Set(tasks.map(({ id }) => id))
  const now = tasks.flatMap(({ id }): Variance[] => {
    const kept = spans[id]
    const times = schedule.times(id)
    if (times === undefined) return []
    // A stage is no more than its tasks: of an older baseline, which kept none, it is not new.
    if (kept === undefined) return times.summary ? [] : [{ kind: 'new', task: id }]
    const start = (times.start - kept.start) / minute
    const finish = (times.finish - kept.end) / minute
    return [{ kind: 'both', task: id, start, finish, duration: finish - start }]
  })
  const gone = Object.keys(spans)
    .filter((id) => !known.has(id))
    .sort((a, b) => (spans[a]?.start ?? 0) - (spans[b]?.start ?? 0) || (a < b ? -1 : 1))
    .map((id): Variance => ({ kind: 'gone', task: id, title: titles[id] ?? '' }))
  const main = Object.entries(spans).flatMap(([id, { end }]) => (schedule.times(id)?.backOut === true ? [] : [end]))
  return {
    tasks: [...now, ...gone],
    end:
      main.length === 0 || now.length === 0
        ? undefined
        : (schedule.end - main.reduce((latest, end) => Math.max(latest, end), Number.NEGATIVE_INFINITY)) / minute,
    moved: now.filter((one) => one.kind === 'both' && (one.start !== 0 || one.finish !== 0) && schedule.times(one.task)?.summary === false).length,
    added: now.filter(({ kind }) => kind === 'new').length,
    gone: gone.length,
  }
}
