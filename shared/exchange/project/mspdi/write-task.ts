import type { Baseline } from '#shared/model/monitoring'
import type { Plan } from '#shared/model/plan'
import type { Constraint, Progress, Task } from '#shared/model/task'
import { instant, isDay, startsAt } from '#shared/model/when'
import { element, wanted, type XmlTree, yesNo } from '../../xml/write-xml'
import { isPlainOn, localText } from '../clock'
import type { OwnTask } from '../project'
import { constraintCodes, durationText } from './values'
import { writeOwn } from './write-own'

export interface TaskPlace {
  readonly level: number
  readonly number: string
  readonly isSummary: boolean
}

interface Surroundings {
  readonly place: TaskPlace
  readonly uid: number
  readonly plan: Plan
  readonly zone: string
  readonly calendar: { readonly uid: number; readonly how: 'own' | 'inherited' } | undefined
  readonly baselines: readonly Baseline[]
  readonly times: { readonly start: number; readonly finish: number; readonly critical: boolean } | undefined
  readonly links: readonly XmlTree[]
}

export interface WrittenTask {
  readonly xml: XmlTree
  readonly people: readonly string[]
  /** How long it lasts by itself; a summary lasts as long as what stands below it. */
  readonly minutes: number
  readonly used: readonly string[]
}

/** One task, its elements in the order of the schema. What comes back otherwise than it is goes into extra fields as well. */
export function taskElement(task: Task, { place, uid, zone, calendar, baselines, times, links }: Surroundings): WrittenTask {
  const { progress } = task
  const isMilestone = task.kind === 'milestone' && !place.isSummary
  const minutes = isMilestone ? 0 : task.duration
  const people = peopleOf(task.who)
  const { constraint, isExact } = writtenConstraint(task.constraint, zone)
  const actual = actuals(progress)
  const spans = baselines.map(({ spans }) => spans[task.id])
  const own = writeOwn(
    {
      ...(task.kind === naturalKind(place, isMilestone) ? {} : { kind: task.kind }),
      ...(task.duration === (place.isSummary ? 15 : minutes) ? {} : { duration: task.duration }),
      ...(task.code === '' || task.code !== task.code.trim() ? { code: task.code } : {}),
      ...(calendar === undefined ? {} : { calendar: calendar.how }),
      ...(isExact ? {} : { constraint: task.constraint }),
      ...(progressComesBack(progress, place.isSummary, zone) ? {} : { progress }),
      ...(task.estimate === '' ? {} : { estimate: task.estimate }),
      ...(people.join(', ') === task.who ? {} : { who: task.who }),
      ...(task.role === '' ? {} : { role: task.role }),
      ...(task.environment === '' ? {} : { environment: task.environment }),
      ...(task.expectedResult === '' ? {} : { expectedResult: task.expectedResult }),
      ...(task.backOut === '' ? {} : { backOut: task.backOut }),
      ...(task.backOutDuration === 0 ? {} : { backOutDuration: task.backOutDuration }),
      ...(task.branch === 'main' ? {} : { branch: task.branch }),
      ...oddSpans(spans, zone),
    },
    task.instructions,
  )
  const local = (at: number): string => localText(at, zone)
  const xml = element('Task', [
    element('UID', uid),
    element('ID', uid),
    element('Name', task.title),
    yesNo('Active', true),
    yesNo('Manual', false),
    element('Type', 1),
    yesNo('IsNull', false),
    wanted('WBS', task.code),
    element('OutlineNumber', place.number),
    element('OutlineLevel', place.level),
    element('Priority', 500),
    times === undefined ? undefined : element('Start', local(times.start)),
    times === undefined ? undefined : element('Finish', local(times.finish)),
    element('Duration', durationText(place.isSummary ? spanMinutes(times) : minutes)),
    element('DurationFormat', minutes % 60 === 0 ? 5 : 3),
    yesNo('EffortDriven', false),
    yesNo('Estimated', false),
    yesNo('Milestone', isMilestone),
    yesNo('Summary', place.isSummary),
    times === undefined ? undefined : yesNo('Critical', times.critical),
    element('PercentComplete', progress.state === 'done' ? 100 : 0),
    wanted('ActualStart', actual.since === undefined ? undefined : local(Date.parse(actual.since))),
    wanted('ActualFinish', actual.at === undefined ? undefined : local(Date.parse(actual.at))),
    element('ConstraintType', constraint.code),
    element('CalendarUID', calendar?.uid ?? -1),
    wanted('ConstraintDate', constraint.date),
    wanted('Notes', own.notes),
    ...links,
    ...own.attributes,
    ...spans.map((span, number) =>
      span === undefined
        ? undefined
        : element('Baseline', [element('Number', number), element('Start', local(span.start)), element('Finish', local(span.end))]),
    ),
  ])
  return { xml, people, minutes: place.isSummary ? 0 : minutes, used: own.used }
}

const naturalKind = ({ isSummary }: TaskPlace, isMilestone: boolean): Task['kind'] => (isSummary ? 'summary' : isMilestone ? 'milestone' : 'manual')

const spanMinutes = (times: Surroundings['times']): number => (times === undefined ? 0 : Math.max(0, Math.round((times.finish - times.start) / 60_000)))

/** Names of people and teams as resources; MS Project takes no comma or bracket in one. */
function peopleOf(who: string): readonly string[] {
  const names = who.split(', ').map((name) => name.replace(/[,[\]\r\n]/g, ' ').trim())
  return [...new Set(names.filter((name) => name !== ''))]
}

interface WrittenConstraint {
  readonly constraint: { readonly code: number; readonly date: string | undefined }
  readonly isExact: boolean
}

/** A day stands as its midnight, and for "no later" as the end of it. */
function writtenConstraint(constraint: Constraint, zone: string): WrittenConstraint {
  const code = constraintCodes.indexOf(constraint.kind)
  if (!('at' in constraint)) return { constraint: { code, date: undefined }, isExact: true }
  const { at: when, kind } = constraint
  const from = startsAt(when, zone)
  if (from === undefined) return { constraint: { code: 0, date: undefined }, isExact: false }
  const isLate = kind === 'start-no-later-than' || kind === 'finish-no-later-than' || kind === 'must-finish-on'
  const at = isDay(when) && isLate ? (startsAt(nextDay(when), zone) ?? from) : from
  return { constraint: { code, date: localText(at, zone) }, isExact: !isDay(when) && comesBack(when, zone) }
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Whether an instant is the same when it is read from a clock: it has no part of a second and is written as we write it. */
const comesBack = (when: string, zone: string): boolean => {
  const at = Date.parse(when)
  return isPlainOn(at, zone) && instant(at) === when
}

function actuals(progress: Progress): { readonly since?: string | undefined; readonly at?: string | undefined } {
  switch (progress.state) {
    case 'in-progress':
    case 'failed':
      return { since: progress.since }
    case 'done':
      return { since: progress.since, at: progress.at }
    default:
      return {}
  }
}

function progressComesBack(progress: Progress, isSummary: boolean, zone: string): boolean {
  if (progress.state === 'planned') return true
  if (isSummary || (progress.state !== 'in-progress' && progress.state !== 'done')) return false
  const { since, at } = actuals(progress)
  const isPlain = [since, at].every((when) => when === undefined || comesBack(when, zone))
  return isPlain && (since === undefined || at === undefined || since <= at)
}

/** Spans that a clock does not show exactly. */
function oddSpans(spans: readonly (Baseline['spans'][string] | undefined)[], zone: string): Pick<OwnTask, 'baselines'> {
  const odd = spans.flatMap((span, number) =>
    span !== undefined && !(isPlainOn(span.start, zone) && isPlainOn(span.end, zone)) ? [[String(number), { start: span.start, end: span.end }] as const] : [],
  )
  return odd.length === 0 ? {} : { baselines: Object.fromEntries(odd) }
}
