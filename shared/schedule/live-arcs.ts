import { type ArcList, entersFinish, leavesFinish } from './network'

const none = -1

/** The arcs of a network as lists that can change, with a topological order of the nodes that is kept as they do. */
export class LiveArcs {
  readonly from: number[] = []
  readonly to: number[] = []
  readonly lag: number[] = []
  readonly ends: number[] = []
  private readonly nextOut: number[] = []
  private readonly nextIn: number[] = []
  private readonly firstOut: Int32Array
  private readonly firstIn: Int32Array
  /** The nodes in topological order, and where each stands in it. */
  readonly order: Int32Array
  readonly place: Int32Array

  constructor(order: Int32Array, arcs: ArcList, duration: Int32Array) {
    this.order = order.slice()
    this.place = new Int32Array(order.length)
    for (let i = 0; i < order.length; i++) this.place[order[i] ?? 0] = i
    this.firstOut = new Int32Array(order.length).fill(none)
    this.firstIn = new Int32Array(order.length).fill(none)
    arcs.each((from, to, weight, ends) => {
      const lag = weight - ((ends & leavesFinish) !== 0 ? (duration[from] ?? 0) : 0) + ((ends & entersFinish) !== 0 ? (duration[to] ?? 0) : 0)
      this.link(from, to, lag, ends)
    })
  }

  out(node: number): number {
    return this.firstOut[node] ?? none
  }

  in(node: number): number {
    return this.firstIn[node] ?? none
  }

  afterOut(arc: number): number {
    return this.nextOut[arc] ?? none
  }

  afterIn(arc: number): number {
    return this.nextIn[arc] ?? none
  }

  /** Adds an arc and answers with its number; undefined where it would close a cycle. */
  add(from: number, to: number, lag: number, ends: number): number | undefined {
    return from !== to && this.putBefore(from, to) ? this.link(from, to, lag, ends) : undefined
  }

  remove(arc: number): void {
    this.unlink(this.firstOut, this.nextOut, this.from[arc] ?? 0, arc)
    this.unlink(this.firstIn, this.nextIn, this.to[arc] ?? 0, arc)
  }

  private link(from: number, to: number, lag: number, ends: number): number {
    const arc = this.from.length
    this.from.push(from)
    this.to.push(to)
    this.lag.push(lag)
    this.ends.push(ends)
    this.nextOut.push(this.firstOut[from] ?? none)
    this.nextIn.push(this.firstIn[to] ?? none)
    this.firstOut[from] = arc
    this.firstIn[to] = arc
    return arc
  }

  private unlink(first: Int32Array, next: number[], node: number, arc: number): void {
    if (first[node] === arc) {
      first[node] = next[arc] ?? none
      return
    }
    let at = first[node] ?? none
    while (at !== none && next[at] !== arc) at = next[at] ?? none
    if (at !== none) next[at] = next[arc] ?? none
  }

  /**
   * Brings `from` before `to` in the order by moving only the nodes between them that have to (Pearce and Kelly 2006). False where
   * `from` can be reached from `to`: the arc would close a cycle.
   */
  private putBefore(from: number, to: number): boolean {
    const low = this.place[to] ?? 0
    const high = this.place[from] ?? 0
    if (high < low) return true
    const behind = this.reach(to, (node) => (this.place[node] ?? 0) <= high, true)
    if (behind.includes(from)) return false
    const ahead = this.reach(from, (node) => (this.place[node] ?? 0) >= low, false)
    const byPlace = (a: number, b: number): number => (this.place[a] ?? 0) - (this.place[b] ?? 0)
    const nodes = [...ahead.sort(byPlace), ...behind.sort(byPlace)]
    const places = nodes.map((node) => this.place[node] ?? 0).sort((a, b) => a - b)
    nodes.forEach((node, i) => {
      const place = places[i] ?? 0
      this.place[node] = place
      this.order[place] = node
    })
    return true
  }

  private reach(start: number, inside: (node: number) => boolean, forward: boolean): number[] {
    const found = [start]
    const seen = new Set(found)
    for (let i = 0; i < found.length; i++) {
      const node = found[i] ?? 0
      for (let arc = forward ? this.out(node) : this.in(node); arc !== none; arc = forward ? this.afterOut(arc) : this.afterIn(arc)) {
        const next = (forward ? this.to[arc] : this.from[arc]) ?? 0
        if (seen.has(next) || !inside(next)) continue
        seen.add(next)
        found.push(next)
      }
    }
    return found
  }
}
