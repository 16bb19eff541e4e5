import type { ScheduleInput, ScheduleProblem } from './input'
import type { Outline } from './outline'
import { type ScheduleCalendar, WorkingTime } from './working-time'

/** The calendars of a plan's tasks: which of `list` each works by (0 is round the clock), and which task names one that is not there. */
export interface TaskClocks {
  readonly list: readonly (WorkingTime | undefined)[]
  readonly ids: readonly string[]
  readonly of: Uint8Array
  readonly problems: readonly ScheduleProblem[]
}

/** A plan has a handful of calendars; those beyond what a byte can name are reported as loose. */
const most = 255

/** Finds every task's calendar, or undefined where none is asked for: a task that names none takes that of the task above. */
export function clocksOf(input: ScheduleInput, { parent, upward }: Outline): TaskClocks | undefined {
  const { tasks, calendar: ofPlan = '', calendars = [] } = input
  if (ofPlan === '' && !anyCalendar(tasks)) return undefined
  const known = new Map(calendars.slice(0, most).map((calendar) => [calendar.id, calendar]))
  const list: (WorkingTime | undefined)[] = [undefined]
  const ids: string[] = ['']
  const place = new Map<string, number>()
  const loose = new Map<string, string[]>()
  const base = Math.floor(input.start / 60_000)
  const placeOf = (calendar: string): number | undefined => {
    const held = place.get(calendar)
    if (held !== undefined) return held
    const found = known.get(calendar)
    if (found === undefined) return undefined
    list.push(workingTimeOf(found, base))
    ids.push(calendar)
    place.set(calendar, list.length - 1)
    return list.length - 1
  }
  const top = ofPlan === '' ? 0 : placeOf(ofPlan)
  if (top === undefined) loose.set(ofPlan, [])
  const of = new Uint8Array(tasks.length)
  const settle = (i: number): void => {
    const above = parent[i] ?? -1
    const inherited = above === -1 ? (top ?? 0) : (of[above] ?? 0)
    const { id = '', calendar = '' } = tasks[i] ?? {}
    const own = calendar === '' ? inherited : placeOf(calendar)
    if (own === undefined) loose.set(calendar, [...(loose.get(calendar) ?? []), id])
    of[i] = own ?? inherited
  }
  for (let i = 0; i < tasks.length; i++) if (parent[i] === -1) settle(i)
  // Those that stand below another come deepest first: read from the end, each finds its parent settled.
  for (let u = upward.length - 1; u >= 0; u--) settle(upward[u] ?? 0)
  const problems = [...loose].map(([calendar, of]): ScheduleProblem => ({ code: 'loose-calendar', calendar, tasks: of }))
  return { list, ids, of, problems }
}

function anyCalendar(tasks: ScheduleInput['tasks']): boolean {
  for (const { calendar } of tasks) if (calendar !== undefined && calendar !== '') return true
  return false
}

/** A calendar is worked out once for as long as it and the plan's start stand. */
const workedOut = new WeakMap<ScheduleCalendar, { readonly base: number; readonly time: WorkingTime }>()

export function workingTimeOf(calendar: ScheduleCalendar, base: number): WorkingTime {
  const held = workedOut.get(calendar)
  if (held?.base === base) return held.time
  const time = new WorkingTime(calendar, base)
  workedOut.set(calendar, { base, time })
  return time
}

/** The same from whatever minute it was worked out for, if it was: for those who draw another time than the plan's. */
export function anyWorkingTimeOf(calendar: ScheduleCalendar, base: number): { readonly base: number; readonly time: WorkingTime } {
  return workedOut.get(calendar) ?? { base, time: workingTimeOf(calendar, base) }
}

type Clock = WorkingTime | undefined

/** Where work can begin that is asked to begin at `at`. A milestone may stand where work ends, as in MS Project. */
export const workFrom = (clock: Clock, at: number, duration: number): number =>
  clock === undefined || (duration === 0 && !clock.rests(at)) ? at : clock.start(clock.work(at))

/** Where work of that length ends that begins at `start`. */
export const workUntil = (clock: Clock, start: number, duration: number): number =>
  clock === undefined || duration === 0 ? start + duration : clock.finish(clock.work(start) + duration)

/** The latest start of work that ends at `finish` or before. */
export function workBefore(clock: Clock, finish: number, duration: number): number {
  if (clock === undefined) return finish - duration
  return duration === 0 ? restBefore(clock, finish) : clock.start(clock.work(finish) - duration)
}

/** The last moment up to `at` in which work can begin: where it rests, the last minute of work before. A milestone needs no minute. */
export function lastStart(clock: Clock, at: number, duration: number): number {
  if (clock === undefined) return at
  if (duration === 0) return restBefore(clock, at)
  const done = clock.work(at)
  return clock.start(done) === at ? at : clock.start(done - 1)
}

/** `at`, or where work ended before it if it lies in time without work. */
const restBefore = (clock: Clock, at: number): number => (clock === undefined || !clock.rests(at) ? at : clock.finish(clock.work(at)))

/** The start that a link asks for when its predecessor's end of the link lies at `at`. */
export function startAsked(at: number, lag: number, lagClock: Clock, toFinish: boolean, clock: Clock, duration: number): number {
  const moved = lag === 0 ? at : lagClock === undefined ? at + lag : lagClock.finish(lagClock.work(at) + lag)
  if (!toFinish || duration === 0) return moved
  return clock === undefined ? moved - duration : clock.start(clock.work(moved) - duration)
}

/** The other way round: the latest moment for the predecessor's end of the link when its successor's end of it lies at `at`. */
export function latestAllowed(at: number, lag: number, lagClock: Clock, fromFinish: boolean, clock: Clock, duration: number): number {
  // A finish is asked for in working time: any moment up to the next work is as good as the end of the last.
  const open = fromFinish && clock !== undefined && duration > 0 ? clock.start(clock.work(at)) : at
  if (lag === 0) return open
  return lagClock === undefined ? open - lag : lagClock.start(lagClock.work(open) - lag)
}

/** Working minutes between two moments. */
export const workBetween = (clock: Clock, from: number, to: number): number => (clock === undefined ? to - from : clock.work(to) - clock.work(from))
