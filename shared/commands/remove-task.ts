import type { Draft } from '../log/operation'
import type { Link } from '../model/link'
import type { Task } from '../model/task'
import { combine, remove } from './edit'
import { withDescendants } from './task-tree'

/** Removes a task, all below it, and the links that would lead nowhere. */
export function removeTask(task: Task, ordered: readonly Task[], links: readonly Link[]): Draft {
  const gone = withDescendants(ordered, task.id)
  const ids = new Set(gone.map(({ id }) => id))
  const loose = links.filter(({ from, to }) => ids.has(from) || ids.has(to))
  const more = gone.length > 1 ? ` and ${gone.length - 1} below it` : ''
  return combine('remove-task', `Removed “${task.title || task.code}”${more}`, [
    ...gone.map((one) => remove('task', one)),
    ...loose.map((link) => remove('link', link)),
  ])
}
