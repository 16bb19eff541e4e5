import { type Network, never } from './network'

/** Early starts and the order in which they were settled; nodes on or behind a cycle are not in it. */
export interface Forward {
  readonly early: Int32Array
  readonly order: Int32Array
  readonly settled: number
}

/**
 * Forward pass: the earliest start of every node, in minutes after the plan's start. The topological
 * order (Kahn 1962) is found on the way: a node is settled when all arcs into it were followed.
 */
export function forwardPass(network: Network): Forward {
  const { size, earliest, first } = network
  const { begin, to, weight } = network.arcs
  const open = new Int32Array(size)
  for (let a = 0; a < to.length; a++) {
    const node = to[a] ?? 0
    open[node] = (open[node] ?? 0) + 1
  }
  const early = new Int32Array(size)
  for (let n = 0; n < size; n++) early[n] = first[n] === 1 && open[n] !== 0 ? never : Math.max(0, earliest[n] ?? 0)
  const order = new Int32Array(size)
  let settled = 0
  for (let n = 0; n < size; n++) if (open[n] === 0) order[settled++] = n
  const hasFirst = !network.plain
  for (let head = 0; head < settled; head++) {
    const node = order[head] ?? 0
    const start = early[node] ?? 0
    const end = begin[node + 1] ?? 0
    for (let a = begin[node] ?? 0; a < end; a++) {
      const next = to[a] ?? 0
      const at = start + (weight[a] ?? 0)
      const held = early[next] ?? 0
      if (hasFirst && first[next] === 1 ? at < held : at > held) early[next] = at
      const waits = (open[next] ?? 0) - 1
      open[next] = waits
      if (waits === 0) order[settled++] = next
    }
  }
  return { early, order, settled }
}

/** Late starts, planned starts and free floats, in minutes; `end` and `backOutEnd` are the latest early finishes. */
export interface Backward {
  readonly late: Int32Array
  readonly start: Int32Array
  readonly free: Int32Array
  readonly end: number
  readonly backOutEnd: number
}

/**
 * Backward pass over a settled forward pass. A back-out runs only if it is decided, so it neither
 * sets the plan's end nor takes float from what comes before it; it is measured by its own end.
 * A task planned as late as possible uses up its free float, so that it delays nobody.
 */
export function backwardPass(network: Network, forward: Forward): Backward {
  return network.plain ? plainBackwardPass(network, forward) : fullBackwardPass(network, forward)
}

/** The same where nothing but tasks and links is in the network, as in most: half as much to read. Starts are the early ones. */
function plainBackwardPass({ size, duration, arcs }: Network, { early, order, settled }: Forward): Backward {
  const { begin, to, weight } = arcs
  let end = 0
  for (let n = 0; n < size; n++) {
    const finish = (early[n] ?? 0) + (duration[n] ?? 0)
    if (finish > end) end = finish
  }
  const late = new Int32Array(size)
  const free = new Int32Array(size)
  for (let place = settled - 1; place >= 0; place--) {
    const node = order[place] ?? 0
    const from = early[node] ?? 0
    let latestStart = end - (duration[node] ?? 0)
    let gap = latestStart
    const stop = begin[node + 1] ?? 0
    for (let a = begin[node] ?? 0; a < stop; a++) {
      const next = to[a] ?? 0
      const lag = weight[a] ?? 0
      const until = (early[next] ?? 0) - lag
      if (until < gap) gap = until
      const bound = (late[next] ?? 0) - lag
      if (bound < latestStart) latestStart = bound
    }
    late[node] = latestStart
    free[node] = gap - from
  }
  return { late, start: early, free, end, backOutEnd: 0 }
}

function fullBackwardPass(network: Network, { early, order, settled }: Forward): Backward {
  const { size, duration, latest, backOut, lateStart, first } = network
  const { begin, to, weight } = network.arcs
  let end = 0
  let backOutEnd = 0
  for (let n = 0; n < size; n++) {
    if (first[n] === 1) continue
    const finish = (early[n] ?? 0) + (duration[n] ?? 0)
    if (backOut[n] === 1) {
      if (finish > backOutEnd) backOutEnd = finish
    } else if (finish > end) end = finish
  }
  const late = new Int32Array(size)
  const start = new Int32Array(size)
  const free = new Int32Array(size)
  for (let place = settled - 1; place >= 0; place--) {
    const node = order[place] ?? 0
    const side = backOut[node]
    const from = early[node] ?? 0
    const last = (side === 1 ? backOutEnd : end) - (duration[node] ?? 0)
    let latestStart = Math.min(last, latest[node] ?? never)
    let gap = last - from
    let room = gap
    const stop = begin[node + 1] ?? 0
    for (let a = begin[node] ?? 0; a < stop; a++) {
      const next = to[a] ?? 0
      const lag = weight[a] ?? 0
      // Only the child that gives a summary's first start is held by what hangs on that start.
      if (first[next] === 1 && from + lag !== early[next]) continue
      const until = (start[next] ?? 0) - lag - from
      if (until < room) room = until
      if (backOut[next] !== side) continue
      const bound = (late[next] ?? 0) - lag
      if (bound < latestStart) latestStart = bound
      if (until < gap) gap = until
    }
    late[node] = latestStart
    const shift = lateStart[node] === 1 ? Math.max(0, Math.min(room, latestStart - from)) : 0
    start[node] = from + shift
    free[node] = gap - shift
  }
  return { late, start, free, end, backOutEnd }
}
