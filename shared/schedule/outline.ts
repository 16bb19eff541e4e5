import type { ScheduleProblem, ScheduleTask } from './input'
import { Places } from './places'

/** The tree of tasks by index: parents, and the order in which children come before their parents. */
export interface Outline {
  readonly indexOf: Places
  /** The parent's index, -1 at the top. */
  readonly parent: Int32Array
  readonly isSummary: Uint8Array
  readonly backOut: Uint8Array
  /** Tasks that have a parent, deepest first: one walk rolls all summaries up. */
  readonly upward: Int32Array
  readonly problems: readonly ScheduleProblem[]
}

/**
 * Reads the tree. Two people may each have put the other's task below theirs: a loop of parents is
 * reported and its tasks stand at the top. A task is back-out when it or one above it is.
 */
export function outlineOf(tasks: readonly ScheduleTask[]): Outline {
  const indexOf = new Places(tasks.map(({ id }) => id))
  const parent = new Int32Array(tasks.length).fill(-1)
  const isSummary = new Uint8Array(tasks.length)
  const backOut = new Uint8Array(tasks.length)
  let nested = false
  for (let i = 0; i < tasks.length; i++) {
    const task = tasks[i]
    if (task === undefined) continue
    if (task.branch === 'back-out') backOut[i] = 1
    if (task.parent === '') continue
    const above = indexOf.get(task.parent)
    if (above === undefined) continue
    parent[i] = above
    nested = true
  }
  if (!nested) return { indexOf, parent, isSummary, backOut, upward: new Int32Array(0), problems: [] }
  const depth = new Int32Array(tasks.length).fill(-1)
  const problems: ScheduleProblem[] = []
  let deepest = 0
  for (let i = 0; i < tasks.length; i++) deepest = Math.max(deepest, settleDepth(i, tasks, parent, depth, problems))
  const byDepth: number[][] = Array.from({ length: deepest + 1 }, () => [])
  for (let i = 0; i < tasks.length; i++) if ((depth[i] ?? 0) > 0) byDepth[depth[i] ?? 0]?.push(i)
  for (const level of byDepth) {
    for (const i of level) {
      const above = parent[i] ?? 0
      isSummary[above] = 1
      if (backOut[above] === 1) backOut[i] = 1
    }
  }
  return { indexOf, parent, isSummary, backOut, upward: Int32Array.from(byDepth.reverse().flat()), problems }
}

/** Depth below the top of one task and of all above it, each settled once. */
function settleDepth(task: number, tasks: readonly ScheduleTask[], parent: Int32Array, depth: Int32Array, problems: ScheduleProblem[]): number {
  const way: number[] = []
  let at = task
  while (at !== -1 && depth[at] === -1) {
    const again = way.indexOf(at)
    if (again !== -1) {
      const loop = way.slice(again)
      problems.push({ code: 'parent-cycle', tasks: loop.map((member) => tasks[member]?.id ?? '') })
      for (const member of loop) parent[member] = -1
      break
    }
    way.push(at)
    at = parent[at] ?? -1
  }
  for (const member of way.reverse()) {
    const above = parent[member] ?? -1
    depth[member] = above === -1 ? 0 : (depth[above] ?? 0) + 1
  }
  return depth[task] ?? 0
}
