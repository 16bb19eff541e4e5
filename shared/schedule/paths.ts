import type { Schedule } from './schedule'

/** One way of tasks through the plan, each of which holds the next to the minute. */
export interface CriticalPath {
  readonly tasks: readonly string[]
  /** Epoch milliseconds: from the start of the first to the finish of the last. */
  readonly start: number
  readonly end: number
}

export interface CriticalPaths {
  readonly paths: readonly CriticalPath[]
  /** How many there are: parallel ways multiply, so that not all may be listed. */
  readonly count: number
}

/** The critical paths told apart, at most `limit` of them, in the order of the tasks: where they branch or end apart they are several. */
export function criticalPaths(schedule: Schedule, limit = 50): CriticalPaths {
  const critical = criticalTasks(schedule)
  const after = new Map<string, string[]>()
  const held = new Set<string>()
  for (const task of critical) {
    for (const before of driversOf(schedule, task)) {
      if (!critical.has(before)) continue
      after.set(before, [...(after.get(before) ?? []), task])
      held.add(task)
    }
  }
  const roots = [...critical].filter((task) => !held.has(task))
  const paths: CriticalPath[] = []
  // Each task waits here with the way that led to it; the next in order lies on top.
  const open = roots.reverse().map((task): readonly string[] => [task])
  for (let way = open.pop(); way !== undefined && paths.length < limit; way = open.pop()) {
    const next = after.get(way.at(-1) ?? '') ?? []
    if (next.length === 0) paths.push(pathOf(schedule, way))
    for (let i = next.length - 1; i >= 0; i--) open.push([...way, next[i] ?? ''])
  }
  return { paths, count: countOf(roots, after) }
}

/** The tasks that lead to a task's start, the first first: what has to come earlier for it to come earlier. */
export function drivingPath(schedule: Schedule, task: string): readonly string[] {
  const way = [task]
  const seen = new Set(way)
  for (let [before] = driversOf(schedule, task); before !== undefined && !seen.has(before); [before] = driversOf(schedule, before)) {
    way.push(before)
    seen.add(before)
  }
  return way.reverse()
}

function criticalTasks({ outline, columns }: Schedule): Set<string> {
  return new Set(outline.indexOf.names.flatMap((task, i) => (columns.critical[i] === 1 && outline.isSummary[i] === 0 ? [task] : [])))
}

/** The tasks whose end of a link decided this task's start; for a stage those in it that make its end. */
function driversOf(schedule: Schedule, task: string): string[] {
  const decided = schedule.why(task)?.start.outcome.decided ?? []
  const drivers = decided.flatMap((reason) => {
    if (reason.kind === 'link') return endsOf(schedule, reason.task, reason.type === 'FS' || reason.type === 'FF')
    return reason.kind === 'summary' ? driversOf(schedule, reason.task) : []
  })
  return [...new Set(drivers)]
}

function endsOf({ outline, columns }: Schedule, task: string, finish: boolean): string[] {
  const index = outline.indexOf.get(task)
  if (index === undefined || outline.isSummary[index] === 0) return [task]
  const column = finish ? columns.finish : columns.start
  return outline.indexOf.names.flatMap((below, i) => {
    if (outline.isSummary[i] === 1 || column[i] !== column[index]) return []
    let above = outline.parent[i] ?? -1
    while (above !== -1 && above !== index) above = outline.parent[above] ?? -1
    return above === index ? [below] : []
  })
}

function pathOf(schedule: Schedule, tasks: readonly string[]): CriticalPath {
  const first = schedule.times(tasks[0] ?? '')
  const last = schedule.times(tasks.at(-1) ?? '')
  return { tasks, start: first?.start ?? schedule.start, end: last?.finish ?? schedule.end }
}

function countOf(roots: readonly string[], after: ReadonlyMap<string, readonly string[]>): number {
  const ways = new Map<string, number>()
  const open = [...roots]
  for (let task = open.at(-1); task !== undefined; task = open.at(-1)) {
    const next = after.get(task) ?? []
    const unknown = next.find((one) => !ways.has(one))
    if (unknown !== undefined) {
      open.push(unknown)
      continue
    }
    ways.set(task, next.length === 0 ? 1 : next.reduce((sum, one) => sum + (ways.get(one) ?? 0), 0))
    open.pop()
  }
  return roots.reduce((sum, root) => sum + (ways.get(root) ?? 0), 0)
}
