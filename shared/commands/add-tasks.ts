import type { Draft } from '../log/operation'
import type { Link } from '../model/link'
import type { Plan } from '../model/plan'
import type { Task } from '../model/task'
import { combine, create, type Fields } from './edit'
import type { OrderBetween } from './indent-task'
import { nextCode } from './next-code'

export interface NewTask extends Pick<Fields<'task'>, 'title' | 'kind' | 'duration' | 'who' | 'code' | 'branch' | 'expectedResult'> {
  readonly id: string
}

/** Where new tasks go: below a parent, after one of its children ('' for the beginning). */
export interface Place {
  readonly parent: string
  readonly before: string
  readonly after: string
}

/** Adds tasks to a plan, in a row at one place, as one step; those without a code get the next free one. */
export function addTasks(
  plan: Plan,
  added: readonly NewTask[],
  place: Place,
  tasks: readonly Task[],
  orderBetween: OrderBetween,
  links: readonly (Fields<'link'> & Pick<Link, 'id'>)[] = [],
): Draft {
  const codes = new Set(tasks.map(({ code }) => code))
  const parentCode = tasks.find(({ id }) => id === place.parent)?.code ?? ''
  let before = place.before
  const drafts = added.map(({ id, ...fields }) => {
    const code = fields.code || nextCode(parentCode, codes)
    codes.add(code)
    before = orderBetween(before, place.after)
    return create('task', id, { ...fields, code, of: plan.of, plan: plan.id, parent: place.parent, order: before })
  })
  const linked = links.map(({ id, ...fields }) => create('link', id, { ...fields, of: plan.of, plan: plan.id }))
  const first = added[0]?.title
  const summary = added.length === 1 ? (first ? `Added “${first}”` : 'Added a task') : `Added ${added.length} tasks`
  return combine('add-tasks', summary, [...drafts, ...linked])
}
