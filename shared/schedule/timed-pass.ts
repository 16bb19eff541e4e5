import { lastStart, latestAllowed, startAsked, workBefore, workBetween, workFrom, workUntil } from './clocks'
import { type Clocks, entersFinish, leavesFinish, type Network, never } from './network'
import type { Forward } from './pass'

/*
 * The passes of a plan with working calendars. They are those of pass.ts with one difference: the distance that a link asks for depends
 * on where it lies, so starts and finishes are followed instead of weights. Without any rest both give the same (timed-pass.property.test.ts).
 */

export interface TimedForward extends Forward {
  readonly earlyFinish: Int32Array
}

export function timedForwardPass(network: Network, clocks: Clocks): TimedForward {
  const { size, earliest, first, duration } = network
  const { begin, to, weight, ends } = network.arcs
  const { list, own, lag: lagOf } = clocks
  const open = new Int32Array(size)
  for (let a = 0; a < to.length; a++) {
    const node = to[a] ?? 0
    open[node] = (open[node] ?? 0) + 1
  }
  const early = new Int32Array(size)
  const earlyFinish = new Int32Array(size)
  for (let n = 0; n < size; n++) early[n] = first[n] === 1 && open[n] !== 0 ? never : Math.max(0, earliest[n] ?? 0)
  const order = new Int32Array(size)
  let settled = 0
  for (let n = 0; n < size; n++) if (open[n] === 0) order[settled++] = n
  for (let head = 0; head < settled; head++) {
    const node = order[head] ?? 0
    const length = duration[node] ?? 0
    const clock = list[own[node] ?? 0]
    const start = workFrom(clock, early[node] ?? 0, length)
    const finish = workUntil(clock, start, length)
    early[node] = start
    earlyFinish[node] = finish
    const end = begin[node + 1] ?? 0
    for (let a = begin[node] ?? 0; a < end; a++) {
      const next = to[a] ?? 0
      const which = ends[a] ?? 0
      const nextLength = duration[next] ?? 0
      const leaves = (which & leavesFinish) !== 0
      const enters = (which & entersFinish) !== 0
      const lag = (weight[a] ?? 0) - (leaves ? length : 0) + (enters ? nextLength : 0)
      const at = startAsked(leaves ? finish : start, lag, list[lagOf[next] ?? 0], enters, list[own[next] ?? 0], nextLength)
      const held = early[next] ?? 0
      if (first[next] === 1 ? at < held : at > held) early[next] = at
      const waits = (open[next] ?? 0) - 1
      open[next] = waits
      if (waits === 0) order[settled++] = next
    }
  }
  return { early, earlyFinish, order, settled }
}

/** What pass.ts's `Backward` holds, with the finishes, which no longer follow from the starts, and total float in working minutes. */
export interface TimedBackward {
  readonly late: Int32Array
  readonly lateFinish: Int32Array
  readonly start: Int32Array
  readonly finish: Int32Array
  readonly total: Int32Array
  readonly free: Int32Array
  readonly end: number
  readonly backOutEnd: number
}

export function timedBackwardPass(network: Network, clocks: Clocks, { early, earlyFinish, order, settled }: TimedForward): TimedBackward {
  const { size, duration, latest, backOut, lateStart, first } = network
  const { begin, to, weight, ends } = network.arcs
  const { list, own, lag: lagOf } = clocks
  let end = 0
  let backOutEnd = 0
  for (let n = 0; n < size; n++) {
    if (first[n] === 1) continue
    const finish = earlyFinish[n] ?? 0
    if (backOut[n] === 1) {
      if (finish > backOutEnd) backOutEnd = finish
    } else if (finish > end) end = finish
  }
  const late = new Int32Array(size)
  const lateFinish = new Int32Array(size)
  const start = early.slice()
  const finish = earlyFinish.slice()
  const total = new Int32Array(size)
  const free = new Int32Array(size)
  for (let place = settled - 1; place >= 0; place--) {
    const node = order[place] ?? 0
    const side = backOut[node]
    const length = duration[node] ?? 0
    const clock = list[own[node] ?? 0]
    const from = early[node] ?? 0
    const last = workBefore(clock, side === 1 ? backOutEnd : end, length)
    let latestStart = Math.min(last, latest[node] ?? never)
    let gap = last
    let room = last
    const stop = begin[node + 1] ?? 0
    for (let a = begin[node] ?? 0; a < stop; a++) {
      const next = to[a] ?? 0
      // Only the child that gives a summary's first start is held by what hangs on that start.
      if (first[next] === 1 && from !== early[next]) continue
      const which = ends[a] ?? 0
      const nextLength = duration[next] ?? 0
      const leaves = (which & leavesFinish) !== 0
      const enters = (which & entersFinish) !== 0
      const lag = (weight[a] ?? 0) - (leaves ? length : 0) + (enters ? nextLength : 0)
      const lagClock = list[lagOf[next] ?? 0]
      const nextClock = list[own[next] ?? 0]
      const allowed = (at: number): number => {
        const bound = latestAllowed(at, lag, lagClock, enters, nextClock, nextLength)
        return leaves ? workBefore(clock, bound, length) : lastStart(clock, bound, length)
      }
      const until = allowed((enters ? finish[next] : start[next]) ?? 0)
      if (until < room) room = until
      if (backOut[next] !== side) continue
      if (until < gap) gap = until
      const held = (enters ? lateFinish[next] : late[next]) ?? 0
      const planned = (enters ? finish[next] : start[next]) ?? 0
      const bound = held === planned ? until : allowed(held)
      if (bound < latestStart) latestStart = bound
    }
    late[node] = latestStart
    lateFinish[node] = workUntil(clock, latestStart, length)
    total[node] = workBetween(clock, from, latestStart)
    const begins = lateStart[node] === 1 ? Math.max(from, Math.min(room, latestStart)) : from
    if (begins !== from) {
      start[node] = begins
      finish[node] = workUntil(clock, begins, length)
    }
    free[node] = workBetween(clock, begins, gap)
  }
  return { late, lateFinish, start, finish, total, free, end, backOutEnd }
}
