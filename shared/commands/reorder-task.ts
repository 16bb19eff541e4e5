import type { Draft } from '../log/operation'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Task } from '../model/task'
import { edit } from './edit'
import type { OrderBetween } from './indent-task'
import { siblingsOf } from './task-tree'

/** Moves a task, with all below it, one place up or down among its siblings. */
export function reorderTask(task: Task, direction: 'up' | 'down', ordered: readonly Task[], orderBetween: OrderBetween): Result<Draft, Failure> {
  const siblings = siblingsOf(ordered, task.parent)
  const at = siblings.findIndex(({ id }) => id === task.id)
  const other = siblings[direction === 'up' ? at - 1 : at + 1]
  if (other === undefined) return failed({ code: 'no-room', message: `“${task.title}” is the ${direction === 'up' ? 'first' : 'last'} of its level.` })
  const beyond = siblings[direction === 'up' ? at - 2 : at + 2]
  const order = direction === 'up' ? orderBetween(beyond?.order ?? '', other.order) : orderBetween(other.order, beyond?.order ?? '')
  return ok({ ...edit('task', task, { order }, `Moved “${task.title}” ${direction === 'up' ? 'above' : 'below'} “${other.title}”`), command: 'reorder-task' })
}
