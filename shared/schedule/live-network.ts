import { lastStart, latestAllowed, startAsked, workBefore, workBetween, workFrom, workUntil } from './clocks'
import { DirtyHeap } from './dirty-heap'
import { Greatest } from './greatest'
import { LiveArcs } from './live-arcs'
import { type ArcList, entersFinish, leavesFinish, type Network, never } from './network'
import type { WorkingTime } from './working-time'

const none = -1

export interface LiveColumns {
  readonly start: Int32Array
  readonly finish: Int32Array
  readonly late: Int32Array
  readonly lateFinish: Int32Array
  readonly total: Int32Array
  readonly free: Int32Array
}

/**
 * A settled network whose tasks and links may change one by one: each change visits only what depends on it. Every node keeps its head
 * (the earliest start) and its tail (the longest way from its start to the end), so that a moved end touches no other node: a late start
 * is end - tail, read when asked for. In working calendars ways have no fixed length: there late starts are kept themselves, and all are
 * worked out anew when the end moves. Tasks as late as possible are left to the whole pass.
 */
export class LiveNetwork {
  readonly duration: Int32Array
  private readonly earliest: Int32Array
  private readonly latest: Int32Array
  private readonly arcs: LiveArcs
  private readonly head: Int32Array
  private readonly headFinish: Int32Array
  private readonly tail: Int32Array
  /** The latest start that constraints from here on allow, wherever the end lies; with calendars the late start. */
  private readonly cap: Int32Array
  /** The latest start that moves no successor. */
  private readonly slack: Int32Array
  private readonly ahead: DirtyHeap
  private readonly behind: DirtyHeap
  /** Nodes to begin with; they wait here because a new link may still move their places in the order. */
  private readonly touchedAhead: number[] = []
  private readonly touchedBehind: number[] = []
  private readonly main: Greatest
  private readonly side: Greatest
  /** Nodes looked at since the network stands: what a change costs. */
  visited = 0
  end = 0
  backOutEnd = 0

  private readonly network: Network

  constructor(network: Network, list: ArcList, order: Int32Array) {
    const { size } = network
    this.network = network
    this.duration = network.duration.slice()
    this.earliest = network.earliest.slice()
    this.latest = network.latest.slice()
    this.arcs = new LiveArcs(order, list, network.duration)
    this.head = new Int32Array(size)
    this.headFinish = new Int32Array(size)
    this.tail = new Int32Array(size)
    this.cap = new Int32Array(size)
    this.slack = new Int32Array(size)
    this.ahead = new DirtyHeap(size)
    this.behind = new DirtyHeap(size)
    this.main = new Greatest(size)
    this.side = new Greatest(size)
    this.lookAtAll()
    this.visited = 0
  }

  setTask(node: number, duration: number, { earliest, latest }: { readonly earliest: number; readonly latest: number }): void {
    this.earliest[node] = earliest
    this.latest[node] = latest
    this.touchedAhead.push(node)
    this.touchedBehind.push(node)
    if (this.duration[node] === duration) return
    this.duration[node] = duration
    const { arcs } = this
    for (let arc = arcs.out(node); arc !== none; arc = arcs.afterOut(arc)) this.touchedAhead.push(arcs.to[arc] ?? 0)
    for (let arc = arcs.in(node); arc !== none; arc = arcs.afterIn(arc)) this.touchedBehind.push(arcs.from[arc] ?? 0)
  }

  /** The number of the new arc; undefined where it would close a cycle. */
  link(from: number, to: number, lag: number, ends: number): number | undefined {
    const arc = this.arcs.add(from, to, lag, ends)
    if (arc !== undefined) this.touchArc(arc)
    return arc
  }

  unlink(arc: number): void {
    this.arcs.remove(arc)
    this.touchArc(arc)
  }

  /** Works out what has changed. */
  settle(): void {
    const enough = this.visited + this.network.size / 8
    for (const node of this.touchedAhead.splice(0)) this.touchAhead(node)
    for (const node of this.touchedBehind.splice(0)) this.touchBehind(node)
    this.followAhead(enough)
    const moved = this.readEnds()
    if (moved && this.network.clocks !== undefined) this.lookAllBehind()
    else this.followBehind(enough)
  }

  private followAhead(enough: number): void {
    const { arcs, ahead } = this
    for (let place = ahead.pop(); place !== none; place = ahead.pop()) {
      if (this.visited > enough) {
        this.lookAtAll()
        break
      }
      const node = arcs.order[place] ?? 0
      if (!this.lookAhead(node)) continue
      this.touchBehind(node)
      for (let arc = arcs.out(node); arc !== none; arc = arcs.afterOut(arc)) this.touchAhead(arcs.to[arc] ?? 0)
      // What its predecessors may take without moving it has changed; so has which of them gives a summary's first start.
      for (let arc = arcs.in(node); arc !== none; arc = arcs.afterIn(arc)) this.touchBehind(arcs.from[arc] ?? 0)
    }
  }

  private followBehind(enough: number): void {
    const { arcs, behind } = this
    const { first } = this.network
    for (let place = behind.pop(); place !== none; place = behind.pop()) {
      if (this.visited > enough) {
        this.lookAllBehind()
        break
      }
      const node = arcs.order[arcs.order.length - 1 - place] ?? 0
      if (!this.lookBehind(node)) continue
      for (let arc = arcs.in(node); arc !== none; arc = arcs.afterIn(arc)) if (first[node] !== 1 || this.gives(arc)) this.touchBehind(arcs.from[arc] ?? 0)
    }
  }

  /** Where much depends on a change, looking at each in order is quicker than asking each time which is next. */
  private lookAtAll(): void {
    this.ahead.clear()
    for (const node of this.arcs.order) this.lookAhead(node)
    this.readEnds()
    this.lookAllBehind()
  }

  private lookAllBehind(): void {
    this.behind.clear()
    for (let place = this.arcs.order.length - 1; place >= 0; place--) this.lookBehind(this.arcs.order[place] ?? 0)
  }

  start(node: number): number {
    return this.head[node] ?? 0
  }

  finish(node: number): number {
    return this.headFinish[node] ?? 0
  }

  late(node: number): number {
    const cap = this.cap[node] ?? 0
    return this.network.clocks === undefined ? Math.min(this.endOf(node) - (this.tail[node] ?? 0), cap) : cap
  }

  lateFinish(node: number): number {
    return workUntil(this.clockOf(node), this.late(node), this.duration[node] ?? 0)
  }

  total(node: number): number {
    return workBetween(this.clockOf(node), this.head[node] ?? 0, this.late(node))
  }

  free(node: number): number {
    const clock = this.clockOf(node)
    const last = workBefore(clock, this.endOf(node), this.duration[node] ?? 0)
    return workBetween(clock, this.head[node] ?? 0, Math.min(last, this.slack[node] ?? 0))
  }

  /** All of it by node, for those who draw: the first `count` nodes. */
  columns(count: number): LiveColumns {
    const start = this.head.slice(0, count)
    const finish = this.headFinish.slice(0, count)
    const [late, lateFinish, total, free] = [new Int32Array(count), new Int32Array(count), new Int32Array(count), new Int32Array(count)]
    if (this.network.clocks !== undefined) {
      for (let node = 0; node < count; node++) {
        late[node] = this.late(node)
        lateFinish[node] = this.lateFinish(node)
        total[node] = this.total(node)
        free[node] = this.free(node)
      }
      return { start, finish, late, lateFinish, total, free }
    }
    const { tail, cap, slack, duration } = this
    const { backOut } = this.network
    for (let node = 0; node < count; node++) {
      const end = backOut[node] === 1 ? this.backOutEnd : this.end
      const length = duration[node] ?? 0
      const begun = start[node] ?? 0
      const latest = Math.min(end - (tail[node] ?? 0), cap[node] ?? 0)
      late[node] = latest
      lateFinish[node] = latest + length
      total[node] = latest - begun
      free[node] = Math.min(end - length, slack[node] ?? 0) - begun
    }
    return { start, finish, late, lateFinish, total, free }
  }

  private clockOf(node: number): WorkingTime | undefined {
    const { clocks } = this.network
    return clocks === undefined ? undefined : clocks.list[clocks.own[node] ?? 0]
  }

  private lagClockOf(node: number): WorkingTime | undefined {
    const { clocks } = this.network
    return clocks === undefined ? undefined : clocks.list[clocks.lag[node] ?? 0]
  }

  private endOf(node: number): number {
    return this.network.backOut[node] === 1 ? this.backOutEnd : this.end
  }

  private touchArc(arc: number): void {
    this.touchedAhead.push(this.arcs.to[arc] ?? 0)
    this.touchedBehind.push(this.arcs.from[arc] ?? 0)
  }

  private touchAhead(node: number): void {
    this.ahead.push(this.arcs.place[node] ?? 0)
  }

  /** The last first: places are counted from the end. */
  private touchBehind(node: number): void {
    this.behind.push(this.arcs.order.length - 1 - (this.arcs.place[node] ?? 0))
  }

  private readEnds(): boolean {
    const [end, backOutEnd] = [this.main.value, this.side.value]
    const moved = end !== this.end || backOutEnd !== this.backOutEnd
    this.end = end
    this.backOutEnd = backOutEnd
    return moved
  }

  /** The start that an arc asks for. */
  private asked(arc: number): number {
    const { arcs, duration } = this
    const from = arcs.from[arc] ?? 0
    const to = arcs.to[arc] ?? 0
    const ends = arcs.ends[arc] ?? 0
    const at = ((ends & leavesFinish) !== 0 ? this.headFinish[from] : this.head[from]) ?? 0
    return startAsked(at, arcs.lag[arc] ?? 0, this.lagClockOf(to), (ends & entersFinish) !== 0, this.clockOf(to), duration[to] ?? 0)
  }

  /** Whether the child at the beginning of an arc gives a summary's first start. */
  private gives(arc: number): boolean {
    return this.head[this.arcs.from[arc] ?? 0] === this.head[this.arcs.to[arc] ?? 0]
  }

  /** Works out a node's earliest start anew; whether it or its finish moved. */
  private lookAhead(node: number): boolean {
    this.visited++
    const { arcs, network, duration } = this
    const isFirst = network.first[node] === 1
    let start = isFirst && arcs.in(node) !== none ? never : Math.max(0, this.earliest[node] ?? 0)
    for (let arc = arcs.in(node); arc !== none; arc = arcs.afterIn(arc)) {
      const asked = this.asked(arc)
      if (isFirst ? asked < start : asked > start) start = asked
    }
    const length = duration[node] ?? 0
    const clock = this.clockOf(node)
    start = workFrom(clock, start, length)
    const finish = workUntil(clock, start, length)
    const moved = start !== this.head[node] || finish !== this.headFinish[node]
    this.head[node] = start
    this.headFinish[node] = finish
    if (!isFirst) (network.backOut[node] === 1 ? this.side : this.main).set(node, finish)
    return moved
  }

  /** Works out anew how late a node may start; whether that moved. */
  private lookBehind(node: number): boolean {
    this.visited++
    const { arcs, network, duration } = this
    const plain = network.clocks === undefined
    const length = duration[node] ?? 0
    const clock = this.clockOf(node)
    let tail = length
    let cap = this.latest[node] ?? never
    let slack = never
    if (!plain) cap = Math.min(cap, workBefore(clock, this.endOf(node), length))
    for (let arc = arcs.out(node); arc !== none; arc = arcs.afterOut(arc)) {
      const next = arcs.to[arc] ?? 0
      if (network.backOut[next] !== network.backOut[node] || (network.first[next] === 1 && !this.gives(arc))) continue
      const ends = arcs.ends[arc] ?? 0
      const enters = (ends & entersFinish) !== 0
      const leaves = (ends & leavesFinish) !== 0
      const nextLength = duration[next] ?? 0
      const lag = arcs.lag[arc] ?? 0
      if (plain) {
        const weight = lag + (leaves ? length : 0) - (enters ? nextLength : 0)
        tail = Math.max(tail, weight + (this.tail[next] ?? 0))
        cap = Math.min(cap, (this.cap[next] ?? 0) - weight)
        slack = Math.min(slack, (this.head[next] ?? 0) - weight)
      } else {
        const allowed = (at: number): number => {
          const bound = latestAllowed(at, lag, this.lagClockOf(next), enters, this.clockOf(next), nextLength)
          return leaves ? workBefore(clock, bound, length) : lastStart(clock, bound, length)
        }
        cap = Math.min(cap, allowed(enters ? this.lateFinish(next) : this.late(next)))
        slack = Math.min(slack, allowed((enters ? this.headFinish[next] : this.head[next]) ?? 0))
      }
    }
    const moved = tail !== this.tail[node] || cap !== this.cap[node]
    this.tail[node] = tail
    this.cap[node] = cap
    this.slack[node] = slack
    return moved
  }
}
