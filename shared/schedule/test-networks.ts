import Papa from 'papaparse'
import { Temporal } from 'temporal-polyfill'
import { parseDuration } from './duration-text'
import type { ScheduleInput, ScheduleLink, ScheduleTask } from './input'

/*
 * Readers of the benchmark networks under ../shared/data/scheduling, for tests only: one period is one minute.
 */

const task = (id: string, duration: number): ScheduleTask => ({ id, parent: '', duration, branch: 'main', constraint: { kind: 'as-soon-as-possible' } })
const follows = (from: string, to: string): ScheduleLink => ({ id: `${from}-${to}`, from, to, type: 'FS', lag: 0 })

/** PSPLIB's `.sm`: precedence relations and durations stand in blocks between lines of stars. */
export function readSm(text: string): ScheduleInput {
  const rows = (head: string): number[][] => {
    const lines = text.slice(text.indexOf(head)).split(/\r?\n/)
    const first = lines.findIndex((line) => /^\s*\d/.test(line))
    const rest = lines.slice(first)
    const end = rest.findIndex((line) => line.startsWith('*'))
    return rest.slice(0, end).map((line) => line.trim().split(/\s+/).map(Number))
  }
  const links = rows('PRECEDENCE RELATIONS').flatMap(([job = 0, , , ...successors]) => successors.map((next) => follows(String(job), String(next))))
  const tasks = rows('REQUESTS/DURATIONS').map(([job = 0, , duration = 0]) => task(String(job), duration))
  return { start: 0, tasks, links }
}

/** Patterson's `.rcp`: a stream of numbers, whose lines mean nothing. */
export function readRcp(text: string): ScheduleInput {
  const numbers = text.trim().split(/\s+/).map(Number)
  let at = 0
  const next = (): number => numbers[at++] ?? Number.NaN
  const jobs = next()
  const resources = next()
  for (let r = 0; r < resources; r++) next()
  const tasks: ScheduleTask[] = []
  const links: ScheduleLink[] = []
  for (let job = 1; job <= jobs; job++) {
    tasks.push(task(String(job), next()))
    for (let r = 0; r < resources; r++) next()
    const successors = next()
    for (let s = 0; s < successors; s++) links.push(follows(String(job), String(next())))
  }
  return { start: 0, tasks, links }
}

const mspdiTypes = ['FF', 'FS', 'SF', 'SS'] as const

/** Just enough of project XML for files of our own making: durations, links, lags in tenths of a minute. */
export function readPlainMspdi(text: string): ScheduleInput {
  const value = (block: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(block)?.[1] ?? ''
  const blocks = text.match(/<Task>[\s\S]*?<\/Task>/g) ?? []
  const tasks: ScheduleTask[] = []
  const links: ScheduleLink[] = []
  for (const block of blocks) {
    const id = value(block, 'UID')
    if (id === '0') continue
    const [, hours = '0', minutes = '0'] = /PT(\d+)H(\d+)M/.exec(value(block, 'Duration')) ?? []
    tasks.push(task(id, Number(hours) * 60 + Number(minutes)))
    for (const link of block.match(/<PredecessorLink>[\s\S]*?<\/PredecessorLink>/g) ?? []) {
      const from = value(link, 'PredecessorUID')
      links.push({
        id: `${from}-${id}-${links.length}`,
        from,
        to: id,
        type: mspdiTypes[Number(value(link, 'Type'))] ?? 'FS',
        lag: Number(value(link, 'LinkLag') || '0') / 10,
      })
    }
  }
  return { start: 0, tasks, links }
}

/** A runbook as Cutover exports it: predecessors by number, durations as a clock, fixed times as the earliest start. */
export function readRunbook(text: string, zone: string): ScheduleInput {
  const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' }).data
  const idOf = (cell: string): string => cell.replace('#', '').trim()
  const fixed = (cell: string): number | undefined => {
    const [, day, month, year, clock] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d)$/.exec(cell) ?? []
    return clock === undefined ? undefined : Temporal.PlainDateTime.from(`${year}-${month}-${day}T${clock}`).toZonedDateTime(zone).epochMilliseconds
  }
  const tasks = rows.map((row): ScheduleTask => {
    const at = fixed(row['Planned Fixed Date/Time (Europe/Berlin)'] ?? '')
    const constraint = at === undefined ? ({ kind: 'as-soon-as-possible' } as const) : ({ kind: 'start-no-earlier-than', at } as const)
    return { ...task(idOf(row['Task ID'] ?? ''), parseDuration(row['Planned Duration'] ?? '') ?? Number.NaN), constraint }
  })
  const links = rows.flatMap((row) => {
    const before = (row['Predecessor IDs'] ?? '').split(',').map(idOf)
    return before.filter((id) => id !== '').map((id) => follows(id, idOf(row['Task ID'] ?? '')))
  })
  const start = Math.min(...tasks.flatMap(({ constraint }) => ('at' in constraint ? [constraint.at] : [])))
  return { start, tasks, links }
}
