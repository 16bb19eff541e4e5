import type { Draft } from '../log/operation'
import type { Link } from '../model/link'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Task } from '../model/task'
import { parsePredecessors } from '../schedule/predecessors-text'
import { combine, edit, remove } from './edit'
import { linkTasks } from './link-tasks'

/**
 * Makes the links into a task be those of a cell's text (`B2, C1 SS+15`): keeps what stays, changes a
 * lag in place, adds and removes the rest, all as one step. `newId` gives the identity of a new link.
 */
export function setPredecessors(task: Task, text: string, links: readonly Link[], tasks: readonly Task[], newId: () => string): Result<Draft, Failure> {
  const read = parsePredecessors(text)
  if (!read.ok) return read
  const into = links.filter((link) => link.to === task.id)
  const kept = new Set<string>()
  const drafts: Draft[] = []
  let held = links.filter((link) => link.to !== task.id)
  for (const { code, type, lag } of read.value) {
    const from = tasks.find((other) => other.code.toLowerCase() === code.toLowerCase())
    if (from === undefined) return failed({ code: 'unknown-code', message: `No task has the code “${code}”.` })
    const same = into.find((link) => link.from === from.id && link.type === type && !kept.has(link.id))
    if (same !== undefined) {
      kept.add(same.id)
      held = [...held, same]
      drafts.push(edit('link', same, { lag }))
      continue
    }
    const id = newId()
    const made = linkTasks({ id, from, to: task, type, lag }, held, tasks)
    if (!made.ok) return made
    drafts.push(made.value)
    held = [...held, { id, removed: false, of: task.of, plan: task.plan, from: from.id, to: task.id, type, lag }]
  }
  for (const link of into) if (!kept.has(link.id)) drafts.push(remove('link', link))
  return ok(combine('set-predecessors', `Set what ${task.code || `“${task.title}”`} waits for: ${text.trim() || 'nothing'}`, drafts))
}
