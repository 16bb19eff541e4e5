import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import type { StartParser } from '#electron/parser/parser-process'
import { isZone, localInstant } from '#shared/exchange/table/local-time'
import { instant, startsAt } from '#shared/model/when'
import { criticalPaths } from '#shared/schedule/paths'
import type { Schedule } from '#shared/schedule/schedule'
import { planStart, schedulePlan } from '#shared/schedule/schedule-plan'
import { type ToldProblem, toldProblem } from './schedule-words'
import { type PlanInFile, planIn } from './scheduled-file'

export interface ScheduleSurroundings {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly startParser: StartParser
}

/** What `schedule --json` prints (cli.md). `name`, `zone`, `criticalPaths`, a task's late dates, `summary` and `backOut`, and a problem's `row` are additions. */
interface ScheduleAnswer {
  readonly name: string
  readonly zone: string
  readonly start: string
  readonly finish: string
  readonly lengthMinutes: number
  readonly tasks: readonly {
    readonly id: string
    readonly name: string
    readonly start: string
    readonly finish: string
    readonly durationMinutes: number
    readonly totalFloatMinutes: number
    readonly freeFloatMinutes: number
    readonly critical: boolean
    readonly lateStart: string
    readonly lateFinish: string
    readonly summary: boolean
    readonly backOut: boolean
  }[]
  /** The critical paths told apart; of very many the first. */
  readonly criticalPaths: { readonly count: number; readonly paths: readonly { readonly tasks: readonly string[]; readonly finish: string }[] }
  readonly problems: readonly ToldProblem[]
}

const usage = 'Usage: slipway schedule FILE [--json] [--start ISO] [--zone IANA]'

/** `schedule FILE`: 0 when all is well, 1 with problems such as a cycle, 2 for wrong usage or a file without a plan. */
export async function schedule(args: readonly string[], { out, err, startParser }: ScheduleSurroundings): Promise<0 | 1 | 2> {
  const asked = askedFor(args)
  if (typeof asked === 'string') {
    err(`${asked}\n${usage}`)
    return 2
  }
  const name = basename(asked.file)
  const read = await planIn(startParser, asked.file, asked.zone ?? 'UTC')
  if (!read.ok) {
    err(`${name}: ${read.failure.message}`)
    return 2
  }
  const found = read.value
  if (found.others.length > 0) err(`${name} holds ${found.others.length + 1} plans; this is “${found.plan.title}”.`)
  const zone = asked.zone ?? (isZone(found.plan.zone) ? found.plan.zone : 'UTC')
  const plan = asked.start === undefined ? found.plan : { ...found.plan, start: instant(startOf(asked.start, zone)) }
  const first = planStart(plan, zone) ?? firstFixed(found, zone)
  if (first === undefined) err(`${name} says no start: 1970 is taken. Name one with --start.`)
  const computed = schedulePlan(plan, found.tasks, found.links, zone, first ?? 0, { calendars: found.calendars })
  const answer = answerOf(found, computed, zone)
  out(asked.json ? JSON.stringify(answer, null, 2) : inWords(name, answer))
  return answer.problems.length > 0 ? 1 : 0
}

interface Asked {
  readonly file: string
  readonly json: boolean
  readonly start: string | undefined
  readonly zone: string | undefined
}

function askedFor(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, start: { type: 'string' }, zone: { type: 'string' } },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return 'Name one file.'
    const { start, zone } = values
    if (zone !== undefined && !isZone(zone)) return `“${zone}” is no known time zone.`
    if (start !== undefined && Number.isNaN(startOf(start, 'UTC')))
      return `“${start}” is no time: write 2026-12-05T22:00, with an offset if it is not of the zone.`
    return { file, json: values.json === true, start, zone }
  } catch (error) {
    return error instanceof Error ? error.message : 'Wrong usage.'
  }
}

/** Epoch milliseconds of an ISO 8601 time: a day, a local time of the zone, or one with its offset. NaN for anything else. */
function startOf(iso: string, zone: string): number {
  const [, local, seconds = ':00', offset] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(iso) ?? []
  if (local === undefined) return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(Date.parse(iso)) ? (startsAt(iso, zone) ?? Number.NaN) : Number.NaN
  if (offset !== undefined) return Date.parse(local + seconds + offset)
  return Number.isNaN(Date.parse(`${local}${seconds}Z`)) ? Number.NaN : localInstant(local + seconds, zone).at
}

/** Where a plan says no start: the first time that one of its tasks is fixed to. */
function firstFixed({ tasks }: PlanInFile, zone: string): number | undefined {
  const fixed = tasks.flatMap(({ constraint }) => ('at' in constraint ? (startsAt(constraint.at, zone) ?? []) : []))
  return fixed.length === 0 ? undefined : Math.min(...fixed)
}

function answerOf({ plan, tasks, problems }: PlanInFile, computed: Schedule, zone: string): ScheduleAnswer {
  const titles = new Map(tasks.map(({ id, code, title }) => [id, `${code} ${title}`.trim() || id]))
  const iso = (at: number): string =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
  const { count, paths } = criticalPaths(computed, 20)
  return {
    name: plan.title,
    zone,
    start: iso(computed.start),
    finish: iso(computed.end),
    lengthMinutes: (computed.end - computed.start) / 60_000,
    tasks: tasks.flatMap((task) => {
      const times = computed.times(task.id)
      if (times === undefined) return []
      return {
        id: task.id,
        name: task.title,
        start: iso(times.start),
        finish: iso(times.finish),
        durationMinutes: times.summary ? (times.finish - times.start) / 60_000 : task.kind === 'milestone' ? 0 : task.duration,
        totalFloatMinutes: times.totalFloat,
        freeFloatMinutes: times.freeFloat,
        critical: times.critical,
        lateStart: iso(times.lateStart),
        lateFinish: iso(times.lateFinish),
        summary: times.summary,
        backOut: times.backOut,
      }
    }),
    criticalPaths: { count, paths: paths.map(({ tasks: way, end }) => ({ tasks: way, finish: iso(end) })) },
    problems: [
      ...problems.map(({ code, message, row }): ToldProblem => ({ code, message, tasks: [], row })),
      ...computed.problems.map((problem) => toldProblem(problem, computed, (task) => titles.get(task) ?? task)),
    ],
  }
}

function inWords(file: string, { start, finish, lengthMinutes, tasks, problems, zone }: ScheduleAnswer): string {
  const critical = tasks.filter((task) => task.critical && !task.summary)
  const width = Math.max(0, ...tasks.map(({ id }) => id.length))
  return [
    `${file}: ${tasks.length} ${tasks.length === 1 ? 'task' : 'tasks'} from ${start} to ${finish} (${zone}), ${lengthMinutes} minutes, ${critical.length} critical`,
    ...tasks.map(
      (task) =>
        `${task.critical ? '*' : ' '} ${task.id.padStart(width)}  ${task.start.slice(0, 16)}  ${task.finish.slice(0, 16)}  float ${String(task.totalFloatMinutes).padStart(6)}  ${task.name}`,
    ),
    ...problems.map(({ message, row }) => (row === undefined ? message : `row ${row}: ${message}`)),
  ].join('\n')
}
