import { lastStart, type TaskClocks, workBefore, workFrom } from './clocks'
import type { ScheduleConstraint, ScheduleInput, ScheduleLink, ScheduleProblem } from './input'
import { ArcList, type Clocks, entersFinish, leavesFinish, type Network, never } from './network'
import type { Outline } from './outline'
import type { Structure } from './structure'
import type { WorkingTime } from './working-time'

/** The network of a plan, with what could not be taken into it. Nodes below the number of tasks are the tasks. */
export interface Compiled {
  readonly network: Network
  readonly arcs: ArcList
  readonly problems: readonly ScheduleProblem[]
  /** The task that a node stands for, where it is not the task itself. */
  readonly aidOf: readonly number[]
  /** The place in `arcs` of each link, -1 for those left out. */
  readonly arcOf: Int32Array
}

const minute = 60_000

/**
 * Turns a plan into a network. A summary's own node stands for its start, which holds its children;
 * where a link leaves a summary, an aid node stands for its finish or for its children's first start.
 */
export function compile({ start, tasks, links }: ScheduleInput, structure: Structure, clocks: TaskClocks | undefined): Compiled {
  const { outline } = structure
  const { parent, isSummary } = outline
  const problems: ScheduleProblem[] = []
  const arcs = new ArcList(links.length + 64)
  const aids = new Aids(tasks.length)
  const { duration, bound } = readTasks(tasks, isSummary)
  const opened = new Set<number>()

  const arcOf = new Int32Array(links.length).fill(-1)
  for (let l = 0; l < links.length; l++) {
    const link = links[l]
    if (link === undefined) continue
    const from = structure.from[l] ?? -1
    const to = structure.to[l] ?? -1
    if (from === -1 || to === -1) {
      problems.push({ code: 'loose-link', link: link.id })
      continue
    }
    const ends = endsOf(link.type)
    if (isSummary[to] === 1) {
      if ((ends & entersFinish) !== 0) {
        problems.push({ code: 'link-to-summary-finish', link: link.id, task: link.to })
        continue
      }
      opened.add(to)
    }
    const node = isSummary[from] === 1 ? aids.of(from, (ends & leavesFinish) !== 0 ? 'finish' : 'first') : from
    arcOf[l] = arcs.length
    const weight = ((ends & leavesFinish) !== 0 ? (duration[from] ?? 0) : 0) + link.lag - ((ends & entersFinish) !== 0 ? (duration[to] ?? 0) : 0)
    arcs.add(node, to, weight, ends)
  }

  const bounds = { earliest: new Int32Array(tasks.length), latest: new Int32Array(tasks.length).fill(never) }
  for (const i of bound) {
    const constraint = tasks[i]?.constraint
    if (constraint === undefined) continue
    if (isSummary[i] !== 1) {
      const { earliest, latest } = boundOf(constraint, start, duration[i] ?? 0, clocks?.list[clocks.of[i] ?? 0])
      bounds.earliest[i] = earliest
      bounds.latest[i] = latest
      continue
    }
    if (constraint.kind === 'start-no-earlier-than') {
      bounds.earliest[i] = boundOf(constraint, start, 0, undefined).earliest
      opened.add(i)
    } else if (constraint.kind === 'finish-no-later-than') aids.of(i, 'finish', minuteOf(constraint.at, start))
    else if ('at' in constraint) problems.push({ code: 'constraint-on-summary', task: tasks[i]?.id ?? '', constraint: constraint.kind })
  }

  // Parents before children: an opened summary opens those below it, a closed one closes them.
  for (let u = outline.upward.length - 1; u >= 0; u--) {
    const child = outline.upward[u] ?? 0
    const above = parent[child] ?? -1
    const summary = isSummary[child] === 1
    if (opened.has(above)) {
      arcs.add(above, child, 0)
      if (summary) opened.add(child)
    }
    const finish = aids.find(above, 'finish')
    if (finish !== undefined) arcs.add(summary ? aids.of(child, 'finish') : child, finish, summary ? 0 : (duration[child] ?? 0), leavesFinish)
    const first = aids.find(above, 'first')
    if (first !== undefined) arcs.add(summary ? aids.of(child, 'first') : child, first, 0)
  }
  const nodeClocks = clocks === undefined ? undefined : clocksOfNodes(clocks, isSummary, tasks.length + aids.list.length)
  return {
    network: { ...assemble(outline, duration, bounds, aids, arcs, tasks, bound, clocks !== undefined), clocks: nodeClocks },
    arcs,
    problems,
    aidOf: aids.list.map(({ task }) => task),
    arcOf,
  }
}

/** Whole minutes of the tasks' work, none of summaries, and the places of those with a constraint that says something: one walk over all. */
function readTasks(tasks: ScheduleInput['tasks'], isSummary: Uint8Array): { readonly duration: Int32Array; readonly bound: readonly number[] } {
  const duration = new Int32Array(tasks.length)
  const bound: number[] = []
  for (let i = 0; i < tasks.length; i++) {
    const task = tasks[i]
    if (task === undefined) continue
    if (isSummary[i] !== 1) duration[i] = Math.max(0, Math.round(task.duration))
    if (task.constraint.kind !== 'as-soon-as-possible') bound.push(i)
  }
  return { duration, bound }
}

/** From which end of a task to which end of the other a link leads. */
export function endsOf(type: ScheduleLink['type']): number {
  switch (type) {
    case 'FS':
      return leavesFinish
    case 'SS':
      return 0
    case 'FF':
      return leavesFinish | entersFinish
    case 'SF':
      return entersFinish
  }
}

/** A summary's own nodes rest never: its children keep their own hours. The lags of links to it count in its calendar. */
function clocksOfNodes({ list, of }: TaskClocks, isSummary: Uint8Array, size: number): Clocks {
  const own = new Uint8Array(size)
  const lag = new Uint8Array(size)
  lag.set(of)
  for (let i = 0; i < of.length; i++) if (isSummary[i] === 0) own[i] = of[i] ?? 0
  return { list, own, lag }
}

function assemble(
  { backOut, isSummary }: Outline,
  durations: Int32Array,
  bounds: { readonly earliest: Int32Array; readonly latest: Int32Array },
  aids: Aids,
  arcs: ArcList,
  tasks: ScheduleInput['tasks'],
  bound: readonly number[],
  timed: boolean,
): Omit<Network, 'clocks'> {
  const size = tasks.length + aids.list.length
  const duration = widened(durations, size)
  const earliest = widened(bounds.earliest, size)
  const latest = widened(bounds.latest, size)
  const side = size === backOut.length ? backOut : new Uint8Array(size)
  if (side !== backOut) side.set(backOut)
  const lateStart = new Uint8Array(size)
  const first = new Uint8Array(size)
  let plain = aids.list.length === 0 && !side.includes(1)
  for (const i of bound) {
    const kind = tasks[i]?.constraint.kind
    if (kind === undefined) continue
    if (kind === 'as-late-as-possible' && isSummary[i] !== 1) lateStart[i] = 1
    plain &&= kind.endsWith('no-earlier-than')
  }
  aids.list.forEach((entry, i) => {
    const node = tasks.length + i
    if (entry.role === 'first') first[node] = 1
    side[node] = backOut[entry.task] ?? 0
    latest[node] = entry.latest
  })
  return { size, duration, earliest, latest, backOut: side, lateStart, first, plain, arcs: arcs.rows(size, undefined, timed) }
}

/** Most plans need no aid nodes: then a column is taken as it is. */
function widened(column: Int32Array, size: number): Int32Array {
  if (column.length === size) return column
  const wide = new Int32Array(size)
  wide.set(column)
  return wide
}

/** The bounds that a constraint sets to a start. */
export interface Bound {
  readonly earliest: number
  readonly latest: number
}

const free: Bound = { earliest: 0, latest: never }
const clamped = (minutes: number): number => Math.max(-never, Math.min(never, minutes))
const minuteOf = (at: number, start: number): number => clamped(Math.floor((at - start) / minute))

/**
 * The bounds of a start in minutes after the plan's start. Part minutes round to the safe side, which is inwards; a bound in time
 * without work means the work before it where it is "no later", that after it where it is "no earlier".
 */
export function boundOf(constraint: ScheduleConstraint, start: number, duration: number, clock: WorkingTime | undefined): Bound {
  if (!('at' in constraint)) return free
  const { kind, at } = constraint
  const noEarlier = clamped(Math.ceil((at - start) / minute))
  const noLater = minuteOf(at, start)
  switch (kind) {
    case 'start-no-earlier-than':
      return { earliest: noEarlier, latest: never }
    case 'finish-no-earlier-than':
      return { earliest: workBefore(clock, noEarlier, duration), latest: never }
    case 'start-no-later-than':
      return { earliest: 0, latest: lastStart(clock, noLater, duration) }
    case 'finish-no-later-than':
      return { earliest: 0, latest: workBefore(clock, noLater, duration) }
    case 'must-start-on':
      // A start that must be in time without work is the next one: it can be no earlier and need be no later.
      return { earliest: noEarlier, latest: workFrom(clock, noLater, duration) }
    case 'must-finish-on':
      return { earliest: workBefore(clock, noEarlier, duration), latest: workBefore(clock, noLater, duration) }
  }
}

type Role = 'finish' | 'first'

/** Nodes that stand for a summary's finish or its children's first start, made where one is asked for. */
class Aids {
  readonly list: { readonly task: number; readonly role: Role; latest: number }[] = []
  private readonly known = new Map<string, number>()

  private readonly base: number

  constructor(base: number) {
    this.base = base
  }

  find(task: number, role: Role): number | undefined {
    return this.list.length === 0 ? undefined : this.known.get(`${role}${task}`)
  }

  of(task: number, role: Role, latest: number = never): number {
    const found = this.find(task, role)
    if (found !== undefined) {
      const entry = this.list[found - this.base]
      if (entry !== undefined) entry.latest = Math.min(entry.latest, latest)
      return found
    }
    this.list.push({ task, role, latest })
    const node = this.base + this.list.length - 1
    this.known.set(`${role}${task}`, node)
    return node
  }
}
