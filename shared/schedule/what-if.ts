import type { Draft, Operation } from '../log/operation'
import type { Kind, View } from '../model/entities'
import { idOf, kindOf } from '../model/entity-id'
import type { Json } from '../model/json'
import type { Link } from '../model/link'
import type { Plan } from '../model/plan'
import type { Task } from '../model/task'
import { viewOf } from '../model/view'
import type { Schedule } from './schedule'

/** A plan with its tasks and links, as it is or as it would be. */
export interface PlanState {
  readonly plan: Plan
  readonly tasks: readonly Task[]
  readonly links: readonly Link[]
}

/** What a plan would be after drafts that nobody has written: their operations applied to its views, and to nothing else. */
export function asIf({ plan, tasks, links }: PlanState, drafts: readonly Draft[]): PlanState {
  const operations = drafts.flatMap((draft) => draft.operations)
  return {
    plan: applied('plan', [plan], operations, plan.id)[0] ?? plan,
    tasks: applied('task', tasks, operations, plan.id),
    links: applied('link', links, operations, plan.id),
  }
}

/** Views of one kind after operations; those that no operation names are the same objects. */
function applied<K extends 'plan' | 'task' | 'link'>(kind: K, views: readonly View<K>[], operations: readonly Operation[], plan: string): readonly View<K>[] {
  const changed = new Map<string, Record<string, Json>>()
  for (const { entity, field, value } of operations) {
    if (kindOf(entity) !== kind) continue
    const fields = changed.get(idOf(entity)) ?? {}
    fields[field] = value
    changed.set(idOf(entity), fields)
  }
  if (changed.size === 0) return views
  const known = new Set(views.map(({ id }) => id))
  const standing = views.map((view) => {
    const fields = changed.get(view.id)
    return fields === undefined ? view : viewOf(kind, view.id, { ...(view as unknown as Record<string, Json>), ...fields })
  })
  const made = [...changed].flatMap(([id, fields]) => (known.has(id) ? [] : [viewOf(kind, id, fields)]))
  return [...standing, ...made].filter((view) => !view.removed && (kind === 'plan' || (view as View<Exclude<Kind, 'plan'>> & { plan?: string }).plan === plan))
}

/** A task before and after, as far as it stands in both. Instants in epoch milliseconds, float in minutes. */
export interface Moved {
  readonly task: string
  readonly before: MovedTimes | undefined
  readonly after: MovedTimes | undefined
}

export interface MovedTimes {
  readonly start: number
  readonly finish: number
  readonly float: number
  readonly critical: boolean
}

export interface WhatMoves {
  /** What starts or ends elsewhere, comes or goes; stages left out, since they follow their tasks. In the order of the plan as it would be. */
  readonly moved: readonly Moved[]
  /** What keeps its place but gets another float. */
  readonly floats: readonly Moved[]
  readonly end: { readonly before: number; readonly after: number }
  /** Tasks that become critical, and that no longer are. */
  readonly nowCritical: readonly string[]
  readonly noLongerCritical: readonly string[]
}

/** What a change of a plan would move. */
export function whatMoves(before: Schedule, after: Schedule, tasks: readonly Task[], earlier: readonly Task[] = tasks): WhatMoves {
  const known = new Set(tasks.map(({ id }) => id))
  const all = [...tasks, ...earlier.filter(({ id }) => !known.has(id))]
  const pairs = all.flatMap(({ id }): Moved[] => {
    const was = timesIn(before, id)
    const now = known.has(id) ? timesIn(after, id) : undefined
    return was === undefined && now === undefined ? [] : [{ task: id, before: was, after: now }]
  })
  const stays = ({ before: was, after: now }: Moved): boolean => was?.start === now?.start && was?.finish === now?.finish
  return {
    moved: pairs.filter((pair) => !stays(pair)),
    floats: pairs.filter((pair) => stays(pair) && pair.before?.float !== pair.after?.float),
    end: { before: before.end, after: after.end },
    nowCritical: pairs.filter(({ before: was, after: now }) => now?.critical === true && was?.critical !== true).map(({ task }) => task),
    noLongerCritical: pairs.filter(({ before: was, after: now }) => was?.critical === true && now !== undefined && !now.critical).map(({ task }) => task),
  }
}

function timesIn(schedule: Schedule, task: string): MovedTimes | undefined {
  const times = schedule.times(task)
  if (times === undefined || times.summary) return undefined
  return { start: times.start, finish: times.finish, float: times.totalFloat, critical: times.critical }
}
