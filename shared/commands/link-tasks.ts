import type { Draft } from '../log/operation'
import type { Link, LinkType } from '../model/link'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Task } from '../model/task'
import { durationText } from '../schedule/duration-text'
import { create } from './edit'

export interface NewLink {
  readonly id: string
  readonly from: Task
  readonly to: Task
  readonly type: LinkType
  readonly lag: number
}

const words: { readonly [type in LinkType]: string } = { FS: '', SS: ', start to start', FF: ', finish to finish', SF: ', start to finish' }

/** Links two tasks of a plan. Refused where it is there already or would close a loop. */
export function linkTasks({ id, from, to, type, lag }: NewLink, links: readonly Link[], tasks: readonly Task[]): Result<Draft, Failure> {
  if (from.id === to.id) return failed({ code: 'link-to-itself', message: `“${nameOf(from)}” can't wait for itself.` })
  if (links.some((link) => link.from === from.id && link.to === to.id && link.type === type)) {
    return failed({ code: 'link-exists', message: `“${nameOf(to)}” already waits for “${nameOf(from)}”.` })
  }
  if (reaches(to.id, from.id, links, tasks)) {
    return failed({ code: 'link-closes-loop', message: `“${nameOf(from)}” already waits for “${nameOf(to)}”: the link would close a loop.` })
  }
  const draft = create('link', id, { of: from.of, plan: from.plan, from: from.id, to: to.id, type, lag })
  return ok({ ...draft, command: 'link-tasks', summary: `Linked ${shortOf(from)} to ${shortOf(to)}${words[type]}${lagWords(lag)}` })
}

/** Whether b waits for a by links, directly or not; a summary stands for its children and they for it. */
export function reaches(a: string, b: string, links: readonly Pick<Link, 'from' | 'to'>[], tasks: readonly Pick<Task, 'id' | 'parent'>[]): boolean {
  const after = new Map<string, string[]>()
  const add = (from: string, to: string): void => {
    const list = after.get(from)
    if (list === undefined) after.set(from, [to])
    else list.push(to)
  }
  // Two nodes a task: what reaches its start goes down to its children, what leaves its finish comes up from them.
  for (const { id, parent } of tasks) {
    add(`start ${id}`, `finish ${id}`)
    if (parent === '') continue
    add(`start ${parent}`, `start ${id}`)
    add(`finish ${id}`, `finish ${parent}`)
  }
  for (const { from, to } of links) add(`finish ${from}`, `start ${to}`)
  const seen = new Set<string>([`start ${a}`])
  const open = [`start ${a}`]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === `finish ${b}`) return true
    for (const next of after.get(node) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      open.push(next)
    }
  }
  return false
}

const lagWords = (lag: number): string => (lag === 0 ? '' : lag > 0 ? ` + ${durationText(lag)}` : ` \u2212 ${durationText(-lag)}`)
const nameOf = ({ code, title }: Task): string => title || code
const shortOf = ({ code, title }: Task): string => code || `“${title}”`
