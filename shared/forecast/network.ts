import { cycleOf } from '../schedule/cycles'
import type { ScheduleConstraint, ScheduleInput } from '../schedule/input'
import { ArcList, type Arcs } from '../schedule/network'
import { type Outline, outlineOf } from '../schedule/outline'

/**
 * The network of a plan with durations left open, for many runs: nodes in an order in which all that a node waits for
 * comes before it, arcs in rows by the node they lead to. The same rules as the schedule's (compile.ts), which a test holds
 * against each other. Seconds after the plan's start.
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
  /** 1 where the arc leaves the finish of its node, else its start. */
  readonly leavesFinish: Uint8Array
  /** 1 where it holds the finish of the node that it leads to, else its start. */
  readonly entersFinish: Uint8Array
  readonly lag: Int32Array
}

/** No bound: every run starts at 0 or later. */
export const unbound = -1_000_000_000

interface Arc {
  readonly from: number
  readonly to: number
  readonly leavesFinish: boolean
  readonly entersFinish: boolean
  readonly lag: number
}

/** What is known of a task that has begun: nothing before it holds it any more. Seconds after the plan's start. */
export interface Begun {
  readonly start: number
}

/**
 * Links on a cycle, links to nothing and links to the finish of a summary are left out, as the schedule leaves them out.
 * While a plan runs, what has `begun` starts where it did, and nothing else starts before `now` (seconds after the plan's start).
 */
export function forecastNetwork(
  input: ScheduleInput,
  outline: Outline = outlineOf(input.tasks),
  begun: ReadonlyMap<string, Begun> = new Map(),
  now = 0,
): ForecastNetwork {
  const { tasks, links } = input
  const { indexOf, parent, isSummary, backOut } = outline
  const count = tasks.length
  // Nodes that stand for a summary: its end as it is told, and, where links leave it, its finish and its first start.
  const endOf = Int32Array.from(tasks, (_, i) => i)
  const finishOf = new Int32Array(count).fill(-1)
  const firstOf = new Int32Array(count).fill(-1)
  let size = count
  for (let i = 0; i < count; i++) if (isSummary[i] === 1) endOf[i] = size++
  const arcs: Arc[] = []
  const opened = new Set<number>()
  for (const link of links) {
    const from = indexOf.get(link.from)
    const to = indexOf.get(link.to)
    if (from === undefined || to === undefined || begun.has(link.to)) continue
    const entersFinish = link.type === 'FF' || link.type === 'SF'
    const leavesFinish = link.type === 'FS' || link.type === 'FF'
    if (isSummary[to] === 1) {
      if (entersFinish) continue
      opened.add(to)
    }
    const aids = leavesFinish ? finishOf : firstOf
    if (isSummary[from] === 1 && aids[from] === -1) aids[from] = size++
    const node = isSummary[from] === 1 ? (aids[from] ?? -1) : from
    arcs.push({ from: node, to, leavesFinish, entersFinish, lag: link.lag * 60 })
  }
  const bounds = { start: new Int32Array(size).fill(Math.max(0, now)), finish: new Int32Array(size).fill(unbound) }
  for (let i = 0; i < count; i++) {
    const constraint = tasks[i]?.constraint
    const known = begun.get(tasks[i]?.id ?? '')
    if (known !== undefined) bounds.start[i] = known.start
    if (isSummary[i] === 1) bounds.start[i] = 0
    if (known !== undefined || constraint === undefined || !('at' in constraint)) continue
    if (isSummary[i] !== 1) bound(bounds, i, constraint, input.start)
    else if (constraint.kind === 'start-no-earlier-than') {
      bound(bounds, i, constraint, input.start)
      opened.add(i)
    }
  }
  // Parents before children: an opened summary holds those below it, and its finish and first start are theirs.
  for (let u = outline.upward.length - 1; u >= 0; u--) {
    const child = outline.upward[u] ?? 0
    const above = parent[child] ?? -1
    const summary = isSummary[child] === 1
    if (opened.has(above) && !begun.has(tasks[child]?.id ?? '')) {
      arcs.push({ from: above, to: child, leavesFinish: false, entersFinish: false, lag: 0 })
      if (summary) opened.add(child)
    }
    arcs.push({ from: endOf[child] ?? -1, to: endOf[above] ?? -1, leavesFinish: true, entersFinish: false, lag: 0 })
    for (const aids of [finishOf, firstOf]) {
      const aid = aids[above] ?? -1
      if (aid === -1) continue
      if (summary && aids[child] === -1) aids[child] = size++
      arcs.push({ from: summary ? (aids[child] ?? -1) : child, to: aid, leavesFinish: aids === finishOf, entersFinish: false, lag: 0 })
    }
  }
  return inOrder({ count, size, arcs, bounds, endOf, finishOf, firstOf, backOut })
}

/** A bound's part minutes round inwards, as in the schedule. */
function bound(
  { start, finish }: { readonly start: Int32Array; readonly finish: Int32Array },
  task: number,
  constraint: Extract<ScheduleConstraint, { at: number }>,
  planStart: number,
): void {
  const at = Math.max(unbound, Math.min(-unbound, Math.ceil((constraint.at - planStart) / 60_000) * 60))
  if (constraint.kind === 'start-no-earlier-than' || constraint.kind === 'must-start-on') start[task] = Math.max(start[task] ?? 0, at)
  if (constraint.kind === 'finish-no-earlier-than' || constraint.kind === 'must-finish-on') finish[task] = at
}

interface Parts {
  readonly count: number
  readonly size: number
  readonly arcs: readonly Arc[]
  readonly bounds: { readonly start: Int32Array; readonly finish: Int32Array }
  readonly endOf: Int32Array
  readonly finishOf: Int32Array
  readonly firstOf: Int32Array
  readonly backOut: Uint8Array
}

/** Numbers the nodes anew in topological order (Kahn 1962), without the arcs of cycles. */
function inOrder({ count, size, arcs: all, bounds, endOf, finishOf, firstOf, backOut }: Parts): ForecastNetwork {
  const arcs = withoutCycles(size, all)
  const out = rowsOf(size, arcs)
  const waits = new Int32Array(size)
  for (const { to } of arcs) waits[to] = (waits[to] ?? 0) + 1
  const order = new Int32Array(size)
  const placeOf = new Int32Array(size)
  let settled = 0
  for (let n = 0; n < size; n++) if (waits[n] === 0) order[settled++] = n
  for (let head = 0; head < settled; head++) {
    const node = order[head] ?? 0
    placeOf[node] = head
    for (let a = out.begin[node] ?? 0; a < (out.begin[node + 1] ?? 0); a++) {
      const next = out.to[a] ?? 0
      waits[next] = (waits[next] ?? 0) - 1
      if (waits[next] === 0) order[settled++] = next
    }
  }
  const isFirst = new Uint8Array(size)
  // With nothing left that leads to it, which a cycle brings about, it has no first.
  for (const node of firstOf) if (node !== -1 && arcs.some(({ to }) => to === node)) isFirst[node] = 1
  const sideOf = new Uint8Array(size)
  sideOf.set(backOut)
  for (const aids of [endOf, finishOf, firstOf]) {
    aids.forEach((node, task) => {
      if (node !== -1) sideOf[node] = backOut[task] ?? 0
    })
  }
  // Only tasks end a plan: what stands for a summary ends with one of them, which may be a back-out's.
  const last = Uint8Array.from(order, (node) => Number(node < count))
  for (const { from, to, leavesFinish, entersFinish, lag } of arcs) {
    if (to < count && leavesFinish && !entersFinish && lag >= 0 && sideOf[to] === 0) last[placeOf[from] ?? 0] = 0
  }
  const sorted = arcs.toSorted((a, b) => (placeOf[a.to] ?? 0) - (placeOf[b.to] ?? 0) || (placeOf[a.from] ?? 0) - (placeOf[b.from] ?? 0))
  const begin = new Int32Array(size + 1)
  for (const { to } of sorted) begin[(placeOf[to] ?? 0) + 1] = (begin[(placeOf[to] ?? 0) + 1] ?? 0) + 1
  for (let n = 0; n < size; n++) begin[n + 1] = (begin[n + 1] ?? 0) + (begin[n] ?? 0)
  const placed = (column: Int32Array): Int32Array => Int32Array.from(order, (node) => column[node] ?? 0)
  const starts = new Int32Array(size).fill(unbound)
  starts.set(bounds.start)
  const finishes = new Int32Array(size).fill(unbound)
  finishes.set(bounds.finish)
  return {
    size,
    taskOf: Int32Array.from(order, (node) => (node < count ? node : -1)),
    nodeOf: placeOf.slice(0, count),
    finishOf: endOf.map((node) => placeOf[node] ?? 0),
    first: Uint8Array.from(order, (node) => isFirst[node] ?? 0),
    backOut: Uint8Array.from(order, (node) => sideOf[node] ?? 0),
    earliestStart: placed(starts),
    earliestFinish: placed(finishes),
    last,
    begin,
    from: Int32Array.from(sorted, ({ from }) => placeOf[from] ?? 0),
    leavesFinish: Uint8Array.from(sorted, ({ leavesFinish }) => Number(leavesFinish)),
    entersFinish: Uint8Array.from(sorted, ({ entersFinish }) => Number(entersFinish)),
    lag: Int32Array.from(sorted, ({ lag }) => lag),
  }
}

function rowsOf(size: number, arcs: readonly Arc[]): Arcs {
  const list = new ArcList(arcs.length + 1)
  for (const { from, to } of arcs) list.add(from, to, 0)
  return list.rows(size)
}

function withoutCycles(size: number, arcs: readonly Arc[]): readonly Arc[] {
  const cycle = cycleOf(size, rowsOf(size, arcs))
  return cycle.some((of) => of !== 0) ? arcs.filter(({ from, to }) => cycle[from] === 0 || cycle[from] !== cycle[to]) : arcs
}
