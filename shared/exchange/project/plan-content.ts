import { localInstant } from '#shared/exchange/table/local-time'
import type { Kind, View } from '#shared/model/entities'
import type { Json } from '#shared/model/json'
import type { Link } from '#shared/model/link'
import type { Baseline } from '#shared/model/monitoring'
import type { Plan } from '#shared/model/plan'
import type { Constraint, Progress, Task } from '#shared/model/task'
import type { WorkingCalendar } from '#shared/model/time-band'
import { viewOf } from '#shared/model/view'
import { instant } from '#shared/model/when'
import { schedulePlan } from '#shared/schedule/schedule-plan'
import { orderKey } from '../table/order-key'
import { flatCalendar, isRoundTheClock } from './flat-calendar'
import { wholeDay } from './hours'
import { inOrder, type LossCount, lossCount } from './losses'
import type { ForeignTask, Local, Loss, Project } from './project'

/** A project as a deployment plan: our own entities, whose ids are those of the file. Nothing of it is anywhere yet. */
export interface PlanContent {
  readonly plan: Plan
  readonly tasks: readonly Task[]
  readonly links: readonly Link[]
  readonly calendars: readonly WorkingCalendar[]
  readonly baselines: readonly Baseline[]
  /** What the reader did not take, and what the plan could not hold. */
  readonly losses: readonly Loss[]
}

const view = <K extends Kind>(kind: K, id: string, fields: Readonly<Record<string, Json>>): View<K> => viewOf(kind, id, { removed: false, ...fields })

const day24 = Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, wholeDay]))
const aroundTheClock = 'round-the-clock'

/** Makes a plan of a project. Its local times are of `zone`, unless the file names another. */
export function planContent(project: Project, { zone: asked }: { readonly zone: string }): PlanContent {
  const zone = project.zone || asked
  const losses = lossCount()
  const at = (local: Local): number => localInstant(local, zone).at
  const when = (local: Local): string => (local === '' ? '' : instant(at(local)))
  const calendars = calendarsOf(project, zone)
  const active = withoutInactive(project, losses)
  const begins = beginning(project, active, losses)
  const tasks = active.map((task, place) => taskOf(task, orderKey(place), { calendars, when, losses, notBefore: begins.notBefore }))
  const kept = new Map(active.map((task) => [task.id, task]))
  const plan = view('plan', 'plan', {
    title: project.title,
    start: project.own.start ?? when(begins.start),
    windowStart: project.own.windowStart ?? '',
    windowEnd: project.own.windowEnd ?? '',
    zone,
    environment: project.own.environment ?? '',
    calendar: calendars.plan,
    backOutCheck: project.own.backOutCheck ?? 0,
    rehearsal: project.own.rehearsal ?? false,
  })
  const links = withoutPushing({ plan, tasks, links: linksOf(project, kept, calendars.plan !== '', losses), calendars: calendars.used(tasks) }, active, losses)
  for (const name of calendars.unused(tasks)) losses.add('calendar', 'Name', 'left-out', `Calendars that no task keeps to are not taken, such as “${name}”.`)
  return {
    plan,
    tasks,
    links,
    calendars: calendars.used(tasks),
    baselines: project.baselines.map(({ number, title, spans }) =>
      view('baseline', `baseline-${number}`, {
        plan: 'plan',
        title,
        taken: project.own.baselines?.[String(number)]?.taken ?? '',
        spans: Object.fromEntries(
          Object.entries(spans).flatMap(([task, { start, finish }]) => {
            const exact = kept.get(task)?.own.baselines?.[String(number)]
            return kept.has(task) ? [[task, exact ?? { start: at(start), end: at(finish) }]] : []
          }),
        ),
      }),
    ),
    losses: inOrder([...project.losses, ...losses.list()]),
  }
}

interface Calendars {
  /** The plan's, '' for round the clock. */
  readonly plan: string
  readonly of: (task: ForeignTask) => string
  readonly used: (tasks: readonly Task[]) => WorkingCalendar[]
  readonly unused: (tasks: readonly Task[]) => string[]
}

function calendarsOf(project: Project, zone: string): Calendars {
  const made = new Map<string, WorkingCalendar>()
  const roundTheClock = new Set<string>()
  for (const { id, name } of project.calendars) {
    const flat = flatCalendar(id, project.calendars)
    if (flat === undefined) continue
    if (isRoundTheClock(flat)) roundTheClock.add(id)
    made.set(id, view('working-calendar', id, { of: 'calendar/main', name: name || 'Calendar', zone, week: flat.week, days: flat.days, dayNames: flat.names }))
  }
  const plan = made.has(project.calendar) && (project.own.calendar === 'own' || !roundTheClock.has(project.calendar)) ? project.calendar : ''
  const always = [...roundTheClock][0] ?? aroundTheClock
  if (always === aroundTheClock) made.set(always, view('working-calendar', always, { of: 'calendar/main', name: '24 hours', zone, week: day24, days: {} }))
  const named = (tasks: readonly Task[]): Set<string> => new Set([plan, ...tasks.map(({ calendar }) => calendar)])
  return {
    plan,
    of: (task) => {
      if (task.own.calendar === 'inherited' || (task.kind === 'summary' && task.own.calendar !== 'own')) return ''
      if (task.own.calendar === 'own' && made.has(task.calendar)) return task.calendar
      if (task.elapsed) return plan === '' ? '' : always
      return task.calendar === plan || task.calendar === project.calendar || !made.has(task.calendar) ? '' : task.calendar
    },
    used: (tasks) => {
      const wanted = named(tasks)
      return [...made.values()].filter(({ id }) => wanted.has(id))
    },
    unused: (tasks) => {
      const wanted = named(tasks)
      const bases = new Map(project.calendars.map(({ id, base }) => [id, base]))
      for (const id of wanted) wanted.add(bases.get(id) ?? '')
      return project.calendars.filter(({ id, base }) => !wanted.has(id) && base === '' && id !== project.calendar).map(({ name }) => name)
    },
  }
}

/** Inactive tasks are not part of the schedule, nor is what stands below them. */
function withoutInactive({ tasks }: Project, losses: LossCount): ForeignTask[] {
  const out = new Set<string>()
  return tasks.filter((task) => {
    if (!task.inactive && !out.has(task.parent)) return true
    out.add(task.id)
    losses.add('task', 'Active', 'left-out', 'Inactive tasks are not part of the schedule and are not taken.')
    return false
  })
}

interface Taking {
  readonly calendars: Calendars
  readonly when: (local: Local) => string
  readonly losses: LossCount
  /** Where tasks that nothing holds began, if the plan has to begin before that. */
  readonly notBefore: Local
}

function taskOf(task: ForeignTask, order: string, { calendars, when, losses, notBefore }: Taking): Task {
  const { own } = task
  const isSummary = task.kind === 'summary'
  let kind = task.kind
  if (isSummary && task.calendar !== '' && own.calendar === undefined)
    losses.add('task', 'CalendarUID', 'left-out', 'The calendar of a summary does not hold for what stands below it, and is not taken.')
  if (kind === 'milestone' && task.minutes > 0) {
    losses.add('task', 'Milestone', 'changed', 'A milestone takes no time here: one that lasts became a plain task.')
    kind = 'manual'
  }
  return view('task', task.id, {
    plan: 'plan',
    parent: task.parent,
    code: own.code ?? task.code,
    title: task.title,
    kind: own.kind ?? kind,
    // A summary is as long as what stands below it: what its own field says is of no account.
    duration: own.duration ?? (isSummary ? 15 : task.minutes),
    estimate: own.estimate ?? '',
    calendar: calendars.of(task),
    constraint: own.constraint ?? constraintOf(task, when, losses, notBefore),
    who: own.who ?? task.who.join(', '),
    role: own.role ?? '',
    environment: own.environment ?? '',
    instructions: task.instructions,
    expectedResult: own.expectedResult ?? '',
    backOut: own.backOut ?? '',
    backOutDuration: own.backOutDuration ?? 0,
    branch: own.branch ?? 'main',
    progress: own.progress ?? (isSummary ? { state: 'planned' } : progressOf(task, when, losses)),
    order,
  })
}

const isHeld = ({ manual, kind, start }: ForeignTask): boolean => manual && kind !== 'summary' && start !== ''

/**
 * Nothing starts before its plan does. Where a person has put a task before the project's start, the plan starts with it, and
 * the tasks that nothing holds keep to where the project started.
 */
function beginning({ start }: Project, tasks: readonly ForeignTask[], losses: LossCount): { readonly start: Local; readonly notBefore: Local } {
  const first = tasks.filter(isHeld).reduce<Local>((earliest, task) => (earliest === '' || task.start < earliest ? task.start : earliest), '')
  if (start === '' || first === '' || first >= start) return { start: start || first, notBefore: '' }
  losses.add('project', 'StartDate', 'changed', 'A task stands before the project’s start: the plan starts with it, and others no earlier than they did.')
  return { start: first, notBefore: start }
}

/** Links do not move a task with dates of a person's own: those that would are left out. */
function withoutPushing(
  content: Pick<PlanContent, 'plan' | 'tasks' | 'links' | 'calendars'>,
  tasks: readonly ForeignTask[],
  losses: LossCount,
): readonly Link[] {
  const held = new Set(tasks.filter(isHeld).map(({ id }) => id))
  let { links } = content
  const starts = new Map(
    content.tasks.flatMap(({ id, constraint }) => (held.has(id) && constraint.kind === 'must-start-on' ? [[id, constraint.at] as const] : [])),
  )
  // Each round leaves links out, so that there is an end to it.
  for (let moved = new Set<string>([...starts.keys()]); moved.size > 0; ) {
    const { times } = schedulePlan(content.plan, content.tasks, links, content.plan.zone, 0, { calendars: content.calendars })
    moved = new Set([...starts].filter(([id, at]) => (times(id)?.start ?? 0) > Date.parse(at)).map(([id]) => id))
    const kept = links.filter(({ to }) => !moved.has(to))
    if (kept.length === links.length) break
    losses.add('link', 'Manual', 'left-out', 'Links that would move a task with dates of a person’s own are not taken.', links.length - kept.length)
    links = kept
  }
  return links
}

function constraintOf(task: ForeignTask, when: (local: Local) => string, losses: LossCount, notBefore: Local): Constraint {
  if (isHeld(task)) {
    losses.add('task', 'Manual', 'changed', 'Tasks with dates of a person’s own are held by “must start on”, so that links do not move them.')
    return { kind: 'must-start-on', at: when(task.start) }
  }
  const { constraint } = task
  if (constraint.kind === 'as-soon-as-possible' && notBefore !== '' && task.kind !== 'summary') return { kind: 'start-no-earlier-than', at: when(notBefore) }
  return 'at' in constraint ? { kind: constraint.kind, at: when(constraint.at) } : constraint
}

/** Begun and done as far as the file says when: our progress has no percentage. */
function progressOf(task: ForeignTask, when: (local: Local) => string, losses: LossCount): Progress {
  const { percent, started, finished, start, finish } = task
  const since = when(started || start)
  const at = when(finished || finish)
  if (percent === 100 && since !== '' && at !== '') return { state: 'done', since, at: at < since ? since : at }
  const hasBegun = percent > 0 || (started !== '' && finished === '')
  if (percent > 0) losses.add('task', 'PercentComplete', percent === 100 ? 'left-out' : 'changed', 'A task is begun or done here; how much of it is not kept.')
  else if (finished !== '') losses.add('task', 'ActualFinish', 'left-out', 'A task that is 0 % done can’t have ended.')
  return hasBegun && since !== '' ? { state: 'in-progress', since } : { state: 'planned' }
}

function linksOf(project: Project, kept: ReadonlyMap<string, ForeignTask>, isOfHours: boolean, losses: LossCount): Link[] {
  const seen = new Set<string>()
  return project.links.flatMap(({ from, to, type, lag, unit, elsewhere }): Link[] => {
    if (elsewhere !== '') {
      losses.add('link', 'CrossProject', 'left-out', `Links to tasks of other files are not kept, such as one to ${elsewhere.slice(0, 120)}.`)
      return []
    }
    const before = kept.get(from)
    if (before === undefined || !kept.has(to)) {
      losses.add('link', 'Active', 'left-out', 'Links of inactive tasks are not taken.')
      return []
    }
    const key = `${from} ${to} ${type}`
    if (seen.has(key)) {
      losses.add('link', 'PredecessorUID', 'left-out', 'A second link of the same type between the same tasks says nothing more.')
      return []
    }
    seen.add(key)
    const isPercent = unit === 'percent' || unit === 'elapsed-percent'
    if (isPercent && lag !== 0) losses.add('link', 'LagFormat', 'changed', 'Lags in per cent became minutes of the duration of the task before.')
    if (unit === 'elapsed' && lag !== 0 && isOfHours)
      losses.add('link', 'LagFormat elapsed', 'changed', 'Lags that run round the clock are counted in working time.')
    const minutes = Math.round(isPercent ? (before.minutes * lag) / 100 : lag)
    if (!isPercent && minutes !== lag) losses.add('link', 'LinkLag', 'changed', 'Parts of a minute were rounded.')
    const bounded = Math.max(-5_256_000, Math.min(5_256_000, minutes))
    return [view('link', `${from}-${to}-${type}`, { plan: 'plan', from, to, type, lag: bounded + 0 })]
  })
}
