import type { ScheduleConstraint, ScheduleInput, ScheduleLink, ScheduleTask } from './input'

/** What lies between two inputs of one plan, where it is no more than durations, constraints and links. */
export interface Changes {
  /** Places of tasks whose duration or constraint differs. */
  readonly tasks: readonly number[]
  readonly gone: readonly ScheduleLink[]
  readonly come: readonly ScheduleLink[]
}

/** Beyond so many at once the whole pass is as good. */
const most = 256

/** The changes from one input to another; undefined where anything else differs, or too much. */
export function changesBetween(before: ScheduleInput, after: ScheduleInput): Changes | undefined {
  if (before.start !== after.start || before.tasks.length !== after.tasks.length || (before.calendar ?? '') !== (after.calendar ?? '')) return undefined
  if (!sameCalendars(before, after)) return undefined
  const tasks = changedTasks(before.tasks, after.tasks)
  const links = tasks === undefined ? undefined : changedLinks(before.links, after.links)
  return tasks === undefined || links === undefined ? undefined : { tasks, ...links }
}

function sameCalendars({ calendars: before = [] }: ScheduleInput, { calendars: after = [] }: ScheduleInput): boolean {
  return before.length === after.length && before.every((calendar, i) => calendar === after[i])
}

function changedTasks(before: readonly ScheduleTask[], after: readonly ScheduleTask[]): number[] | undefined {
  const changed: number[] = []
  for (let i = 0; i < after.length; i++) {
    const [was, is] = [before[i], after[i]]
    if (was === is) continue
    if (was === undefined || is === undefined) return undefined
    if (was.id !== is.id || was.parent !== is.parent || was.branch !== is.branch || (was.calendar ?? '') !== (is.calendar ?? '')) return undefined
    if (was.duration === is.duration && sameConstraint(was.constraint, is.constraint)) continue
    // A task as late as possible takes its start from those behind it: the whole pass knows that.
    if (is.constraint.kind === 'as-late-as-possible' || was.constraint.kind === 'as-late-as-possible') return undefined
    changed.push(i)
    if (changed.length > most) return undefined
  }
  return changed
}

const sameConstraint = (a: ScheduleConstraint, b: ScheduleConstraint): boolean =>
  a.kind === b.kind && ('at' in a ? a.at : undefined) === ('at' in b ? b.at : undefined)

const sameLink = (a: ScheduleLink | undefined, b: ScheduleLink | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.id === b.id && a.from === b.from && a.to === b.to && a.type === b.type && a.lag === b.lag)

/** Links keep their order but for those that come and go: what is the same at both ends of the lists is passed over. */
function changedLinks(before: readonly ScheduleLink[], after: readonly ScheduleLink[]): Pick<Changes, 'gone' | 'come'> | undefined {
  if (before === after) return { gone: [], come: [] }
  const length = Math.min(before.length, after.length)
  let head = 0
  while (head < length && sameLink(before[head], after[head])) head++
  let tail = 0
  while (tail < length - head && sameLink(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++
  const gone = before.slice(head, before.length - tail)
  const come = after.slice(head, after.length - tail)
  if (gone.length + come.length > 4 * most) return undefined
  const kept = new Map(gone.map((link) => [link.id, link]))
  const still = new Set(come.filter((link) => sameLink(kept.get(link.id), link)).map(({ id }) => id))
  const moved = { gone: gone.filter(({ id }) => !still.has(id)), come: come.filter(({ id }) => !still.has(id)) }
  return moved.gone.length + moved.come.length > most ? undefined : moved
}
