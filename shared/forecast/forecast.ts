import { type Fact, fact, type Verdict } from '../model/verdict'
import type { ScheduleInput } from '../schedule/input'
import { type Outline, outlineOf } from '../schedule/outline'
import { type DurationModel, tableOf } from './duration-model'
import { forecastNetwork } from './network'
import { type QuantileTable, tableSize } from './quantiles'
import { type Draws, type Simulation, simulation } from './simulate'

/** How many runs a forecast has, and how many the first answer waits for (performance.md, 5). */
export const allRuns = 10_000
export const firstRuns = 1_000

/** What a running plan has done so far, in epoch milliseconds: `finish` is there where the task has come to its end. */
export interface SoFar {
  readonly now: number
  readonly begun: ReadonlyMap<string, { readonly start: number; readonly finish?: number }>
}

/** All that a forecast is made of; the same input gives the same answer byte for byte. */
export interface ForecastInput {
  readonly plan: string
  readonly schedule: ScheduleInput
  readonly models: ReadonlyMap<string, DurationModel>
  /** Epoch milliseconds of the window's end; undefined where the plan has none. */
  readonly windowEnd: number | undefined
  readonly seed: number
  readonly soFar?: SoFar | undefined
}

/** What is forecast of one task. Instants in epoch milliseconds. */
export interface TaskForecast {
  /** The share of runs in which it drove the plan's end (criticality index, Martin 1965); 0 for a back-out's tasks. */
  readonly criticality: number
  /** Its share in the spread of the end: criticality times its variance by that of the end. In a series the shares sum up to 1. */
  readonly spread: number
  /** By when it has started, and ended, in 80 of 100 runs; a summary has no start of its own: NaN. */
  readonly start80: number
  readonly finish80: number
}

export interface PlanForecast {
  readonly runs: number
  readonly seed: number
  /** The share of runs that end inside the window; undefined where the plan has none. */
  readonly chance: number | undefined
  /** The whole minute by which so many of 100 runs have ended. */
  readonly p50: number
  readonly p80: number
  readonly p95: number
  readonly earliest: number
  readonly latest: number
  readonly tasks: ReadonlyMap<string, TaskForecast>
  /** The tasks that the end's spread comes of, most first; those that never drive it are left out. */
  readonly drivers: readonly string[]
}

export type ForecastVerdict = Verdict<PlanForecast, 'monte-carlo'>

/** Runs a forecast as far as it is wanted; `answer` reads what has run so far. */
export interface ForecastRun {
  readonly run: (count: number) => void
  readonly answer: () => ForecastVerdict
}

/** The whole forecast at once, where nobody waits for the first answer: on paper, on the command line, in tests. */
export function forecast(input: ForecastInput, runs: number = allRuns): ForecastVerdict {
  const running = forecastRun(input, runs)
  running.run(runs)
  return running.answer()
}

export function forecastRun(input: ForecastInput, most: number = allRuns): ForecastRun {
  const { schedule, models, soFar } = input
  const outline = outlineOf(schedule.tasks)
  const since = (at: number): number => Math.round((at - schedule.start) / 1000)
  const begun = new Map([...(soFar?.begun ?? [])].map(([task, { start }]) => [task, { start: since(start) }]))
  const network = forecastNetwork(schedule, begun, soFar === undefined ? 0 : since(soFar.now))
  const tables = schedule.tasks.map(({ id }) => tableOf(models.get(id) ?? standing))
  const draws = schedule.tasks.map((task, i): Draws => {
    if (outline.isSummary[i] === 1) return { seconds: 0 }
    const known = soFar?.begun.get(task.id)
    const planned = fixedSeconds(models.get(task.id), task.duration)
    if (soFar !== undefined && known !== undefined) {
      if (known.finish !== undefined) return { seconds: Math.max(0, since(known.finish) - since(known.start)) }
      return { ...stillRunning(tables[i], planned, since(soFar.now) - since(known.start)), stream: task.id }
    }
    const table = tables[i]
    return table === undefined ? { seconds: planned } : { table, stream: task.id }
  })
  const running = simulation(network, draws, input.seed, most)
  const nodes = schedule.tasks.map((_, i) => ({ start: network.nodeOf[i] ?? 0, finish: network.finishOf[i] ?? 0 }))
  const variances = draws.map((draw) => ('table' in draw ? varianceOf(draw.table) : 0))
  return { run: running.run, answer: () => answerOf(input, outline, variances, running, nodes) }
}

const standing: DurationModel = { kind: 'fixed', minutes: 0 }

const fixedSeconds = (model: DurationModel | undefined, duration: number): number =>
  model?.kind === 'fixed' ? model.minutes * 60 : Math.max(0, Math.round(duration)) * 60

/** What is left of a task that has run for so long: only the longer of its durations are possible still. */
function stillRunning(table: QuantileTable | undefined, planned: number, elapsed: number): { readonly table: QuantileTable } {
  const left = table?.findIndex((seconds) => seconds > elapsed) ?? -1
  const known = new Int32Array(tableSize)
  if (table === undefined || left === -1) return { table: known.fill(Math.max(planned, elapsed)) }
  for (let i = 0; i < tableSize; i++) known[i] = table[left + Math.floor((i * (tableSize - left)) / tableSize)] ?? 0
  return { table: known }
}

interface TaskNodes {
  readonly start: number
  readonly finish: number
}

function answerOf(
  { plan, schedule, models, windowEnd, seed }: ForecastInput,
  { isSummary, backOut }: Outline,
  variances: readonly number[],
  { runs, ends: all, critical, timesOf }: Simulation,
  nodes: readonly TaskNodes[],
): ForecastVerdict {
  const ends = all.slice(0, runs).sort()
  const at = (seconds: number): number => schedule.start + Math.ceil(seconds / 60) * 60_000
  const end = (share: number): number => at(ends[rank(share, runs)] ?? 0)
  const variance = varianceOf(ends)
  const scratch = new Int32Array(timesOf(0, 0).length)
  const quantile = (node: number, edge: 0 | 1, share: number): number => {
    scratch.set(timesOf(node, edge))
    return at(nth(scratch, rank(share, scratch.length)))
  }
  const tasks = new Map<string, TaskForecast>()
  schedule.tasks.forEach(({ id }, i) => {
    const node = nodes[i]
    if (node === undefined) return
    const criticality = isSummary[i] === 1 || backOut[i] === 1 || runs === 0 ? 0 : (critical[node.start] ?? 0) / runs
    tasks.set(id, {
      criticality,
      spread: variance === 0 ? 0 : (criticality * (variances[i] ?? 0)) / variance,
      start80: isSummary[i] === 1 ? Number.NaN : quantile(node.start, 0, 0.8),
      finish80: quantile(node.finish, 1, 0.8),
    })
  })
  const limit = windowEnd === undefined ? undefined : Math.floor((windowEnd - schedule.start) / 1000)
  const drivers = [...tasks]
    .filter(([, { spread }]) => spread > 0)
    .sort(([a, one], [b, other]) => other.spread - one.spread || (a < b ? -1 : 1))
    .map(([id]) => id)
  return {
    outcome: {
      runs,
      seed,
      chance: limit === undefined || runs === 0 ? undefined : countUpTo(ends, limit) / runs,
      p50: end(0.5),
      p80: end(0.8),
      p95: end(0.95),
      earliest: at(ends[0] ?? 0),
      latest: at(ends[runs - 1] ?? 0),
      tasks,
      drivers,
    },
    rule: 'monte-carlo',
    because: factsOf(plan, windowEnd, models),
  }
}

function factsOf(plan: string, windowEnd: number | undefined, models: ReadonlyMap<string, DurationModel>): readonly Fact[] {
  const facts = windowEnd === undefined ? [] : [fact(`plan/${plan}`, 'windowEnd', windowEnd)]
  for (const [id, model] of models) {
    if (model.kind === 'three-point')
      facts.push(fact(`task/${id}`, 'estimate', { low: model.low, high: model.high }), fact(`task/${id}`, 'duration', model.likely))
    if (model.kind === 'history') facts.push(fact(`task/${id}`, 'duration', model.planned))
  }
  return facts
}

/** The place of a quantile among sorted runs: so many have it or less (nearest rank). */
const rank = (share: number, runs: number): number => Math.max(0, Math.ceil(share * runs) - 1)

/** How many of sorted values are no higher. */
function countUpTo(sorted: Int32Array, limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}

function varianceOf(values: Int32Array): number {
  const count = values.length
  if (count === 0) return 0
  let sum = 0
  for (let i = 0; i < count; i++) sum += values[i] ?? 0
  const mean = sum / count
  let squares = 0
  for (let i = 0; i < count; i++) squares += ((values[i] ?? 0) - mean) ** 2
  return squares / count
}

/** The value that would stand at a place if the values were sorted (Hoare 1961); they are moved about. */
export function nth(values: Int32Array, place: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0
    let i = low
    let j = high
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i++
      while ((values[j] ?? 0) > pivot) j--
      if (i > j) break
      const held = values[i] ?? 0
      values[i] = values[j] ?? 0
      values[j] = held
      i++
      j--
    }
    if (place <= j) high = j
    else if (place >= i) low = i
    else return values[place] ?? 0
  }
  return values[place] ?? 0
}
