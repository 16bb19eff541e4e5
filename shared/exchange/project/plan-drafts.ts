import { create } from '#shared/commands/edit'
import type { Draft, Operation } from '#shared/log/operation'
import { sameJson } from '#shared/model/json'
import { isLocked } from '#shared/model/plan'
import type { Release } from '#shared/model/release'
import { releaseName } from '#shared/model/release-name'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import type { WorkingCalendar } from '#shared/model/time-band'
import { type HeldPlan, mergedPlan, withoutPlan } from './merge-plan'
import type { PlanContent } from './plan-content'

/** Where a plan goes: a release that is there, or a new one with this name. */
export type PlanTarget =
  | { readonly kind: 'release'; readonly release: Release; readonly held?: HeldPlan; readonly way?: PlanWay }
  | { readonly kind: 'new-release'; readonly name: string }

/** What becomes of the plan that a release has: it is brought up to the file, or the file's takes its place. */
export const planWays = ['merge', 'replace'] as const
export type PlanWay = (typeof planWays)[number]

export interface PlanImport {
  /** In order, and one import together: all are written or none, and one undo takes them back. */
  readonly drafts: readonly Draft[]
  readonly summary: string
  readonly release: string
}

/** Operations of one entry, at most; a record is never cut in two. */
const mostOperations = 20_000

/**
 * The drafts that bring a plan into a release. A working calendar that is there already, by its name and its hours, is used;
 * others are made. `newId` gives identities.
 */
export function planDrafts(
  content: PlanContent,
  target: PlanTarget,
  calendars: readonly WorkingCalendar[],
  newId: () => string,
  fileName: string,
): Result<PlanImport, Failure> {
  if (content.tasks.length === 0) return failed({ code: 'no-tasks', message: 'There is no task in this file: nothing to import.' })
  if (target.kind === 'new-release' && target.name.trim() === '') return failed({ code: 'no-name', message: 'Give the new release a name.', place: 'name' })
  const held = target.kind === 'release' ? target.held : undefined
  if (target.kind === 'release' && held !== undefined) {
    const named = `“${releaseName(target.release)}”`
    if (isLocked(held.plan))
      return failed({
        code: 'plan-locked',
        message: `The deployment plan of ${named} is ${held.plan.state} and locked. Take it back to draft first.`,
        place: 'release',
      })
    if (target.way === undefined)
      return failed({
        code: 'has-plan',
        message: `${named} has a deployment plan already. Say whether it is brought up to the file or replaced by it.`,
        place: 'release',
      })
  }
  const release = target.kind === 'release' ? target.release.id : newId()
  const name = target.kind === 'release' ? releaseName(target.release) : target.name.trim()
  const of = `release/${release}`
  const ids = new Map<string, string>()
  const idOf = (key: string): string => {
    const held = ids.get(key)
    if (held !== undefined) return held
    const made = newId()
    ids.set(key, made)
    return made
  }
  const taken = takenCalendars(content.calendars, calendars, newId)
  const calendarOf = (id: string): string => taken.ids.get(id) ?? ''
  const merged = target.kind === 'release' && target.way === 'merge' && held !== undefined ? mergedPlan(content, held, { calendarOf, newId }) : undefined
  const plan = idOf('plan')
  const records: Operation[][] = []
  const add = (draft: Draft): void => void records.push([...draft.operations])
  if (target.kind === 'new-release') add(create('release', release, { name }))
  for (const draft of taken.drafts) add(draft)
  const title = fileName.slice(0, 200)
  if (merged !== undefined) {
    for (const draft of merged.drafts) add(draft)
    const summary = `Brought the deployment plan of “${name}” up to “${title}”: ${merged.words}`
    return ok({ drafts: parts(records, summary, title, newId()), summary, release })
  }
  if (held !== undefined) for (const draft of withoutPlan(held)) add(draft)
  const { id: _, removed: __, of: ___, state: ____, ...fields } = content.plan
  add(create('plan', plan, { ...fields, of, title: fields.title || `${name} cut-over`, calendar: calendarOf(fields.calendar) }))
  for (const { id, removed: _r, of: _o, ...task } of content.tasks)
    add(
      create('task', idOf(`task ${id}`), {
        ...task,
        of,
        plan,
        parent: task.parent === '' ? '' : idOf(`task ${task.parent}`),
        calendar: calendarOf(task.calendar),
      }),
    )
  for (const { id: _i, removed: _r, of: _o, ...link } of content.links)
    add(create('link', newId(), { ...link, of, plan, from: idOf(`task ${link.from}`), to: idOf(`task ${link.to}`) }))
  for (const { id: _i, removed: _r, of: _o, ...baseline } of content.baselines)
    add(
      create('baseline', newId(), {
        ...baseline,
        of,
        plan,
        spans: Object.fromEntries(Object.entries(baseline.spans).map(([task, span]) => [idOf(`task ${task}`), span])),
      }),
    )
  const count = content.tasks.length
  const instead = held === undefined ? '' : `, in place of the one with ${held.tasks.length}`
  const summary = `Imported the deployment plan of “${name}” with ${count} ${count === 1 ? 'task' : 'tasks'} from “${title}”${instead}`
  return ok({ drafts: parts(records, summary, title, newId()), summary, release })
}

/** Entries of a size that every device can take, marked as parts of one import so that all of them count or none. */
function parts(records: readonly (readonly Operation[])[], summary: string, title: string, importId: string): Draft[] {
  const pieces: Operation[][] = [[]]
  for (const record of records) {
    const last = pieces.at(-1)
    if (last === undefined || (last.length > 0 && last.length + record.length > mostOperations)) pieces.push([...record])
    else last.push(...record)
  }
  return pieces.map((operations, at): Draft => {
    const frame = at === 0 ? create('import', importId, { of: 'workspace/this', title }).operations : []
    const mark: Operation = { entity: `import/${importId}`, field: 'part', value: { number: at + 1, of: pieces.length }, was: { number: 1, of: 1 } }
    return {
      command: 'import-plan',
      summary: pieces.length > 1 ? `${summary} (part ${at + 1} of ${pieces.length})` : summary,
      operations: [...frame, mark, ...operations],
    }
  })
}

/** The workspace's own calendars with the same hours, and drafts for those that it does not have. */
function takenCalendars(
  wanted: readonly WorkingCalendar[],
  held: readonly WorkingCalendar[],
  newId: () => string,
): { readonly ids: ReadonlyMap<string, string>; readonly drafts: readonly Draft[] } {
  const ids = new Map<string, string>()
  const names = new Set(held.map(({ name }) => name))
  const drafts = wanted.flatMap((calendar): Draft[] => {
    const same = held.find(
      (one) => one.zone === calendar.zone && sameJson(one.week, calendar.week) && sameJson(one.days, calendar.days) && one.name.startsWith(calendar.name),
    )
    const id = same?.id ?? newId()
    ids.set(calendar.id, id)
    if (same !== undefined) return []
    let name = calendar.name
    for (let number = 2; names.has(name); number++) name = `${calendar.name} (${number})`
    names.add(name)
    const { zone, week, days, dayNames } = calendar
    return [create('working-calendar', id, { of: 'calendar/main', name, zone, week, days, dayNames })]
  })
  return { ids, drafts }
}
