import type { Draft } from '../log/operation'
import type { Link } from '../model/link'
import type { Task } from '../model/task'
import { remove } from './edit'

/** Takes a link away. */
export function unlinkTasks(link: Link, from: Task | undefined, to: Task | undefined): Draft {
  const name = (task: Task | undefined): string => task?.code || (task?.title ? `“${task.title}”` : 'a task')
  return { ...remove('link', link), command: 'unlink-tasks', summary: `Unlinked ${name(from)} from ${name(to)}` }
}
