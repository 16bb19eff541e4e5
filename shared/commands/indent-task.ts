import type { Draft } from '../log/operation'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Task } from '../model/task'
import { edit } from './edit'
import { siblingsOf } from './task-tree'

/** Makes an order key between two siblings; '' is the beginning or the end. */
export type OrderBetween = (before: string, after: string) => string

/** Puts a task below the sibling above it. `ordered` is the plan in tree order. */
export function indentTask(task: Task, ordered: readonly Task[], orderBetween: OrderBetween): Result<Draft, Failure> {
  const siblings = siblingsOf(ordered, task.parent)
  const above = siblings[siblings.findIndex(({ id }) => id === task.id) - 1]
  if (above === undefined) return failed({ code: 'nothing-above', message: `“${task.title}” can't be indented: no task of its level stands above it.` })
  const order = orderBetween(siblingsOf(ordered, above.id).at(-1)?.order ?? '', '')
  return ok({ ...edit('task', task, { parent: above.id, order }, `Indented “${task.title}” under “${above.title}”`), command: 'indent-task' })
}

/** Puts a task beside its parent, right after it. */
export function outdentTask(task: Task, ordered: readonly Task[], orderBetween: OrderBetween): Result<Draft, Failure> {
  const parent = ordered.find(({ id }) => id === task.parent)
  if (parent === undefined) return failed({ code: 'at-the-top', message: `“${task.title}” is on the top level already.` })
  const siblings = siblingsOf(ordered, parent.parent)
  const next = siblings[siblings.findIndex(({ id }) => id === parent.id) + 1]
  const order = orderBetween(parent.order, next?.order ?? '')
  return ok({ ...edit('task', task, { parent: parent.parent, order }, `Outdented “${task.title}”`), command: 'outdent-task' })
}
