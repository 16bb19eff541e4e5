import { inTreeOrder } from '#shared/commands/task-tree'
import type { Link } from '#shared/model/link'
import type { Baseline } from '#shared/model/monitoring'
import type { Plan } from '#shared/model/plan'
import type { Task } from '#shared/model/task'
import type { WorkingCalendar } from '#shared/model/time-band'
import { isDay, startsAt } from '#shared/model/when'
import { element, wanted, writeXml, type XmlTree, yesNo } from '../../xml/write-xml'
import { isPlainOn, localText } from '../clock'
import { spansOf } from '../hours'
import { lossCount } from '../losses'
import type { Loss } from '../project'
import { durationText, linkTypeCodes } from './values'
import { aroundTheClock, calendarElement, clock, type NamedCalendar, usualMinutes } from './write-calendars'
import { ownDefinitions, writeOwn } from './write-own'
import { type TaskPlace, taskElement } from './write-task'

/** A plan to be written. `zone` is whose clock its local times are of where the plan names none. */
export interface PlanToWrite {
  readonly plan: Plan
  readonly tasks: readonly Task[]
  readonly links: readonly Link[]
  readonly calendars: readonly WorkingCalendar[]
  readonly baselines: readonly Baseline[]
  readonly zone: string
  /** When a task runs, in epoch milliseconds; undefined where it is not known. */
  readonly times?: (task: string) => { readonly start: number; readonly finish: number; readonly critical: boolean } | undefined
}

export interface WrittenProject {
  readonly xml: string
  readonly losses: readonly Loss[]
  readonly tasks: number
}

/** MSPDI has eleven baselines, from 0 to 10. */
const mostBaselines = 11

/**
 * Writes a plan as MS Project's XML, the elements in the order of its schema (mspdi_pj14.xsd). A plan without a calendar gets
 * one of 24 hours, so that durations keep; what MSPDI has no place for goes into extra fields that our reader takes.
 */
export function writeMspdi({ plan, tasks, links, calendars, baselines, zone: asked, times = () => undefined }: PlanToWrite): WrittenProject {
  const zone = plan.zone || asked
  const losses = lossCount()
  const ordered = inTreeOrder(tasks)
  const uids = new Map(ordered.map(({ id }, at) => [id, at + 1]))
  const named = namedCalendars(plan, ordered, calendars, zone, losses)
  const taken = baselines.slice(0, mostBaselines)
  if (baselines.length > mostBaselines)
    losses.add('baseline', 'title', 'left-out', 'Project XML holds eleven baselines; later ones are left out.', baselines.length - mostBaselines)
  const people = new Map<string, number>()
  const used = new Set<string>()
  const before = linksByTarget(links, uids, losses)
  const places = placesOf(ordered)
  const assignments: XmlTree[] = []
  const elements = ordered.map((task, at) => {
    const place = places[at] ?? { level: 1, number: String(at + 1), isSummary: false }
    const written = taskElement(task, {
      place,
      uid: at + 1,
      plan,
      zone,
      calendar: named.of(task),
      baselines: taken,
      times: times(task.id),
      links: before.get(task.id) ?? [],
    })
    for (const field of written.used) used.add(field)
    for (const name of written.people) {
      const uid = people.get(name) ?? people.size + 1
      people.set(name, uid)
      assignments.push(
        assignmentElement({ uid: assignments.length + 1, task: at + 1, person: uid, minutes: written.minutes, isDone: task.progress.state === 'done' }),
      )
    }
    return written.xml
  })
  if (plan.state !== 'draft') losses.add('plan', 'state', 'left-out', 'A plan that is read in begins as a draft.')
  for (const { spans } of taken)
    for (const task of Object.keys(spans))
      if (!uids.has(task)) losses.add('baseline', 'spans', 'left-out', 'Tasks that are no longer in the plan have no place for their dates.')
  const start = startsAt(plan.start, zone)
  const spans = ordered.flatMap(({ id }) => times(id) ?? [])
  const finish = spans.reduce((last, one) => Math.max(last, one.finish), start ?? 0)
  const whole = writeOwn(ownOfPlan(plan, zone, taken, named.plan), '')
  for (const field of whole.used) used.add(field)
  const usual = usualMinutes(named.plan)
  const first = spansOf(Object.values(named.plan.week).find((hours) => hours !== '') ?? '')
  const local = (at: number | undefined): string | undefined => (at === undefined ? undefined : localText(at, zone))
  const { xml, dropped } = writeXml({
    name: 'Project',
    attributes: { xmlns: 'http://schemas.microsoft.com/project' },
    content: [
      element('SaveVersion', 14),
      wanted('Name', plan.title),
      wanted('Title', plan.title),
      yesNo('ScheduleFromStart', true),
      wanted('StartDate', local(start)),
      wanted('FinishDate', spans.length === 0 ? undefined : local(finish)),
      element('CalendarUID', named.plan.uid),
      element('DefaultStartTime', clock(first[0]?.[0] ?? 0)),
      element('DefaultFinishTime', clock((first.at(-1)?.[1] ?? 0) % 1440)),
      element('MinutesPerDay', usual.day),
      element('MinutesPerWeek', usual.week),
      element('DaysPerMonth', usual.daysPerMonth),
      element('DefaultTaskType', 1),
      element('DurationFormat', 5),
      yesNo('HonorConstraints', true),
      yesNo('NewTasksEstimated', false),
      yesNo('NewTasksAreManual', false),
      element('ExtendedAttributes', ownDefinitions(used)),
      element('Calendars', named.all.map(calendarElement)),
      element('Tasks', [wholeProject(plan, whole, local(start), spans.length === 0 ? undefined : local(finish)), ...elements]),
      element(
        'Resources',
        [...people].map(([name, uid]) =>
          element('Resource', [element('UID', uid), element('ID', uid), element('Name', name), element('Type', 1), yesNo('IsNull', false)]),
        ),
      ),
      element('Assignments', assignments),
    ],
  })
  if (dropped > 0) losses.add('text', 'control characters', 'left-out', 'XML can’t hold control characters; they are left out.', dropped)
  return { xml, losses: losses.list(), tasks: ordered.length }
}

interface Assigned {
  readonly uid: number
  readonly task: number
  readonly person: number
  readonly minutes: number
  readonly isDone: boolean
}

/** Somebody's whole time for as long as the task lasts: without the work MS Project would take it as none. */
function assignmentElement({ uid, task, person, minutes, isDone }: Assigned): XmlTree {
  return element('Assignment', [
    element('UID', uid),
    element('TaskUID', task),
    element('ResourceUID', person),
    isDone ? element('ActualWork', durationText(minutes)) : undefined,
    element('RemainingWork', durationText(isDone ? 0 : minutes)),
    element('Units', 1),
    element('Work', durationText(minutes)),
  ])
}

/** Task 0 is the project: what Slipway has of a plan and MSPDI has not goes there. */
function wholeProject(
  plan: Plan,
  { attributes, notes }: { readonly attributes: readonly XmlTree[]; readonly notes: string },
  start: string | undefined,
  finish: string | undefined,
): XmlTree {
  return element('Task', [
    element('UID', 0),
    element('ID', 0),
    element('Name', plan.title),
    element('Type', 1),
    yesNo('IsNull', false),
    element('OutlineNumber', '0'),
    element('OutlineLevel', 0),
    wanted('Start', start),
    wanted('Finish', finish),
    yesNo('Summary', true),
    wanted('Notes', notes),
    ...attributes,
  ])
}

function ownOfPlan(plan: Plan, zone: string, baselines: readonly Baseline[], calendar: NamedCalendar) {
  const start = startsAt(plan.start, zone)
  return {
    zone,
    ...(start !== undefined &&
    (isDay(plan.start) || !isPlainOn(start, zone) || localText(start, zone).length !== 19 || new Date(start).toISOString().replace('.000Z', 'Z') !== plan.start)
      ? { start: plan.start }
      : {}),
    ...(plan.windowStart === '' ? {} : { windowStart: plan.windowStart }),
    ...(plan.windowEnd === '' ? {} : { windowEnd: plan.windowEnd }),
    ...(plan.environment === '' ? {} : { environment: plan.environment }),
    ...(plan.backOutCheck === 0 ? {} : { backOutCheck: plan.backOutCheck }),
    ...(plan.rehearsal ? { rehearsal: true } : {}),
    ...(plan.calendar !== '' && calendar.uid > 0 ? { calendar: 'own' as const } : {}),
    ...(baselines.length === 0 ? {} : { baselines: Object.fromEntries(baselines.map(({ title, taken }, number) => [String(number), { title, taken }])) }),
  }
}

interface Named {
  readonly all: readonly NamedCalendar[]
  readonly plan: NamedCalendar
  /** The calendar that a task keeps to; undefined where it is the plan's by itself. */
  readonly of: (task: Task) => { readonly uid: number; readonly how: 'own' | 'inherited' } | undefined
}

/** Those that the plan and its tasks keep to; the plan's is the first. */
function namedCalendars(plan: Plan, tasks: readonly Task[], calendars: readonly WorkingCalendar[], zone: string, losses: ReturnType<typeof lossCount>): Named {
  const held = new Map(calendars.map((calendar) => [calendar.id, calendar]))
  const wantedIds = [...new Set([plan.calendar, ...tasks.map(({ calendar }) => calendar)])].filter((id) => held.has(id))
  const all: NamedCalendar[] = held.has(plan.calendar) ? [] : [aroundTheClock(1)]
  const uids = new Map<string, number>()
  const names = new Set(all.map(({ name }) => name))
  for (const id of wantedIds) {
    const calendar = held.get(id)
    if (calendar === undefined) continue
    let name = calendar.name || 'Calendar'
    while (names.has(name)) name = `${name} (2)`
    if (name !== calendar.name) losses.add('calendar', 'name', 'changed', 'Names of calendars must differ.')
    if (calendar.zone !== '' && calendar.zone !== zone)
      losses.add('calendar', 'zone', 'left-out', 'Project XML knows no zones: the hours are those of the plan’s clock.')
    names.add(name)
    uids.set(id, all.length + 1)
    all.push({ uid: all.length + 1, name, week: calendar.week, days: calendar.days, dayNames: calendar.dayNames })
  }
  const own = new Map(tasks.map((task) => [task.id, task]))
  return {
    all,
    plan: all[0] ?? aroundTheClock(1),
    of: (task) => {
      const uid = uids.get(task.calendar)
      if (uid !== undefined) return { uid, how: 'own' }
      const seen = new Set<string>()
      for (let above = own.get(task.parent); above !== undefined && !seen.has(above.id); above = own.get(above.parent)) {
        seen.add(above.id)
        const found = uids.get(above.calendar)
        if (found !== undefined) return { uid: found, how: 'inherited' }
      }
      return undefined
    },
  }
}

/** How deep a task stands, its number in the outline, and whether others stand below it. */
function placesOf(ordered: readonly Task[]): TaskPlace[] {
  const known = new Map<string, TaskPlace>()
  const counts = new Map<string, number>()
  const parents = new Set<string>()
  const places = ordered.map((task) => {
    const above = known.get(task.parent)
    const parent = above === undefined ? '' : task.parent
    const count = (counts.get(parent) ?? 0) + 1
    counts.set(parent, count)
    if (parent !== '') parents.add(parent)
    const place: TaskPlace = { level: (above?.level ?? 0) + 1, number: above === undefined ? String(count) : `${above.number}.${count}`, isSummary: false }
    known.set(task.id, place)
    return place
  })
  return places.map((place, at) => ({ ...place, isSummary: parents.has(ordered[at]?.id ?? '') }))
}

function linksByTarget(links: readonly Link[], uids: ReadonlyMap<string, number>, losses: ReturnType<typeof lossCount>): Map<string, XmlTree[]> {
  const before = new Map<string, XmlTree[]>()
  for (const { from, to, type, lag } of links) {
    const uid = uids.get(from)
    if (uid === undefined || !uids.has(to)) {
      losses.add('link', 'from', 'left-out', 'Links to tasks that are not there are left out.')
      continue
    }
    // LinkLag counts tenths of a minute; format 3 shows minutes.
    const link = element('PredecessorLink', [
      element('PredecessorUID', uid),
      element('Type', linkTypeCodes.indexOf(type)),
      yesNo('CrossProject', false),
      element('LinkLag', lag * 10),
      element('LagFormat', 3),
    ])
    before.set(to, [...(before.get(to) ?? []), link])
  }
  return before
}
