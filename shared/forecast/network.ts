import { clocksOf } from '../schedule/clocks'
import { compile } from '../schedule/compile'
import { cycleOf } from '../schedule/cycles'
import type { ScheduleInput } from '../schedule/input'
import { ArcList, type Arcs, entersFinish, leavesFinish } from '../schedule/network'
import type { Outline } from '../schedule/outline'
import { schedule } from '../schedule/schedule'
import { structureOf } from '../schedule/structure'
import type { WorkingTime } from '../schedule/working-time'

/**
 * The schedule's network (compile.ts) with durations left open, for many runs: nodes in an order in which all that a node
 * waits for comes before it, arcs in rows by the node they lead to. Seconds after the plan's start.
 */
export interface ForecastNetwork {
  readonly size: number
  /** The task's place in the input; -1 where a node stands for a summary's finish or its children's first start. */
  readonly taskOf: Int32Array
  /** The node of each task; that of a summary is its start. */
  readonly nodeOf: Int32Array
  /** The node of each task's finish: of a summary one of its own, which nothing waits for. */
  readonly finishOf: Int32Array
  /** 1 where a node takes the first of what leads to it, not the last. */
  readonly first: Uint8Array
  readonly backOut: Uint8Array
  /** Bounds of start and finish from constraints. */
  readonly earliestStart: Int32Array
  readonly earliestFinish: Int32Array
  /** 1 where no other node must end later: the plan's end is found among these. */
  readonly last: Uint8Array
  /** Arcs into node n lie from `begin[n]` up to `begin[n + 1]`. */
  readonly begin: Int32Array
  readonly from: Int32Array
  /** Sums of `leavesFinish` and `entersFinish`. */
  readonly ends: Uint8Array
  readonly lag: Int32Array
  /** Working calendars by node: of its own work, and of the lags of links that lead to it. Undefined round the clock. */
  readonly clocks: readonly (NodeClocks | undefined)[]
}

export interface NodeClocks {
  readonly own: WorkingTime | undefined
  readonly lag: WorkingTime | undefined
}

/** No bound: every run starts at 0 or later. */
export const unbound = -1_000_000_000

/** What is known of a task that has begun: nothing before it holds it any more. Seconds after the plan's start. */
export interface Begun {
  readonly start: number
}

/**
 * Links that the schedule leaves out are left out here. While a plan runs, what has `begun` starts where it did, and
 * nothing else starts before `now` (seconds after the plan's start).
 */
export function forecastNetwork(input: ScheduleInput, begun: ReadonlyMap<string, Begun> = new Map(), now = 0): ForecastNetwork {
  const { tasks } = input
  const structure = structureOf(input)
  const { outline } = structure
  const { isSummary, parent, upward } = outline
  const count = tasks.length
  const taskClocks = clocksOf(input, outline)
  const { network, arcs: all } = compile(input, structure, taskClocks)
  const cycle = cycleOf(network.size, network.arcs)
  const known = Uint8Array.from(tasks, ({ id }) => Number(begun.has(id)))
  const rows = all.rows(network.size, (from, to) => known[to] !== 1 && (cycle[from] === 0 || cycle[from] !== cycle[to]))
  const endOf = Int32Array.from(tasks, (_, i) => i)
  let size = network.size
  for (let i = 0; i < count; i++) if (isSummary[i] === 1) endOf[i] = size++
  const arcs = new ArcList(rows.to.length + count)
  for (let from = 0; from < network.size; from++) {
    for (let a = rows.begin[from] ?? 0; a < (rows.begin[from + 1] ?? 0); a++) {
      const to = rows.to[a] ?? 0
      const ends = rows.ends[a] ?? 0
      const leave = (ends & leavesFinish) === 0 ? 0 : (network.duration[from] ?? 0)
      const enter = (ends & entersFinish) === 0 ? 0 : (network.duration[to] ?? 0)
      arcs.add(from, to, 60 * ((rows.weight[a] ?? 0) - leave + enter), ends)
    }
  }
  for (const child of upward) arcs.add(endOf[child] ?? 0, endOf[parent[child] ?? 0] ?? 0, 0, leavesFinish)
  const bounds = boundsOf(input, outline, network.earliest, size, begun, now)
  const clocks = Array.from({ length: size }, (_, node): NodeClocks | undefined => {
    if (network.clocks === undefined || node >= network.size) return undefined
    const { list, own, lag } = network.clocks
    const clocks = { own: list[own[node] ?? 0], lag: list[lag[node] ?? 0] }
    return clocks.own === undefined && clocks.lag === undefined ? undefined : clocks
  })
  const sides = new Uint8Array(size)
  sides.set(network.backOut)
  for (let i = 0; i < count; i++) sides[endOf[i] ?? 0] = outline.backOut[i] ?? 0
  const first = new Uint8Array(size)
  first.set(network.first)
  return inOrder({ count, size, arcs: arcs.rows(size), bounds, endOf, first, backOut: sides, clocks })
}

interface Bounds {
  readonly start: Int32Array
  readonly finish: Int32Array
}

/** Bounds of starts, with those of finishes apart, since durations differ from run to run. */
function boundsOf(input: ScheduleInput, { isSummary }: Outline, earliest: Int32Array, size: number, begun: ReadonlyMap<string, Begun>, now: number): Bounds {
  const start = new Int32Array(size).fill(unbound)
  start.fill(0, 0, earliest.length)
  const finish = new Int32Array(size).fill(unbound)
  let planned: ReturnType<typeof schedule> | undefined
  input.tasks.forEach(({ id, constraint }, i) => {
    const known = begun.get(id)
    const held = Math.max(0, earliest[i] ?? 0) * 60
    if (known !== undefined) start[i] = known.start
    else if (isSummary[i] === 1) start[i] = held
    else if (constraint.kind === 'finish-no-earlier-than' || constraint.kind === 'must-finish-on') {
      start[i] = Math.max(0, now)
      finish[i] = Math.max(unbound, Math.ceil((constraint.at - input.start) / 60_000) * 60)
    } else if (constraint.kind === 'as-late-as-possible') {
      // Nobody begins it before its planned time, whatever there is of float.
      planned ??= schedule(input)
      start[i] = Math.max(now, (planned.columns.start[i] ?? 0) * 60)
    } else start[i] = Math.max(now, held)
  })
  return { start, finish }
}

interface Parts {
  readonly count: number
  readonly size: number
  readonly arcs: Arcs
  readonly bounds: Bounds
  readonly endOf: Int32Array
  readonly first: Uint8Array
  readonly backOut: Uint8Array
  readonly clocks: readonly (NodeClocks | undefined)[]
}

/** Numbers the nodes anew in topological order (Kahn 1962), and turns the arcs round to the nodes they lead to. */
function inOrder({ count, size, arcs, bounds, endOf, first, backOut, clocks }: Parts): ForecastNetwork {
  const { begin: out, to, weight, ends } = arcs
  const into = new Int32Array(size)
  for (const node of to) into[node] = (into[node] ?? 0) + 1
  const waits = into.slice()
  const order = new Int32Array(size)
  const placeOf = new Int32Array(size)
  let settled = 0
  for (let n = 0; n < size; n++) if (waits[n] === 0) order[settled++] = n
  for (let head = 0; head < settled; head++) {
    const node = order[head] ?? 0
    placeOf[node] = head
    for (let a = out[node] ?? 0; a < (out[node + 1] ?? 0); a++) {
      const next = to[a] ?? 0
      waits[next] = (waits[next] ?? 0) - 1
      if (waits[next] === 0) order[settled++] = next
    }
  }
  // Only tasks end a plan: what stands for a summary ends with one of them, which may be a back-out's.
  const last = Uint8Array.from(order, (node) => Number(node < count))
  const begin = new Int32Array(size + 1)
  for (let place = 0; place < size; place++) begin[place + 1] = (begin[place] ?? 0) + (into[order[place] ?? 0] ?? 0)
  const next = begin.slice()
  const sources = { from: new Int32Array(to.length), ends: new Uint8Array(to.length), lag: new Int32Array(to.length) }
  for (let place = 0; place < size; place++) {
    const node = order[place] ?? 0
    for (let a = out[node] ?? 0; a < (out[node + 1] ?? 0); a++) {
      const target = to[a] ?? 0
      const at = next[placeOf[target] ?? 0] ?? 0
      next[placeOf[target] ?? 0] = at + 1
      sources.from[at] = place
      sources.ends[at] = ends[a] ?? 0
      sources.lag[at] = weight[a] ?? 0
      if (target < count && ends[a] === leavesFinish && (weight[a] ?? 0) >= 0 && backOut[target] === 0) last[place] = 0
    }
  }
  return {
    size,
    taskOf: Int32Array.from(order, (node) => (node < count ? node : -1)),
    nodeOf: placeOf.slice(0, count),
    finishOf: endOf.map((node) => placeOf[node] ?? 0),
    // With nothing left that leads to it, which a cycle brings about, it has no first.
    first: Uint8Array.from(order, (node) => (first[node] === 1 && (into[node] ?? 0) > 0 ? 1 : 0)),
    backOut: Uint8Array.from(order, (node) => backOut[node] ?? 0),
    earliestStart: Int32Array.from(order, (node) => bounds.start[node] ?? 0),
    earliestFinish: Int32Array.from(order, (node) => bounds.finish[node] ?? 0),
    last,
    begin,
    ...sources,
    clocks: clocks.some((clock) => clock !== undefined) ? Array.from(order, (node) => clocks[node]) : [],
  }
}
