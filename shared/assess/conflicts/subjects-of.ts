import type { RootRecord } from '../../log/apply'
import type { Change } from '../../model/change'
import type { Kind, View } from '../../model/entities'
import { nameId } from '../../model/entity-id'
import type { Plan } from '../../model/plan'
import type { Release } from '../../model/release'
import type { WorkingCalendar } from '../../model/time-band'
import { fact } from '../../model/verdict'
import { endsAt, instant, isDay, startsAt, type When } from '../../model/when'
import { schedulePlan } from '../../schedule/schedule-plan'
import type { Engagement, PlanFit, Subject } from './subject'

/** How the views of a record are made, so that whoever asks can keep them. */
export type ViewsOf = <K extends Kind>(record: RootRecord, kind: K) => readonly View<K>[]

/** Everything in a root that takes time and can be at odds, in the zone of the site. Groups of changes are given by whoever knows the scopes. */
export function subjectsOf(record: RootRecord, viewsOf: ViewsOf, zone: string, calendars: readonly WorkingCalendar[] = []): readonly Subject[] {
  if (record.root.startsWith('release/'))
    return viewsOf(record, 'release').flatMap((release) => releaseSubject(release, record, viewsOf, zone, calendars) ?? [])
  if (record.root.startsWith('change/')) return viewsOf(record, 'change').flatMap((change) => changeSubject(change, affectedBy(record, viewsOf), zone) ?? [])
  if (record.root.startsWith('calendar/')) return viewsOf(record, 'booking').flatMap((booking) => bookingSubject(booking, zone) ?? [])
  return []
}

export const affectedBy = (record: RootRecord, viewsOf: ViewsOf): readonly string[] => [...new Set(viewsOf(record, 'affects').map(({ item }) => item))].sort()

interface Ends {
  readonly from: number
  readonly to: number
  readonly wholeDays: boolean
}

/** Two ends as a stretch that is never empty; undefined where no start is said. */
function ends(start: When, end: When, zone: string): Ends | undefined {
  const from = startsAt(start, zone)
  if (from === undefined) return undefined
  const to = endsAt(end === '' ? start : end, zone) ?? from
  return { from, to: Math.max(to, from + 1), wholeDays: isDay(start) && (end === '' || isDay(end)) }
}

/** An environment is kept by its id or by its name, as tables have it: both give the id. */
const placeOf = (environment: string): string => (environment === '' ? '' : `environment/${nameId(environment)}`)

const overOrOut: ReadonlySet<string> = new Set(['early-life-support', 'review', 'closed', 'cancelled'])

function releaseSubject(release: Release, record: RootRecord, viewsOf: ViewsOf, zone: string, calendars: readonly WorkingCalendar[]): Subject | undefined {
  if (overOrOut.has(release.state) || release.actual !== '') return undefined
  const entity = `release/${release.id}`
  const plans = viewsOf(record, 'plan').filter(({ rehearsal, state }) => !rehearsal && state !== 'aborted')
  const plan = plans.find(({ windowStart, start }) => windowStart !== '' || start !== '')
  const planned = plan === undefined ? undefined : plannedOf(plan, record, viewsOf, zone, calendars)
  const window = plan === undefined ? undefined : ends(plan.windowStart, plan.windowEnd, zone)
  const target = ends(release.target, release.target, zone)
  const span = window ?? planned?.span ?? target
  if (span === undefined) return undefined
  const named = plan === undefined ? '' : `plan/${plan.id}`
  const facts =
    window !== undefined && plan !== undefined
      ? [fact(named, 'windowStart', plan.windowStart), fact(named, 'windowEnd', plan.windowEnd)]
      : planned !== undefined && plan !== undefined
        ? [fact(named, 'start', plan.start), fact(named, 'finish', instant(planned.span.to))]
        : [fact(entity, 'target', release.target), fact(entity, 'target', release.target)]
  const [start = fact(entity, 'target', release.target), end = start] = facts
  const isUnderWay = release.state === 'deploying'
  const owner = release.owner === '' || span === target ? [] : [{ person: release.owner, from: span.from, to: span.to, entity, field: 'owner' }]
  return {
    entity,
    kind: 'release',
    ...span,
    start,
    end,
    items: affectedBy(record, viewsOf),
    environment: placeOf(plan?.environment ?? ''),
    purpose: '',
    people: [...owner, ...(planned?.people ?? [])],
    groups: [entity],
    judged: !isUnderWay && release.type !== 'emergency',
    movable: !isUnderWay && (plan === undefined || plan.state === 'draft'),
    needs: viewsOf(record, 'release-dependency').map(({ needs }) => (needs.startsWith('release/') ? needs : `release/${needs}`)),
    approval: 'not-needed',
    ...(planned?.fit === undefined ? {} : { plan: planned.fit }),
  }
}

interface Planned {
  readonly span: Ends
  readonly people: readonly Engagement[]
  readonly fit: PlanFit | undefined
}

/** When the tasks of a plan run, who is at work, and how it lies in its window. */
function plannedOf(plan: Plan, record: RootRecord, viewsOf: ViewsOf, zone: string, calendars: readonly WorkingCalendar[]): Planned | undefined {
  const tasks = viewsOf(record, 'task').filter((task) => task.plan === plan.id)
  if (tasks.length === 0) return undefined
  const links = viewsOf(record, 'link').filter((link) => link.plan === plan.id)
  const schedule = schedulePlan(plan, tasks, links, zone, 0, { calendars })
  if (schedule.end <= schedule.start) return undefined
  const main = tasks.flatMap((task) => {
    const times = schedule.times(task.id)
    return times === undefined || times.summary || times.backOut ? [] : [{ task, times }]
  })
  const people = main.flatMap(({ task, times }): Engagement[] => {
    const isToDo = task.progress.state === 'planned' || task.progress.state === 'in-progress'
    if (task.who === '' || !isToDo || times.finish <= times.start) return []
    return [{ person: task.who, from: times.start, to: times.finish, entity: `task/${task.id}`, field: 'who' }]
  })
  const windowFrom = startsAt(plan.windowStart, zone)
  const windowTo = endsAt(plan.windowEnd, zone)
  const entity = `plan/${plan.id}`
  const span = { from: schedule.start, to: schedule.end, wholeDays: false }
  if (windowFrom === undefined || windowTo === undefined) return { span, people, fit: undefined }
  const late = main.filter(({ times }) => times.finish > windowTo).map(({ task, times }) => ({ task: `task/${task.id}`, end: times.finish }))
  const branch =
    schedule.backOutEnd > schedule.start ? branchMinutes(tasks.flatMap((task) => (task.branch === 'back-out' ? (schedule.times(task.id) ?? []) : []))) : 0
  const steps = tasks.reduce((sum, task) => sum + (task.branch === 'main' ? task.backOutDuration : 0), 0)
  // The same sum as the point of no return's (schedule/point-of-no-return.ts): steps are undone, then the branch runs.
  const backOutMinutes = branch + steps
  const needed = backOutMinutes === 0 ? 0 : backOutMinutes + plan.backOutCheck
  const window = [fact(entity, 'windowStart', plan.windowStart), fact(entity, 'windowEnd', plan.windowEnd)] as const
  const fit = {
    entity,
    start: schedule.start,
    end: schedule.end,
    backOutEnd: schedule.end + needed * 60_000,
    backOutMinutes,
    checkMinutes: backOutMinutes === 0 ? 0 : plan.backOutCheck,
    windowFrom,
    windowTo,
    window,
    late,
  }
  return { span, people, fit }
}

/** How long the branch of the back-out takes from its first task to its last. */
function branchMinutes(times: readonly { readonly start: number; readonly finish: number }[]): number {
  if (times.length === 0) return 0
  return (Math.max(...times.map(({ finish }) => finish)) - Math.min(...times.map(({ start }) => start))) / 60_000
}

const changeOver: ReadonlySet<string> = new Set(['review', 'closed', 'cancelled'])

/** A change as it stands, or as it is being typed. */
export function changeSubject(change: Change, items: readonly string[], zone: string): Subject | undefined {
  const span = changeOver.has(change.state) ? undefined : ends(change.plannedStart || change.plannedEnd, change.plannedEnd, zone)
  if (span === undefined) return undefined
  const entity = `change/${change.id}`
  const isUnderWay = change.state === 'implement'
  const needsApproval = change.type !== 'standard' && (change.state === 'scheduled' || isUnderWay)
  return {
    entity,
    kind: 'change',
    ...span,
    start: fact(entity, 'plannedStart', change.plannedStart),
    end: fact(entity, 'plannedEnd', change.plannedEnd),
    items,
    environment: placeOf(change.environment),
    purpose: '',
    people: change.assignedTo === '' ? [] : [{ person: change.assignedTo, from: span.from, to: span.to, entity, field: 'assignedTo' }],
    groups: [],
    judged: !isUnderWay && change.type !== 'emergency',
    movable: !isUnderWay,
    needs: [],
    approval: needsApproval ? (change.type === 'emergency' ? 'needed-afterwards' : 'needed') : 'not-needed',
  }
}

function bookingSubject(booking: View<'booking'>, zone: string): Subject | undefined {
  if (booking.environment === '' || booking.state === 'rejected' || booking.state === 'released') return undefined
  const span = ends(booking.start, booking.end, zone)
  if (span === undefined) return undefined
  const entity = `booking/${booking.id}`
  return {
    entity,
    kind: 'booking',
    ...span,
    start: fact(entity, 'start', booking.start),
    end: fact(entity, 'end', booking.end),
    items: [],
    environment: placeOf(booking.environment),
    purpose: booking.purpose || booking.title,
    people: [],
    groups: booking.release === '' ? [] : [`release/${booking.release}`],
    judged: false,
    movable: booking.state !== 'active',
    needs: [],
    approval: 'not-needed',
  }
}
