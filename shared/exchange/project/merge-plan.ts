import { create, edit, type Fields, remove } from '#shared/commands/edit'
import type { Draft } from '#shared/log/operation'
import { sameJson } from '#shared/model/json'
import type { Link } from '#shared/model/link'
import type { Baseline } from '#shared/model/monitoring'
import type { Plan } from '#shared/model/plan'
import type { Task } from '#shared/model/task'
import { defaultsOf } from '#shared/model/view'
import { orderKey } from '../table/order-key'
import type { PlanContent } from './plan-content'

/** The plan that a release has, with all that is its own; tasks in tree order. */
export interface HeldPlan {
  readonly plan: Plan
  readonly tasks: readonly Task[]
  readonly links: readonly Link[]
  readonly baselines: readonly Baseline[]
}

/** What takes a plan away with all that is its own. */
export const withoutPlan = ({ plan, tasks, links, baselines }: HeldPlan): readonly Draft[] => [
  ...links.map((link) => remove('link', link)),
  ...tasks.map((task) => remove('task', task)),
  ...baselines.map((baseline) => remove('baseline', baseline)),
  remove('plan', plan),
]

const taken = [
  'code',
  'title',
  'kind',
  'duration',
  'estimate',
  'constraint',
  'who',
  'role',
  'environment',
  'instructions',
  'expectedResult',
  'backOut',
  'backOutDuration',
  'branch',
] as const satisfies readonly (keyof Fields<'task'>)[]

interface Making {
  readonly calendarOf: (id: string) => string
  readonly newId: () => string
}

/**
 * What brings a plan up to a file: tasks are the same by their code, without one by their title. What the file says of them is
 * taken, what it leaves out stays; its order, outline and links hold for the tasks that it has, and what it does not have stays
 * behind them. Progress, window and baselines stay.
 */
export function mergedPlan(content: PlanContent, held: HeldPlan, { calendarOf, newId }: Making): { readonly drafts: readonly Draft[]; readonly words: string } {
  const { plan } = held
  const of = plan.of
  const find = finder(held.tasks)
  const matched = new Map(content.tasks.map((task) => [task.id, find(task)]))
  const ids = new Map(content.tasks.map(({ id }) => [id, matched.get(id)?.id ?? newId()]))
  const idOf = (task: string): string => ids.get(task) ?? ''
  let changed = 0
  const drafts: Draft[] = content.plan.start !== '' && plan.start === '' ? [edit('plan', plan, { start: content.plan.start })] : []
  for (const task of content.tasks) {
    const before = matched.get(task.id)
    const place = { parent: task.parent === '' ? '' : idOf(task.parent), order: task.order }
    const calendar = task.calendar === '' ? {} : { calendar: calendarOf(task.calendar) }
    if (before === undefined) {
      const { id: _, removed: __, of: ___, plan: ____, ...fields } = task
      drafts.push(create('task', idOf(task.id), { ...fields, ...calendar, ...place, of, plan: plan.id }))
      continue
    }
    const draft = edit('task', before, { ...said(task), ...calendar, ...place })
    if (draft.operations.some(({ field }) => field !== 'order')) changed += 1
    drafts.push(draft)
  }
  const present = new Set([...matched.values()].flatMap((task) => (task === undefined ? [] : [task.id])))
  const others = held.tasks.filter(({ id }) => !present.has(id))
  for (const [at, task] of others.entries()) drafts.push(edit('task', task, { order: orderKey(content.tasks.length + at) }))
  drafts.push(...mergedLinks(content, held, { of, idOf, present, newId }))
  const made = content.tasks.length - present.size
  return { drafts: drafts.filter(({ operations }) => operations.length > 0), words: `${changed} changed, ${made} new, ${others.length} only here` }
}

/** Each task is found once: two of one code or title stay two. */
function finder(tasks: readonly Task[]): (task: Task) => Task | undefined {
  const free = new Map(tasks.map((task) => [task.id, task]))
  const key = (text: string): string => text.trim().toLowerCase()
  const take = (matches: (task: Task) => boolean): Task | undefined => {
    for (const task of free.values()) {
      if (!matches(task)) continue
      free.delete(task.id)
      return task
    }
    return undefined
  }
  return ({ code, title }) =>
    (code === '' ? undefined : take((task) => key(task.code) === key(code))) ??
    take((task) => (task.code === '' || code === '') && key(task.title) === key(title))
}

/** The fields that a file says something in: what is as if nobody had said it stays as it is here. */
function said(task: Task): Fields<'task'> {
  const usual = defaultsOf('task')
  return Object.fromEntries(taken.flatMap((field) => (sameJson(task[field], usual[field] ?? '') ? [] : [[field, task[field]]])))
}

interface Linking extends Pick<Making, 'newId'> {
  readonly of: string
  readonly idOf: (task: string) => string
  /** The tasks here that the file has too. */
  readonly present: ReadonlySet<string>
}

/** Between tasks that the file has its links hold, where it has any at all; links to others stay. */
function mergedLinks({ links }: PlanContent, held: HeldPlan, { of, idOf, present, newId }: Linking): readonly Draft[] {
  if (links.length === 0) return []
  const byEnds = new Map(held.links.map((link) => [`${link.from} ${link.to}`, link]))
  const drafts = links.map(({ from, to, type, lag }): Draft => {
    const ends = `${idOf(from)} ${idOf(to)}`
    const before = byEnds.get(ends)
    byEnds.delete(ends)
    return before === undefined
      ? create('link', newId(), { of, plan: held.plan.id, from: idOf(from), to: idOf(to), type, lag })
      : edit('link', before, { type, lag })
  })
  const gone = [...byEnds.values()].filter(({ from, to }) => present.has(from) && present.has(to))
  return [...drafts, ...gone.map((link) => remove('link', link))]
}
