import { compile } from './compile'
import { cycleOf } from './cycles'
import type { ScheduleInput, ScheduleProblem } from './input'
import type { ArcList, Network } from './network'
import { type Outline, outlineOf } from './outline'
import { backwardPass, type Forward, forwardPass } from './pass'
import { derivationOf, type TaskDerivation } from './why'

/** When a task runs: instants in epoch milliseconds, floats in minutes. */
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
 * The critical path method (Kelley and Walker 1959) with the four link types and lags, in 24 x 7
 * time. Links on a cycle are reported and left out, so that everything else still has its times.
 */
export function schedule(input: ScheduleInput): Schedule {
  const outline = outlineOf(input.tasks)
  const compiled = compile(input, outline)
  const found: ScheduleProblem[] = [...outline.problems, ...compiled.problems]
  let network = compiled.network
  let forward = forwardPass(network)
  if (forward.settled < network.size) {
    network = withoutCycles(input, outline, network, compiled.arcs, found)
    forward = forwardPass(network)
  }
  const backward = backwardPass(network, forward)
  const columns = columnsOf(input, outline, network, forward, backward)
  const problems = [...found, ...brokenConstraints(input, columns)]
  const at = (minutes: number): number => input.start + minutes * minute
  const times = (task: string): TaskTimes | undefined => {
    const i = outline.indexOf.get(task)
    if (i === undefined) return undefined
    const start = columns.start[i] ?? 0
    const finish = columns.finish[i] ?? 0
    const late = columns.late[i] ?? 0
    return {
      start: at(start),
      finish: at(finish),
      lateStart: at(late),
      lateFinish: at(late + finish - start),
      totalFloat: columns.total[i] ?? 0,
      freeFloat: columns.free[i] ?? 0,
      critical: columns.critical[i] === 1,
      summary: outline.isSummary[i] === 1,
      backOut: outline.backOut[i] === 1,
    }
  }
  return {
    start: input.start,
    end: at(backward.end),
    backOutEnd: at(backward.backOutEnd),
    columns,
    outline,
    problems,
    times,
    why: (task) => derivationOf(input, outline, columns, backward, task),
  }
}

function columnsOf(
  { tasks }: ScheduleInput,
  outline: Outline,
  network: Network,
  { early }: Forward,
  backward: { readonly start: Int32Array; readonly late: Int32Array; readonly free: Int32Array },
): ScheduleColumns {
  const count = tasks.length
  const start = backward.start.slice(0, count)
  const late = backward.late.slice(0, count)
  const free = backward.free.slice(0, count)
  const finish = new Int32Array(count)
  const total = new Int32Array(count)
  const critical = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    finish[i] = (start[i] ?? 0) + (network.duration[i] ?? 0)
    const float = (late[i] ?? 0) - (early[i] ?? 0)
    total[i] = float
    critical[i] = float <= 0 && outline.backOut[i] === 0 ? 1 : 0
  }
  rollUp(outline, { start, finish, late, total, free, critical })
  return { start, finish, late, total, free, critical }
}

/** A summary spans its children; its float is the least of theirs. */
function rollUp({ parent, isSummary, upward }: Outline, { start, finish, late, total, free, critical }: ScheduleColumns): void {
  const begun = new Uint8Array(isSummary.length)
  for (let u = 0; u < upward.length; u++) {
    const child = upward[u] ?? 0
    const above = parent[child] ?? 0
    if (begun[above] === 0) {
      begun[above] = 1
      start[above] = start[child] ?? 0
      finish[above] = finish[child] ?? 0
      total[above] = total[child] ?? 0
      free[above] = free[child] ?? 0
      critical[above] = critical[child] ?? 0
    } else {
      start[above] = Math.min(start[above] ?? 0, start[child] ?? 0)
      finish[above] = Math.max(finish[above] ?? 0, finish[child] ?? 0)
      total[above] = Math.min(total[above] ?? 0, total[child] ?? 0)
      free[above] = Math.min(free[above] ?? 0, free[child] ?? 0)
      critical[above] = Math.max(critical[above] ?? 0, critical[child] ?? 0)
    }
  }
  for (let i = 0; i < isSummary.length; i++) if (isSummary[i] === 1) late[i] = (start[i] ?? 0) + (total[i] ?? 0)
}

/** Reports every cycle with its tasks and links, and leaves its arcs out. */
function withoutCycles({ tasks, links }: ScheduleInput, { indexOf }: Outline, network: Network, arcs: ArcList, found: ScheduleProblem[]): Network {
  const cycle = cycleOf(network.size, network.arcs)
  const members = new Map<number, string[]>()
  for (let i = 0; i < tasks.length; i++) {
    const of = cycle[i] ?? 0
    if (of === 0) continue
    const list = members.get(of) ?? []
    list.push(tasks[i]?.id ?? '')
    members.set(of, list)
  }
  for (const [of, ids] of members) {
    const inside = (task: string): boolean => cycle[indexOf.get(task) ?? -1] === of
    const broken = links.filter(({ from, to }) => inside(from) && inside(to)).map(({ id }) => id)
    found.push({ code: 'cycle', tasks: ids, links: broken })
  }
  return { ...network, arcs: arcs.rows(network.size, (from, to) => cycle[from] === 0 || cycle[from] !== cycle[to]) }
}

function* brokenConstraints({ start, tasks }: ScheduleInput, columns: ScheduleColumns): Generator<ScheduleProblem> {
  for (let i = 0; i < tasks.length; i++) {
    const task = tasks[i]
    if (task === undefined || !('at' in task.constraint)) continue
    const { kind, at } = task.constraint
    if (kind === 'start-no-earlier-than' || kind === 'finish-no-earlier-than') continue
    const of = kind === 'finish-no-later-than' || kind === 'must-finish-on' ? columns.finish : columns.start
    const minutes = (of[i] ?? 0) - (at - start) / minute
    if (minutes > 0 || (minutes < 0 && kind.startsWith('must'))) yield { code: 'constraint-broken', task: task.id, constraint: kind, minutes }
  }
}
