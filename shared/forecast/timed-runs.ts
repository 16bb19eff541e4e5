import { lastStart, latestAllowed, startAsked, workBefore, workBetween, workFrom, workUntil } from '../schedule/clocks'
import { entersFinish, leavesFinish } from '../schedule/network'
import { type ForecastNetwork, type NodeClocks, unbound } from './network'

/** Columns of times, as simulate.ts lays them out: starts of a node from `columnOf`, its finishes `length` behind them. */
export interface RunColumns {
  readonly times: Int32Array
  readonly length: number
  readonly columnOf: (node: number, base: number) => number
}

const always: NodeClocks = { own: undefined, lag: undefined }

/**
 * The passes of simulate.ts for plans with working calendars: what a link asks for depends on where it lies, so each run is
 * followed by itself, in whole minutes and by the schedule's own rules (schedule/clocks.ts).
 */
export function timedRuns(network: ForecastNetwork, { times, length, columnOf }: RunColumns, abreast: number) {
  const { size, taskOf, first, backOut, earliestFinish, begin, from, ends: arcEnds, lag, clocks } = network
  const late = new Int32Array(size * abreast)
  const clockOf = (node: number): NodeClocks => clocks[node] ?? always
  const minuteAt = (column: number): number => (times[column] ?? 0) / 60

  /** Starts and finishes of a node whose starts hold their bound already; `seconds` are its durations. */
  const forward = (node: number, seconds: Int32Array, base: number, count: number): void => {
    const { own, lag: lagClock } = clockOf(node)
    const start = columnOf(node, base)
    const bound = earliestFinish[node] ?? unbound
    const stop = begin[node + 1] ?? 0
    for (let k = 0; k < count; k++) {
      const duration = (seconds[k] ?? 0) / 60
      let at = minuteAt(start + k)
      if (bound !== unbound) at = Math.max(at, workBefore(own, bound / 60, duration))
      for (let arc = begin[node] ?? 0; arc < stop; arc++) {
        const ends = arcEnds[arc] ?? 0
        const source = columnOf(from[arc] ?? 0, base) + (ends & leavesFinish) * length
        const asked = startAsked(minuteAt(source + k), (lag[arc] ?? 0) / 60, lagClock, (ends & entersFinish) !== 0, own, duration)
        if (first[node] === 1 ? asked < at : asked > at) at = asked
      }
      const begins = workFrom(own, at, duration)
      times[start + k] = begins * 60
      times[start + length + k] = workUntil(own, begins, duration) * 60
    }
  }

  /** Marks what has no working time to lose in each run, whose ends are given in seconds: the backward pass of timed-pass.ts. */
  const trace = (ends: Int32Array, drives: Uint8Array, base: number, count: number): void => {
    for (let node = 0; node < size; node++) {
      const { own } = clockOf(node)
      const start = columnOf(node, base)
      for (let k = 0; k < count; k++) {
        const duration = workBetween(own, minuteAt(start + k), minuteAt(start + length + k))
        late[node * abreast + k] = taskOf[node] === -1 ? -unbound : workBefore(own, (ends[k] ?? 0) / 60, duration)
      }
    }
    for (let node = size - 1; node >= 0; node--) {
      if (backOut[node] === 1) continue
      const { own, lag: lagClock } = clockOf(node)
      const start = columnOf(node, base)
      const stop = begin[node + 1] ?? 0
      for (let k = 0; k < count; k++) {
        const begins = minuteAt(start + k)
        const latest = late[node * abreast + k] ?? 0
        const duration = workBetween(own, begins, minuteAt(start + length + k))
        if (latest === -unbound) continue
        if (workBetween(own, begins, latest) <= 0) drives[node * abreast + k] = 1
        for (let arc = begin[node] ?? 0; arc < stop; arc++) {
          const before = from[arc] ?? 0
          if (backOut[before] === 1) continue
          const which = arcEnds[arc] ?? 0
          const earlier = columnOf(before, base)
          const itsStart = minuteAt(earlier + k)
          if (first[node] === 1 && itsStart !== begins) continue
          const enters = (which & entersFinish) !== 0
          const bound = latestAllowed(enters ? workUntil(own, latest, duration) : latest, (lag[arc] ?? 0) / 60, lagClock, enters, own, duration)
          const itsClock = clockOf(before).own
          const itsDuration = workBetween(itsClock, itsStart, minuteAt(earlier + length + k))
          const allowed = (which & leavesFinish) === 0 ? lastStart(itsClock, bound, itsDuration) : workBefore(itsClock, bound, itsDuration)
          const place = before * abreast + k
          if (allowed < (late[place] ?? 0)) late[place] = allowed
        }
      }
    }
  }

  return { forward, trace }
}
