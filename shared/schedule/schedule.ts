import { clocksOf, lastStart, type TaskClocks, workBetween } from './clocks'
import { type Compiled, compile } from './compile'
import { cycleOf } from './cycles'
import type { ScheduleInput, ScheduleProblem } from './input'
import type { Network } from './network'
import type { Outline } from './outline'
import { type Backward, backwardPass, type Forward, forwardPass } from './pass'
import { structureOf } from './structure'
import { type TimedForward, timedBackwardPass, timedForwardPass } from './timed-pass'
import { derivationOf, type TaskDerivation } from './why'

/** When a task runs: instants in epoch milliseconds, floats in minutes (working minutes of its calendar, if it has one). */
export interface TaskTimes {
  readonly start: number
  readonly finish: number
  readonly lateStart: number
  readonly lateFinish: number
  readonly totalFloat: number
  readonly freeFloat: number
  readonly critical: boolean
  readonly summary: boolean
  readonly backOut: boolean
}

/** The same by the task's place in the input, in minutes after the plan's start: for drawing many. */
export interface ScheduleColumns {
  readonly start: Int32Array
  readonly finish: Int32Array
  readonly late: Int32Array
  readonly lateFinish: Int32Array
  readonly total: Int32Array
  readonly free: Int32Array
  readonly critical: Uint8Array
}

export interface Schedule {
  /** Epoch milliseconds: where the plan starts, where its last task ends, and where its back-out would. */
  readonly start: number
  readonly end: number
  readonly backOutEnd: number
  readonly columns: ScheduleColumns
  readonly outline: Outline
  readonly problems: readonly ScheduleProblem[]
  readonly times: (task: string) => TaskTimes | undefined
  /** Which link, constraint or child decided a task's start, and what limits its float. */
  readonly why: (task: string) => TaskDerivation | undefined
}

const minute = 60_000

/**
 * The critical path method (Kelley and Walker 1959) with the four link types and lags, round the clock or in working calendars. Links
 * on a cycle are reported and left out, so that everything else still has its times.
 */
export function schedule(input: ScheduleInput): Schedule {
  const structure = structureOf(input)
  const { outline } = structure
  const clocks = clocksOf(input, outline)
  const compiled = compile(input, structure, clocks)
  const found: ScheduleProblem[] = [...outline.problems, ...(clocks?.problems ?? []), ...compiled.problems]
  let { network } = compiled
  let forward = forwardOf(network)
  if (forward.settled < network.size) {
    network = withoutCycles(input, outline, compiled, found)
    forward = forwardOf(network)
  }
  const passed = passedOf(outline, network, forward)
  const { columns } = passed
  const standing = found.slice()
  if (clocks !== undefined) found.push(...beyondHours(input, outline, clocks, columns))
  found.push(...brokenConstraints(input, clocks, columns))
  const made = scheduleOf({ input, outline, clocks, ...passed, problems: found })
  if (network === compiled.network) settled.set(made, { input, compiled, outline, clocks, order: forward.order, standing })
  return made
}

/** What a schedule was made of, for `reschedule`; one with a cycle is not settled, since some of its links are left out. */
export interface Settled {
  readonly input: ScheduleInput
  readonly compiled: Compiled
  readonly outline: Outline
  readonly clocks: TaskClocks | undefined
  readonly order: Int32Array
  /** Problems that no date decides. */
  readonly standing: readonly ScheduleProblem[]
}

export const settled = new WeakMap<Schedule, Settled>()

/** What a schedule is made of once its passes are done. */
export interface Computed {
  readonly input: ScheduleInput
  readonly outline: Outline
  readonly clocks: TaskClocks | undefined
  readonly columns: ScheduleColumns
  readonly end: number
  readonly backOutEnd: number
  readonly problems: readonly ScheduleProblem[]
}

export function scheduleOf(computed: Computed): Schedule {
  const { input, outline, columns, end, backOutEnd, problems } = computed
  const at = (minutes: number): number => input.start + minutes * minute
  const times = (task: string): TaskTimes | undefined => {
    const i = outline.indexOf.get(task)
    if (i === undefined) return undefined
    return {
      start: at(columns.start[i] ?? 0),
      finish: at(columns.finish[i] ?? 0),
      lateStart: at(columns.late[i] ?? 0),
      lateFinish: at(columns.lateFinish[i] ?? 0),
      totalFloat: columns.total[i] ?? 0,
      freeFloat: columns.free[i] ?? 0,
      critical: columns.critical[i] === 1,
      summary: outline.isSummary[i] === 1,
      backOut: outline.backOut[i] === 1,
    }
  }
  return { start: input.start, end: at(end), backOutEnd: at(backOutEnd), columns, outline, problems, times, why: (task) => derivationOf(computed, task) }
}

export const forwardOf = (network: Network): Forward | TimedForward =>
  network.clocks === undefined ? forwardPass(network) : timedForwardPass(network, network.clocks)

type Passed = Pick<Computed, 'columns' | 'end' | 'backOutEnd'>

export function passedOf(outline: Outline, network: Network, forward: Forward | TimedForward): Passed {
  if (network.clocks === undefined || !('earlyFinish' in forward)) {
    const passed = backwardPass(network, forward)
    return { columns: plainColumns(outline, network, forward, passed), end: passed.end, backOutEnd: passed.backOutEnd }
  }
  const { end, backOutEnd, ...passed } = timedBackwardPass(network, network.clocks, forward)
  const count = outline.isSummary.length
  const { start, finish, late, lateFinish, total, free } = passed
  const part = (column: Int32Array): Int32Array => column.slice(0, count)
  return {
    columns: completed(outline, {
      start: part(start),
      finish: part(finish),
      late: part(late),
      lateFinish: part(lateFinish),
      total: part(total),
      free: part(free),
    }),
    ...{ end, backOutEnd },
  }
}

function plainColumns({ isSummary, ...outline }: Outline, network: Network, { early }: Forward, passed: Backward): ScheduleColumns {
  const count = isSummary.length
  // Without summaries the nodes are the tasks, and nothing is rolled up into their columns: they are taken as they are.
  const taken = (column: Int32Array): Int32Array => (count === network.size && outline.upward.length === 0 ? column : column.slice(0, count))
  const start = taken(passed.start)
  const late = taken(passed.late)
  const free = taken(passed.free)
  const finish = new Int32Array(count)
  const lateFinish = new Int32Array(count)
  const total = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const length = network.duration[i] ?? 0
    finish[i] = (start[i] ?? 0) + length
    lateFinish[i] = (late[i] ?? 0) + length
    total[i] = (late[i] ?? 0) - (early[i] ?? 0)
  }
  return completed({ isSummary, ...outline }, { start, finish, late, lateFinish, total, free })
}

/** Adds what is critical, and the summaries: each spans its children, and its float is the least of theirs. */
export function completed(outline: Outline, columns: Omit<ScheduleColumns, 'critical'>): ScheduleColumns {
  const { parent, isSummary, backOut, upward } = outline
  const { start, finish, late, lateFinish, total, free } = columns
  const critical = new Uint8Array(isSummary.length)
  for (let i = 0; i < isSummary.length; i++) critical[i] = (total[i] ?? 0) <= 0 && backOut[i] === 0 ? 1 : 0
  const begun = new Uint8Array(isSummary.length)
  for (let u = 0; u < upward.length; u++) {
    const child = upward[u] ?? 0
    const above = parent[child] ?? 0
    const fresh = begun[above] === 0
    begun[above] = 1
    const least = (column: Int32Array): void => {
      column[above] = fresh ? (column[child] ?? 0) : Math.min(column[above] ?? 0, column[child] ?? 0)
    }
    const most = (column: Int32Array | Uint8Array): void => {
      column[above] = fresh ? (column[child] ?? 0) : Math.max(column[above] ?? 0, column[child] ?? 0)
    }
    least(start)
    most(finish)
    least(late)
    most(lateFinish)
    least(total)
    least(free)
    most(critical)
  }
  return { ...columns, critical }
}

/** Reports every cycle with its tasks and links, and leaves its arcs out. A stage is in it when its own finish or first start is. */
function withoutCycles({ tasks, links }: ScheduleInput, { indexOf }: Outline, { network, arcs, aidOf }: Compiled, found: ScheduleProblem[]): Network {
  const cycle = cycleOf(network.size, network.arcs)
  const members = new Map<number, Set<number>>()
  for (let node = 0; node < network.size; node++) {
    const of = cycle[node] ?? 0
    if (of === 0) continue
    const task = node < tasks.length ? node : (aidOf[node - tasks.length] ?? 0)
    const inside = members.get(of)
    if (inside === undefined) members.set(of, new Set([task]))
    else inside.add(task)
  }
  for (const inside of members.values()) {
    const holds = (task: string): boolean => inside.has(indexOf.get(task) ?? -1)
    const broken = links.filter(({ from, to }) => holds(from) && holds(to)).map(({ id }) => id)
    const named = [...inside].sort((a, b) => a - b).map((task) => tasks[task]?.id ?? '')
    found.push({ code: 'cycle', tasks: named, links: broken })
  }
  return { ...network, arcs: arcs.rows(network.size, (from, to) => cycle[from] === 0 || cycle[from] !== cycle[to]) }
}

/** How far each dated constraint is missed, in working minutes of its task; from no earlier there is nothing to miss. */
export function* brokenConstraints({ start, tasks }: ScheduleInput, clocks: TaskClocks | undefined, columns: ScheduleColumns): Generator<ScheduleProblem> {
  for (let i = 0; i < tasks.length; i++) {
    const task = tasks[i]
    if (task === undefined || !('at' in task.constraint)) continue
    const { kind, at } = task.constraint
    if (kind === 'start-no-earlier-than' || kind === 'finish-no-earlier-than') continue
    const clock = clocks?.list[clocks.of[i] ?? 0]
    const asked = (at - start) / minute
    const minutes =
      kind === 'start-no-later-than'
        ? Math.max(0, workBetween(clock, lastStart(clock, asked, task.duration), columns.start[i] ?? 0))
        : workBetween(clock, asked, (kind === 'must-start-on' ? columns.start[i] : columns.finish[i]) ?? 0)
    if (minutes > 0 || (minutes < 0 && kind.startsWith('must'))) yield { code: 'constraint-broken', task: task.id, constraint: kind, minutes }
  }
}

/** Tasks whose calendar has no working time left where they would need it, by calendar. */
export function beyondHours({ tasks }: ScheduleInput, { isSummary }: Outline, { list, ids, of }: TaskClocks, { finish }: ScheduleColumns): ScheduleProblem[] {
  const without = new Map<number, string[]>()
  for (let i = 0; i < tasks.length; i++) {
    const which = of[i] ?? 0
    if (isSummary[i] === 1 || list[which]?.outside(finish[i] ?? 0) !== true) continue
    const named = without.get(which) ?? []
    named.push(tasks[i]?.id ?? '')
    without.set(which, named)
  }
  return [...without].map(([which, named]) => ({ code: 'no-working-time', tasks: named, calendar: ids[which] ?? '' }))
}
