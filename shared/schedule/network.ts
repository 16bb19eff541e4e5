import type { WorkingTime } from './working-time'

/**
 * The network of a plan as typed arrays, which the passes read. In 24 x 7 time every link is one
 * weight between two starts: start(to) >= start(from) + weight, so all four link types are one case.
 */
export interface Network {
  readonly size: number
  readonly duration: Int32Array
  /** Lower and upper bounds of the start, from constraints; `never` where there is none. */
  readonly earliest: Int32Array
  readonly latest: Int32Array
  /** 1 where the task runs only if the back-out is decided: it has an end of its own. */
  readonly backOut: Uint8Array
  /** 1 where the task takes its start as late as its successors let it. */
  readonly lateStart: Uint8Array
  /** 1 for the node that stands for the first start among a summary's children (links that leave a summary's start). */
  readonly first: Uint8Array
  /** Whether only tasks and links are in it: no back-out, no aids for a first start, no latest bounds, nothing as late as possible. */
  readonly plain: boolean
  readonly arcs: Arcs
  /** Working calendars of the nodes; undefined where all of it runs round the clock. */
  readonly clocks: Clocks | undefined
}

/** Which calendar a node works by: places in `list`, of which 0 is round the clock. */
export interface Clocks {
  readonly list: readonly (WorkingTime | undefined)[]
  /** Of the node's own work. A node that only stands for a summary rests never. */
  readonly own: Uint8Array
  /** Of the lags of links that lead to the node. */
  readonly lag: Uint8Array
}

/** Arcs in compressed rows: those that leave node n lie from `begin[n]` up to `begin[n + 1]`. */
export interface Arcs {
  readonly begin: Int32Array
  readonly to: Int32Array
  readonly weight: Int32Array
  /** From which end to which end, `leavesFinish` and `entersFinish`; empty in a network without calendars. */
  readonly ends: Uint8Array
}

export const leavesFinish = 1
export const entersFinish = 2

/** No bound. Far enough below the limit of 32 bits that a lag can be added to it. */
export const never = 1_500_000_000

/** A growing list of arcs, sorted into rows by one counting pass. */
export class ArcList {
  private from: Int32Array
  private to: Int32Array
  private weight: Int32Array
  private ends: Uint8Array
  length = 0

  constructor(capacity: number) {
    this.from = new Int32Array(capacity)
    this.to = new Int32Array(capacity)
    this.weight = new Int32Array(capacity)
    this.ends = new Uint8Array(capacity)
  }

  add(from: number, to: number, weight: number, ends = 0): void {
    if (this.length === this.from.length) {
      this.from = grown(this.from)
      this.to = grown(this.to)
      this.weight = grown(this.weight)
      const more = new Uint8Array(this.from.length)
      more.set(this.ends)
      this.ends = more
    }
    this.from[this.length] = from
    this.to[this.length] = to
    this.weight[this.length] = weight
    this.ends[this.length] = ends
    this.length++
  }

  each(visit: (from: number, to: number, weight: number, ends: number) => void): void {
    for (let i = 0; i < this.length; i++) visit(this.from[i] ?? 0, this.to[i] ?? 0, this.weight[i] ?? 0, this.ends[i] ?? 0)
  }

  /** `withEnds` is left out where only weights are read. */
  rows(size: number, left: (from: number, to: number) => boolean = keepAll, withEnds = true): Arcs {
    const begin = new Int32Array(size + 1)
    const kept = left !== keepAll
    for (let i = 0; i < this.length; i++) {
      const from = this.from[i] ?? 0
      if (kept && !left(from, this.to[i] ?? 0)) continue
      begin[from + 1] = (begin[from + 1] ?? 0) + 1
    }
    for (let n = 0; n < size; n++) begin[n + 1] = (begin[n + 1] ?? 0) + (begin[n] ?? 0)
    const count = begin[size] ?? 0
    const next = begin.slice()
    const to = new Int32Array(count)
    const weight = new Int32Array(count)
    const ends = new Uint8Array(withEnds ? count : 0)
    for (let i = 0; i < this.length; i++) {
      const from = this.from[i] ?? 0
      if (kept && !left(from, this.to[i] ?? 0)) continue
      const at = next[from] ?? 0
      to[at] = this.to[i] ?? 0
      weight[at] = this.weight[i] ?? 0
      if (withEnds) ends[at] = this.ends[i] ?? 0
      next[from] = at + 1
    }
    return { begin, to, weight, ends }
  }
}

const keepAll = (): boolean => true

function grown(column: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(Math.max(16, column.length * 2))
  next.set(column)
  return next
}
