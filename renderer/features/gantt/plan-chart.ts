import { clockWords, dateWords } from '#shared/commands/when-words'
import type { ForecastVerdict } from '#shared/forecast/forecast'
import type { Link } from '#shared/model/link'
import type { Baseline } from '#shared/model/monitoring'
import type { Plan } from '#shared/model/plan'
import type { Task } from '#shared/model/task'
import type { Freeze, MaintenanceWindow, WorkingCalendar } from '#shared/model/time-band'
import { endsAt, instant, startsAt } from '#shared/model/when'
import { durationText } from '#shared/schedule/duration-text'
import type { PointVerdict } from '#shared/schedule/point-of-no-return'
import { restSpans } from '#shared/schedule/rest-spans'
import type { Schedule } from '#shared/schedule/schedule'
import { scheduleCalendar } from '#shared/schedule/schedule-plan'
import { bandsOf } from './bands'
import { type BaseSpans, type Chart, chartOf, flag, type LinkSpec, type RowSpec, type Shape, type TimeLine } from './chart'

/** All that a picture of a plan is made from; tasks in tree order. */
export interface PlanPicture {
  readonly plan: Plan
  readonly tasks: readonly Task[]
  /** Those that have a row, in their order; all where nothing is said. */
  readonly rows?: readonly Task[]
  readonly links: readonly Link[]
  readonly schedule: Schedule
  readonly freezes: readonly Freeze[]
  /** Windows of the calendar that are for what is deployed. */
  readonly windows?: readonly MaintenanceWindow[]
  /** Those that a plan may keep to; its time without work is shaded. */
  readonly calendars?: readonly WorkingCalendar[]
  /** Planned dates kept for comparison, drawn under the bars: the first three of them. */
  readonly baselines?: readonly Pick<Baseline, 'spans'>[]
  readonly forecast?: ForecastVerdict | undefined
  readonly point?: PointVerdict | undefined
  readonly zone: string
  /** Epoch milliseconds; undefined on paper, where now is no longer now. */
  readonly now: number | undefined
  /** The chart that stood before: what has not changed is taken over. */
  readonly held?: Chart | undefined
}

/** The chart of a plan: the plan as the first row, its tasks below, window and freezes as bands. */
export function planChart({
  plan,
  tasks,
  rows: shown = tasks,
  links,
  schedule,
  freezes,
  windows = [],
  calendars = [],
  baselines = [],
  forecast,
  point,
  zone,
  now,
  held,
}: PlanPicture): Chart {
  const known = new Set(shown.map(({ id }) => id))
  const rows: RowSpec[] = [{ id: plan.id, title: plan.title || 'Deployment plan', shape: 'summary', start: schedule.start, end: schedule.end }]
  for (const task of shown) rows.push(taskRow(task, schedule, known.has(task.parent) ? task.parent : plan.id, baselines[0]))
  const specs = links.map((link): LinkSpec => {
    const from = schedule.times(link.from)
    const to = schedule.times(link.to)
    return { id: link.id, from: link.from, to: link.to, type: link.type, critical: drives(link, from, to), backOut: to?.backOut === true }
  })
  const lines: TimeLine[] = now === undefined ? [] : [{ kind: 'now', at: now, title: `Now ${clockWords(now, zone)}` }]
  const reach = reachOf(plan, schedule, zone)
  const chart = chartOf(rows, specs, bandsOf({ plan, freezes, windows, zone, ...reach }), [...lines, ...pointLines(point, zone)], held)
  const based = baselines.length < 2 ? chart : { ...chart, moreBases: basesOf(chart, baselines.slice(1, mostDrawn), held) }
  const rested = withRests(based, plan, calendars, reach, zone, held)
  return forecast === undefined ? rested : withForecast(rested, forecast)
}

/** The point of no return, and where a back-out decided before it must have begun, if that is later. */
function pointLines(point: PointVerdict | undefined, zone: string): readonly TimeLine[] {
  if (point === undefined || point.outcome.kind === 'none') return []
  const { at, latestBackOut } = point.outcome
  const line: TimeLine = { kind: 'point-of-no-return', at, title: `Point of no return ${clockWords(at, zone)}` }
  if (latestBackOut <= at) return [line]
  return [line, { kind: 'latest-back-out', at: latestBackOut, title: `Latest start of back-out ${clockWords(latestBackOut, zone)}` }]
}

/** More lines than these find no room under a bar; all are compared in the table. */
const mostDrawn = 3

function basesOf({ rows }: Chart, baselines: readonly Pick<Baseline, 'spans'>[], held: Chart | undefined): readonly BaseSpans[] {
  const before = held?.moreBases
  const isSame = held?.rows.indexOf === rows.indexOf && before?.length === baselines.length && before.every(({ spans }, at) => spans === baselines[at]?.spans)
  if (isSame) return before
  return baselines.map(({ spans }) => ({
    spans,
    start: Float64Array.from(rows.ids, (id) => spans[id]?.start ?? Number.NaN),
    end: Float64Array.from(rows.ids, (id) => spans[id]?.end ?? Number.NaN),
  }))
}

/** Shades the time without work of the plan's calendar; what has not changed is taken over. */
function withRests(
  chart: Chart,
  plan: Plan,
  calendars: readonly WorkingCalendar[],
  { from, to }: { readonly from: number; readonly to: number },
  zone: string,
  held: Chart | undefined,
): Chart {
  const calendar = calendars.find(({ id }) => id === plan.calendar)
  if (calendar === undefined) return chart
  const rests = restSpans(scheduleCalendar(calendar, zone), from, to)
  const before = held?.rests
  const isSame = before?.length === rests.length && before.every((span, at) => span.from === rests[at]?.from && span.to === rests[at]?.to)
  return { ...chart, rests: isSame ? before : rests }
}

function withForecast(chart: Chart, { outcome }: ForecastVerdict): Chart {
  const { ids, count } = chart.rows
  const start80 = new Float64Array(count).fill(Number.NaN)
  const end80 = new Float64Array(count).fill(Number.NaN)
  for (let row = 1; row < count; row++) {
    const task = outcome.tasks.get(ids[row] ?? '')
    if (task === undefined || Number.isNaN(task.start80)) continue
    start80[row] = task.start80
    end80[row] = task.finish80
  }
  const { p50, p80, p95 } = outcome
  return { ...chart, forecast: { p50, p80, p95, start80, end80 }, to: Math.max(chart.to, p95) }
}

const day = 86_400_000

/** As far as repeated freezes and windows are drawn: the plan and its window with some days around. */
function reachOf(plan: Plan, schedule: Schedule, zone: string): { readonly from: number; readonly to: number } {
  const opens = startsAt(plan.windowStart, zone) ?? schedule.start
  const closes = endsAt(plan.windowEnd, zone) ?? schedule.end
  return { from: Math.min(opens, schedule.start) - 7 * day, to: Math.max(closes, schedule.end, schedule.backOutEnd) + 7 * day }
}

type Times = ReturnType<Schedule['times']>

/** Whether a link carries the critical path: both ends critical, and it holds the later one to the minute. */
function drives({ type, lag }: Link, from: Times, to: Times): boolean {
  if (from === undefined || to === undefined || !from.critical || !to.critical) return false
  const leaves = type === 'FS' || type === 'FF' ? from.finish : from.start
  const enters = type === 'FS' || type === 'SS' ? to.start : to.finish
  return leaves + lag * 60_000 >= enters
}

function taskRow(task: Task, schedule: Schedule, parent: string, baseline: Pick<Baseline, 'spans'> | undefined): RowSpec {
  const kept = baseline?.spans[task.id]
  const times = schedule.times(task.id)
  const summary = times?.summary === true || task.kind === 'summary'
  const float = times !== undefined && !times.summary && !times.backOut && times.totalFloat > 0
  return {
    id: task.id,
    parent,
    title: task.title,
    shape: summary ? 'summary' : shapeOfKind(task.kind),
    start: times?.start,
    end: times?.finish,
    flags: (times?.critical === true ? flag.critical : 0) | (times?.backOut === true ? flag.backOut : 0) | progressFlag(task),
    floatEnd: float ? times.lateFinish : undefined,
    baseStart: kept?.start,
    baseEnd: kept?.end,
  }
}

const shapeOfKind = (kind: Task['kind']): Shape => (kind === 'checkpoint' ? 'pennant' : kind === 'milestone' ? 'diamond' : 'bar')

function progressFlag({ progress }: Task): number {
  if (progress.state === 'done') return flag.done
  if (progress.state === 'in-progress') return flag.running
  return progress.state === 'failed' ? flag.failed : 0
}

const stateWords: { readonly [state in Task['progress']['state']]: string } = {
  planned: 'planned',
  'in-progress': 'in progress',
  done: 'done',
  failed: 'failed',
  skipped: 'skipped',
  'not-applicable': 'not applicable',
}

/** A task's name for a screen reader: "D2 Smoke test, in progress, 01:00 to 01:25, 25 min, critical, waits for D1". */
export function taskName(task: Task, schedule: Schedule, waitsFor: readonly string[], zone: string): string {
  const times = schedule.times(task.id)
  const parts = [`${task.code} ${task.title}`.trim() || 'Unnamed task', stateWords[task.progress.state]]
  if (task.who !== '') parts.push(task.who)
  if (times !== undefined) {
    parts.push(`${clockWords(times.start, zone)} to ${clockWords(times.finish, zone)}`, durationText((times.finish - times.start) / 60_000))
    if (times.critical && !times.summary) parts.push('critical')
    else if (!times.summary && !times.backOut) parts.push(`float ${durationText(times.totalFloat)}`)
    if (times.backOut) parts.push('back-out')
  }
  if (waitsFor.length > 0) parts.push(`waits for ${waitsFor.join(', ')}`)
  return parts.join(', ')
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** The lines of a bar's tip; `moved` is where a drag would put it. */
export function taskTip(task: Task, schedule: Schedule, moved: { readonly start: number; readonly end: number } | undefined, zone: string): readonly string[] {
  const times = schedule.times(task.id)
  const start = moved?.start ?? times?.start
  const end = moved?.end ?? times?.finish
  if (start === undefined || end === undefined) return [task.title]
  const lines = [`${task.code} ${task.title}`.trim(), `${dateWords(instant(start), zone)} to ${clockWords(end, zone)}, ${durationText((end - start) / 60_000)}`]
  if (moved !== undefined || times === undefined || times.summary) return lines
  if ('at' in task.constraint) lines.push(`${capital(task.constraint.kind.replaceAll('-', ' '))} ${dateWords(task.constraint.at, zone)}`)
  const float = times.critical ? 'Critical, no float' : `Float ${durationText(times.totalFloat)}`
  return [...lines, times.backOut ? 'Runs only if the back-out is decided' : float]
}
