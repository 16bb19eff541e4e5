import type { ScheduleInput, ScheduleLink, ScheduleTask } from './input'
import { type Outline, outlineOf } from './outline'

/** What of a plan's input is names: the tree of tasks, and which tasks each link joins, by place (-1 where there is none). */
export interface Structure {
  readonly outline: Outline
  readonly from: Int32Array
  readonly to: Int32Array
}

interface Seen extends Structure {
  readonly tasks: readonly ScheduleTask[]
  readonly links: readonly ScheduleLink[]
}

/** The last one: a plan is scheduled a hundred times with other durations before its tree or links change, and looking names up takes longer than the passes. */
let seen: Seen | undefined

export function structureOf({ tasks, links }: Pick<ScheduleInput, 'tasks' | 'links'>): Structure {
  const known = seen !== undefined && sameTree(seen.tasks, tasks) ? seen : undefined
  if (known !== undefined && sameEnds(known.links, links)) return known
  // Where only links changed, the tree stands.
  const outline = known?.outline ?? outlineOf(tasks)
  const { indexOf } = outline
  const from = new Int32Array(links.length)
  const to = new Int32Array(links.length)
  for (let l = 0; l < links.length; l++) {
    const link = links[l]
    if (link === undefined) continue
    from[l] = indexOf.get(link.from) ?? -1
    to[l] = indexOf.get(link.to) ?? -1
  }
  seen = { tasks, links, outline, from, to }
  return seen
}

function sameTree(before: readonly ScheduleTask[], after: readonly ScheduleTask[]): boolean {
  if (before === after) return true
  if (before.length !== after.length) return false
  for (let i = 0; i < after.length; i++) {
    const [a, b] = [before[i], after[i]]
    if (a !== b && (a?.id !== b?.id || a?.parent !== b?.parent || a?.branch !== b?.branch)) return false
  }
  return true
}

function sameEnds(before: readonly ScheduleLink[], after: readonly ScheduleLink[]): boolean {
  if (before === after) return true
  if (before.length !== after.length) return false
  for (let l = 0; l < after.length; l++) {
    const [a, b] = [before[l], after[l]]
    if (a !== b && (a?.from !== b?.from || a?.to !== b?.to)) return false
  }
  return true
}
