import { restBefore, type TaskClocks, workBefore, workFrom } from './clocks'
import type { ScheduleConstraint, ScheduleInput, ScheduleLink, ScheduleProblem } from './input'
import { ArcList, type Clocks, entersFinish, leavesFinish, type Network, never } from './network'
import type { Outline } from './outline'

/** The network of a plan, with what could not be taken into it. Nodes below the number of tasks are the tasks. */
export interface Compiled {
  readonly network: Network
  readonly arcs: ArcList
  readonly problems: readonly ScheduleProblem[]
  /** The task that a node stands for, where it is not the task itself. */
  readonly aidOf: readonly number[]
}

const minute = 60_000

/**
 * Turns a plan into a network. A summary's own node stands for its start, which holds its children;
 * where a link leaves a summary, an aid node stands for its finish or for its children's first start.
 */
export function compile({ start, tasks, links }: ScheduleInput, outline: Outline, clocks: TaskClocks | undefined): Compiled {
  const { indexOf, parent, isSummary } = outline
  const problems: ScheduleProblem[] = []
  const arcs = new ArcList(links.length + 64)
  const aids = new Aids(tasks.length)
  const duration = tasks.map((task, i) => (isSummary[i] === 1 ? 0 : Math.max(0, Math.round(task.duration))))
  const opened = new Set<number>()

  for (const link of links) {
    const from = indexOf.get(link.from)
    const to = indexOf.get(link.to)
    if (from === undefined || to === undefined) {
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
    arcs.add(node, to, weightOf(link, duration[from] ?? 0, duration[to] ?? 0), ends)
  }

  const bounds = boundsOf(start, tasks.length, clocks)
  for (let i = 0; i < tasks.length; i++) {
    const constraint = tasks[i]?.constraint
    if (constraint === undefined || constraint.kind === 'as-soon-as-possible') continue
    if (isSummary[i] !== 1) {
      bounds.set(i, constraint, duration[i] ?? 0)
      continue
    }
    if (constraint.kind === 'start-no-earlier-than') {
      bounds.set(i, constraint, 0)
      opened.add(i)
    } else if (constraint.kind === 'finish-no-later-than') aids.of(i, 'finish', bounds.minuteOf(constraint.at))
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
    network: { ...assemble(outline, duration, bounds, aids, arcs, tasks), clocks: nodeClocks },
    arcs,
    problems,
    aidOf: aids.list.map(({ task }) => task),
  }
}

/** From which end of a task to which end of the other a link leads. */
export const endsOf = (type: ScheduleLink['type']): number =>
  (type === 'FS' || type === 'FF' ? leavesFinish : 0) | (type === 'FF' || type === 'SF' ? entersFinish : 0)

/** A summary's own nodes rest never: its children keep their own hours. The lags of links to it count in its calendar. */
function clocksOfNodes({ list, of }: TaskClocks, isSummary: Uint8Array, size: number): Clocks {
  const own = new Uint8Array(size)
  const lag = new Uint8Array(size)
  lag.set(of)
  for (let i = 0; i < of.length; i++) if (isSummary[i] === 0) own[i] = of[i] ?? 0
  return { list, own, lag }
}

/** The distance between the two starts that a link asks for. */
export function weightOf({ type, lag }: Pick<ScheduleLink, 'type' | 'lag'>, fromDuration: number, toDuration: number): number {
  const leave = type === 'FS' || type === 'FF' ? fromDuration : 0
  return leave + lag - (type === 'FF' || type === 'SF' ? toDuration : 0)
}

function assemble(
  { backOut, isSummary }: Outline,
  durations: readonly number[],
  bounds: Bounds,
  aids: Aids,
  arcs: ArcList,
  tasks: ScheduleInput['tasks'],
): Omit<Network, 'clocks'> {
  const size = tasks.length + aids.list.length
  const duration = new Int32Array(size)
  duration.set(durations)
  const earliest = new Int32Array(size)
  earliest.set(bounds.earliest)
  const latest = new Int32Array(size).fill(never)
  latest.set(bounds.latest)
  const side = new Uint8Array(size)
  side.set(backOut)
  const lateStart = new Uint8Array(size)
  const first = new Uint8Array(size)
  const aid = new Uint8Array(size)
  for (let i = 0; i < tasks.length; i++) {
    if (isSummary[i] === 1) aid[i] = 1
    else if (tasks[i]?.constraint.kind === 'as-late-as-possible') lateStart[i] = 1
  }
  aids.list.forEach((entry, i) => {
    const node = tasks.length + i
    aid[node] = 1
    if (entry.role === 'first') first[node] = 1
    side[node] = backOut[entry.task] ?? 0
    latest[node] = entry.latest
  })
  return { size, duration, earliest, latest, backOut: side, lateStart, first, aid, arcs: arcs.rows(size) }
}

interface Bounds {
  readonly earliest: Int32Array
  readonly latest: Int32Array
  minuteOf(at: number): number
  set(task: number, constraint: ScheduleConstraint, duration: number): void
}

/**
 * Bounds of starts in minutes after the plan's start. Part minutes round to the safe side, which is inwards; a bound in time without
 * work means the work before it where it is "no later", that after it where it is "no earlier".
 */
function boundsOf(start: number, count: number, clocks: TaskClocks | undefined): Bounds {
  const earliest = new Int32Array(count)
  const latest = new Int32Array(count).fill(never)
  const clamp = (minutes: number): number => Math.max(-never, Math.min(never, minutes))
  const minuteOf = (at: number): number => clamp(Math.floor((at - start) / minute))
  const noEarlier = (at: number): number => clamp(Math.ceil((at - start) / minute))
  const set = (task: number, constraint: ScheduleConstraint, duration: number): void => {
    if (!('at' in constraint)) return
    const { kind, at } = constraint
    const clock = clocks?.list[clocks.of[task] ?? 0]
    if (kind === 'start-no-earlier-than' || kind === 'must-start-on') earliest[task] = noEarlier(at)
    if (kind === 'finish-no-earlier-than' || kind === 'must-finish-on') earliest[task] = workBefore(clock, noEarlier(at), duration)
    // A start that must be in time without work is the next one: it can be no earlier and need be no later.
    if (kind === 'must-start-on') latest[task] = workFrom(clock, minuteOf(at), duration)
    if (kind === 'start-no-later-than') latest[task] = restBefore(clock, minuteOf(at))
    if (kind === 'finish-no-later-than' || kind === 'must-finish-on') latest[task] = workBefore(clock, minuteOf(at), duration)
  }
  return { earliest, latest, minuteOf, set }
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
