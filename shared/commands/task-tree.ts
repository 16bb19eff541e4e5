import type { Task } from '../model/task'

/** The tasks of a plan in the order of the grid: parents before their children, siblings by their order key. */
export function inTreeOrder(tasks: readonly Task[]): readonly Task[] {
  const known = new Set(tasks.map(({ id }) => id))
  const below = new Map<string, Task[]>()
  for (const task of tasks) {
    const parent = known.has(task.parent) && task.parent !== task.id ? task.parent : ''
    const list = below.get(parent)
    if (list === undefined) below.set(parent, [task])
    else list.push(task)
  }
  for (const list of below.values()) list.sort((a, b) => (a.order !== b.order ? (a.order < b.order ? -1 : 1) : a.id < b.id ? -1 : 1))
  const ordered: Task[] = []
  const seen = new Set<string>()
  const walk = (parent: string): void => {
    for (const task of below.get(parent) ?? []) {
      if (seen.has(task.id)) continue
      seen.add(task.id)
      ordered.push(task)
      walk(task.id)
    }
  }
  walk('')
  // Tasks in a loop of parents hang nowhere: they still show, at the end.
  for (const task of tasks) if (!seen.has(task.id)) ordered.push(task)
  return ordered
}

/** The siblings of a task, itself included, in their order. */
export const siblingsOf = (ordered: readonly Task[], parent: string): readonly Task[] => ordered.filter((task) => task.parent === parent)

/** A task and all below it. */
export function withDescendants(ordered: readonly Task[], id: string): readonly Task[] {
  const inside = new Set([id])
  return ordered.filter((task) => {
    if (task.id !== id && !inside.has(task.parent)) return false
    inside.add(task.id)
    return true
  })
}
