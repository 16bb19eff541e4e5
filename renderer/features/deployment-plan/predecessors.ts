import type { Link } from '#shared/model/link'
import type { Task } from '#shared/model/task'
import { predecessorText } from '#shared/schedule/predecessors-text'

/** What a task waits for, as the cell shows it: in the order of the plan. `tasks` are in tree order. */
export function predecessorsOf(task: Task, links: readonly Link[], tasks: ReadonlyMap<string, Task>): string {
  const into = links.filter((link) => link.to === task.id)
  return inPlanOrder(into, tasks)
    .map(({ from, type, lag }) => predecessorText({ code: tasks.get(from)?.code || tasks.get(from)?.title || '?', type, lag }))
    .join(', ')
}

function inPlanOrder(links: readonly Link[], tasks: ReadonlyMap<string, Task>): readonly Link[] {
  if (links.length < 2) return links
  const place = new Map([...tasks.keys()].map((id, at) => [id, at]))
  return [...links].sort((a, b) => (place.get(a.from) ?? 0) - (place.get(b.from) ?? 0))
}
