import type { Plan } from '../model/plan'
import type { Task } from '../model/task'
import { type Fact, fact, type Verdict } from '../model/verdict'
import { endsAt } from '../model/when'
import type { TaskTimes } from './schedule'

/** When a task runs, planned or as it really goes; epoch milliseconds. */
export type StepTimes = Pick<TaskTimes, 'start' | 'finish' | 'summary' | 'backOut'>

/** A part of the plan that is backed out as a whole: a stage of the plan, a checkpoint's way, or a single task. */
export interface BackOutStage {
  readonly task: string
  /** When it has come to its end. */
  readonly finish: number
  /** Minutes to undo all that has begun by then, and the steps they are summed from, the last first. */
  readonly undoMinutes: number
  readonly undo: readonly string[]
  /** The latest moment at which its back-out can begin and still be checked inside the window. */
  readonly latest: number
  /** Minutes from its end to that moment; below zero it can't be backed out in time once it has come to its end. */
  readonly spareMinutes: number
}

export interface PointOfNoReturn {
  readonly windowEnd: number
  readonly checkMinutes: number
  /** How long the plan's own back-out tasks take from their first start to their last end, and which they are. */
  readonly branchMinutes: number
  readonly branch: readonly string[]
  /** The latest moment at which all that has begun can still be undone and checked by the window's end. */
  readonly at: number
  /** Where a back-out decided before `at` must have begun: later than `at` where the step that passes it needs undoing itself. */
  readonly latestBackOut: number
  /** The step whose start passes the point, and all that start after it; undefined where nothing of the plan does. */
  readonly passedBy: string | undefined
  readonly after: readonly string[]
  readonly stages: readonly BackOutStage[]
}

export type PointVerdict = Verdict<
  ({ readonly kind: 'point' } & PointOfNoReturn) | { readonly kind: 'none'; readonly missing: 'window' | 'back-out' | 'tasks' },
  'point-of-no-return'
>

interface Step {
  readonly task: Task
  readonly start: number
  readonly finish: number
}

const minute = 60_000

/**
 * The latest moment at which a plan can still be backed out and checked inside its window. At any time what has begun is
 * undone in reverse order, one step after the other, then the plan's back-out tasks run and the result is checked; so the
 * back-out must begin by: window's end - check - back-out tasks - sum of the back-outs of all that has begun. Each step that
 * begins brings this moment forward; the point of no return is where time overtakes it. `tasks` are in tree order.
 */
export function pointOfNoReturn(plan: Plan, tasks: readonly Task[], timesOf: (task: string) => StepTimes | undefined, zone: string): PointVerdict {
  const rule = 'point-of-no-return'
  const windowEnd = endsAt(plan.windowEnd, zone)
  if (windowEnd === undefined) return { outcome: { kind: 'none', missing: 'window' }, rule, because: [] }
  const leaves = tasks.flatMap((task): (Step & { readonly backOut: boolean })[] => {
    const times = timesOf(task.id)
    if (times === undefined || times.summary || task.kind === 'summary' || isLeftOut(task)) return []
    return [{ task, start: times.start, finish: times.finish, backOut: times.backOut }]
  })
  const branch = leaves.filter(({ backOut }) => backOut)
  const steps = leaves.filter(({ backOut }) => !backOut).sort((a, b) => a.start - b.start)
  if (steps.length === 0) return { outcome: { kind: 'none', missing: 'tasks' }, rule, because: [] }
  if (branch.length === 0 && steps.every(({ task }) => task.backOutDuration === 0)) return { outcome: { kind: 'none', missing: 'back-out' }, rule, because: [] }
  const branchMinutes = branch.length === 0 ? 0 : (Math.max(...branch.map(({ finish }) => finish)) - Math.min(...branch.map(({ start }) => start))) / minute
  const untouched = windowEnd - (plan.backOutCheck + branchMinutes) * minute
  const { at, latestBackOut, place } = crossing(steps, untouched)
  const stages = stagesOf(tasks, steps, timesOf).map(({ task, finish }): BackOutStage => {
    const begun = steps.filter((step) => step.task.id === task || step.start < finish)
    const undo = begun.filter((step) => step.task.backOutDuration > 0).reverse()
    const undoMinutes = undo.reduce((sum, step) => sum + step.task.backOutDuration, 0)
    const latest = untouched - undoMinutes * minute
    return { task, finish, undoMinutes, undo: undo.map((step) => step.task.id), latest, spareMinutes: (latest - finish) / minute }
  })
  const after = steps.slice(place)
  return {
    outcome: {
      kind: 'point',
      ...{ windowEnd, checkMinutes: plan.backOutCheck, branchMinutes, branch: branch.map(({ task }) => task.id), at, latestBackOut },
      passedBy: after[0]?.task.id,
      after: after.map(({ task }) => task.id),
      stages,
    },
    rule,
    because: factsOf(plan, steps, branch, windowEnd),
  }
}

/** Where time overtakes the latest start of a back-out; `place` is the first step beyond it. */
function crossing(steps: readonly Step[], untouched: number): { readonly at: number; readonly latestBackOut: number; readonly place: number } {
  let latest = untouched
  for (const [place, { task, start }] of steps.entries()) {
    if (start > latest) return { at: latest, latestBackOut: latest, place }
    const once = latest - task.backOutDuration * minute
    if (start > once) return { at: start, latestBackOut: latest, place }
    latest = once
  }
  return { at: latest, latestBackOut: latest, place: steps.length }
}

/** What did not run and will not leaves nothing to undo. */
const isLeftOut = ({ progress }: Task): boolean => progress.state === 'skipped' || progress.state === 'not-applicable'

/** Top stages where the plan has some, beside tasks that stand alone; else its checkpoints; else each task. By their ends. */
function stagesOf(
  tasks: readonly Task[],
  steps: readonly Step[],
  timesOf: (task: string) => StepTimes | undefined,
): readonly { readonly task: string; readonly finish: number }[] {
  const known = new Set(tasks.map(({ id }) => id))
  const summaries = tasks.flatMap(({ id, parent }) => {
    const times = timesOf(id)
    return times === undefined || !times.summary || times.backOut || known.has(parent) ? [] : [{ task: id, finish: times.finish }]
  })
  const own = (kept: (task: Task) => boolean) => steps.filter(({ task }) => kept(task)).map(({ task, finish }) => ({ task: task.id, finish }))
  const checkpoints = own(({ kind }) => kind === 'checkpoint')
  const stages = summaries.length > 0 ? [...summaries, ...own(({ parent }) => !known.has(parent))] : checkpoints.length > 0 ? checkpoints : own(() => true)
  return stages.sort((a, b) => a.finish - b.finish)
}

function factsOf(plan: Plan, steps: readonly Step[], branch: readonly Step[], windowEnd: number): readonly Fact[] {
  return [
    fact(`plan/${plan.id}`, 'windowEnd', windowEnd),
    fact(`plan/${plan.id}`, 'backOutCheck', plan.backOutCheck),
    ...branch.map(({ task }) => fact(`task/${task.id}`, 'duration', task.duration)),
    ...steps.flatMap(({ task }) => (task.backOutDuration > 0 ? [fact(`task/${task.id}`, 'backOutDuration', task.backOutDuration)] : [])),
  ]
}
