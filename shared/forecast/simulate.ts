import { entersFinish, leavesFinish } from '../schedule/network'
import { type ForecastNetwork, unbound } from './network'
import { type QuantileTable, tableSize } from './quantiles'
import { stateOf } from './random'
import { timedRuns } from './timed-runs'

/** How long a task takes in a run, in seconds: always as long, or drawn from a table with a stream of its own. */
export type Draws = { readonly seconds: number } | { readonly table: QuantileTable; readonly stream: string }

/** Many runs of a plan: grown run by run, read at any time. Seconds after the plan's start. */
export interface Simulation {
  readonly runs: number
  /** The plan's end in each run. */
  readonly ends: Int32Array
  /** By node: in how many runs it drove the end. */
  readonly critical: Int32Array
  /** Starts (`edge` 0) or finishes (1) of a node over the runs kept, unsorted. */
  readonly timesOf: (node: number, edge: 0 | 1) => Int32Array
  readonly run: (count: number) => void
}

/** Runs that are computed side by side: their columns stay in the processor's cache. */
const abreast = 256
/** So many starts and finishes are kept, 64 MB: of larger plans the times of fewer runs, never fewer ends. */
const mostKept = 16_000_000
/** A draw's upper ten bits, the best of its 32, name the entry. */
const shift = 32 - Math.log2(tableSize)

/**
 * The Monte Carlo method over an activity network (Van Slyke 1963): each run draws every duration and computes the forward
 * pass; what holds the run's end to the second, traced back, was critical in it. Runs lie side by side in columns of
 * integers, node after node, so that the inner loops have neither branches nor look-ups but the draw's own.
 * `draws` are by task. With working calendars durations are whole minutes, as theirs are.
 */
export function simulation(network: ForecastNetwork, draws: readonly Draws[], seed: number, most: number): Simulation {
  const { size, taskOf, first, backOut, earliestStart, earliestFinish, last, begin, from, ends: arcEnds, lag, clocks } = network
  const kept = Math.max(abreast, Math.min(most, Math.floor(mostKept / (2 * Math.max(1, size)))))
  // Behind the runs kept lies room for those computed just now.
  const length = kept + abreast
  const times = new Int32Array(2 * size * length)
  const ends = new Int32Array(most)
  const critical = new Int32Array(size)
  const drives = new Uint8Array(size * abreast)
  const seconds = new Int32Array(abreast)
  const states = new Int32Array(4 * draws.length)
  draws.forEach((one, task) => {
    if ('table' in one) states.set(stateOf(seed, one.stream), 4 * task)
  })
  let done = 0

  /** Durations of the next runs of a task: xoshiro128**, with its state in registers. */
  const draw = (task: number, count: number): void => {
    const how = draws[task]
    if (how === undefined || !('table' in how)) {
      seconds.fill(how?.seconds ?? 0, 0, count)
      return
    }
    const { table } = how
    let a = states[4 * task] ?? 0
    let b = states[4 * task + 1] ?? 0
    let c = states[4 * task + 2] ?? 0
    let d = states[4 * task + 3] ?? 0
    for (let k = 0; k < count; k++) {
      const scrambled = Math.imul(b, 5)
      const drawn = Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
      const shifted = b << 9
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= shifted
      d = (d << 11) | (d >>> 21)
      seconds[k] = table[drawn >>> shift] ?? 0
    }
    states[4 * task] = a
    states[4 * task + 1] = b
    states[4 * task + 2] = c
    states[4 * task + 3] = d
    if (clocks.length > 0) for (let k = 0; k < count; k++) seconds[k] = 60 * Math.round((seconds[k] ?? 0) / 60)
  }

  /** Where a node's column of starts lies; that of its finishes follows it. */
  const columnOf = (node: number, base: number): number => 2 * node * length + base
  const timed = clocks.length === 0 ? undefined : timedRuns(network, { times, length, columnOf }, abreast)
  const sourceOf = (arc: number, base: number): number => columnOf(from[arc] ?? 0, base) + ((arcEnds[arc] ?? 0) & leavesFinish) * length

  const forward = (node: number, base: number, count: number): void => {
    const start = columnOf(node, base)
    const finish = start + length
    const task = taskOf[node] ?? -1
    if (task === -1) seconds.fill(0, 0, count)
    else draw(task, count)
    const isFirst = first[node] === 1
    times.fill(isFirst ? -unbound : (earliestStart[node] ?? 0), start, start + count)
    if (timed !== undefined) {
      timed.forward(node, seconds, base, count)
      return
    }
    const bound = earliestFinish[node] ?? unbound
    if (bound !== unbound) {
      for (let k = 0; k < count; k++) {
        const at = bound - (seconds[k] ?? 0)
        if (at > (times[start + k] ?? 0)) times[start + k] = at
      }
    }
    const stop = begin[node + 1] ?? 0
    for (let arc = begin[node] ?? 0; arc < stop; arc++) {
      const source = sourceOf(arc, base)
      const wait = lag[arc] ?? 0
      if (isFirst) {
        for (let k = 0; k < count; k++) {
          const at = (times[source + k] ?? 0) + wait
          if (at < (times[start + k] ?? 0)) times[start + k] = at
        }
      } else if (((arcEnds[arc] ?? 0) & entersFinish) !== 0) {
        for (let k = 0; k < count; k++) {
          const at = (times[source + k] ?? 0) + wait - (seconds[k] ?? 0)
          if (at > (times[start + k] ?? 0)) times[start + k] = at
        }
      } else {
        for (let k = 0; k < count; k++) {
          const at = (times[source + k] ?? 0) + wait
          if (at > (times[start + k] ?? 0)) times[start + k] = at
        }
      }
    }
    for (let k = 0; k < count; k++) times[finish + k] = (times[start + k] ?? 0) + (seconds[k] ?? 0)
  }

  const end = (base: number, count: number): void => {
    ends.fill(0, done, done + count)
    for (let node = 0; node < size; node++) {
      if (last[node] !== 1 || backOut[node] === 1) continue
      const finish = columnOf(node, base) + length
      for (let k = 0; k < count; k++) {
        const at = times[finish + k] ?? 0
        if (at > (ends[done + k] ?? 0)) ends[done + k] = at
      }
    }
  }

  /** Adds up in how many of the runs just marked a node drove the end; whether it did in any. */
  const counted = (node: number, count: number): boolean => {
    let sum = 0
    for (let k = 0; k < count; k++) sum += drives[node * abreast + k] ?? 0
    critical[node] = (critical[node] ?? 0) + sum
    return sum > 0
  }

  /** Marks what drove the end of each run, from the last nodes back, by the arcs that hold to the second. */
  const trace = (base: number, count: number): void => {
    drives.fill(0)
    if (timed !== undefined) {
      timed.trace(ends.subarray(done, done + count), drives, base, count)
      for (let node = 0; node < size; node++) counted(node, count)
      return
    }
    for (let node = size - 1; node >= 0; node--) {
      const start = columnOf(node, base)
      const finish = start + length
      const own = node * abreast
      if (last[node] === 1 && backOut[node] === 0) {
        for (let k = 0; k < count; k++) if (times[finish + k] === ends[done + k]) drives[own + k] = 1
      }
      if (!counted(node, count)) continue
      const stop = begin[node + 1] ?? 0
      for (let arc = begin[node] ?? 0; arc < stop; arc++) {
        // A back-out runs only if it is decided: what waits for it takes no float from what comes before it.
        if (backOut[from[arc] ?? 0] !== backOut[node]) continue
        const before = (from[arc] ?? 0) * abreast
        const source = sourceOf(arc, base)
        // An arc into the finish holds it there: start and finish differ by the drawn duration.
        const held = ((arcEnds[arc] ?? 0) & entersFinish) === 0 ? start : finish
        const wait = lag[arc] ?? 0
        for (let k = 0; k < count; k++) if (drives[own + k] === 1 && (times[source + k] ?? 0) + wait === times[held + k]) drives[before + k] = 1
      }
    }
  }

  const run = (count: number): void => {
    const until = Math.min(most, done + count)
    while (done < until) {
      // The runs kept fill their columns; those after them lie behind, one over the other.
      const base = done < kept ? done : kept
      const next = Math.min(abreast, until - done, base === kept ? abreast : kept - done)
      for (let node = 0; node < size; node++) forward(node, base, next)
      end(base, next)
      trace(base, next)
      done += next
    }
  }

  return {
    get runs() {
      return done
    },
    ends,
    critical,
    timesOf: (node, edge) => times.subarray((2 * node + edge) * length, (2 * node + edge) * length + Math.min(done, kept)),
    run,
  }
}
