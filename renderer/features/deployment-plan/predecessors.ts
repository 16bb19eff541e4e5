import type { Link } from '#shared/model/link'
import type { Task } from '#shared/model/task'
import { predecessorText } from '#shared/schedule/predecessors-text'

/** What a task waits for, as the cell shows it. */
export const predecessorsOf = (task: Task, links: readonly Link[], tasks: ReadonlyMap<string, Task>): string =>
  links
    .filter((link) => link.to === task.id)
    .map(({ from, type, lag }) => predecessorText({ code: tasks.get(from)?.code || tasks.get(from)?.title || '?', type, lag }))
    .join(', ')
