import type { ScheduleInput } from '#shared/schedule/input'
import type { WorkingTime } from '#shared/schedule/working-time'

/*
 * The floors: both passes and all floats over typed arrays in which everything stands ready, links sorted by task and tasks in order.
 * Nothing is built, nothing is checked.
 */

export interface Ready {
  readonly size: number
  readonly duration: Int32Array
  readonly order: Int32Array
  readonly begin: Int32Array
  readonly to: Int32Array
  /** Distance of the two starts; with calendars the lag, and the link's ends beside it. */
  readonly weight: Int32Array
  readonly lag: Int32Array
  readonly ends: Uint8Array
  readonly calendar: Uint8Array
}

/** Sorts a network's links and tasks once, outside of what is measured. */
export function ready({ tasks, links }: ScheduleInput): Ready {
  const size = tasks.length
  const index = new Map(tasks.map(({ id }, i) => [id, i]))
  const duration = Int32Array.from(tasks, (task) => task.duration)
  const begin = new Int32Array(size + 1)
  const waits = new Int32Array(size)
  const pairs = links.map(({ from, to, type, lag }) => {
    const ends = (type === 'FS' || type === 'FF' ? 1 : 0) | (type === 'FF' || type === 'SF' ? 2 : 0)
    return { from: index.get(from) ?? 0, to: index.get(to) ?? 0, ends, lag }
  })
  pairs.sort((a, b) => a.from - b.from)
  for (const { from, to } of pairs) {
    begin[from + 1] = (begin[from + 1] ?? 0) + 1
    waits[to] = (waits[to] ?? 0) + 1
  }
  for (let n = 0; n < size; n++) begin[n + 1] = (begin[n + 1] ?? 0) + (begin[n] ?? 0)
  const order = new Int32Array(size)
  let settled = 0
  for (let n = 0; n < size; n++) if (waits[n] === 0) order[settled++] = n
  for (let head = 0; head < settled; head++) {
    const node = order[head] ?? 0
    for (let a = begin[node] ?? 0; a < (begin[node + 1] ?? 0); a++) {
      const next = pairs[a]?.to ?? 0
      waits[next] = (waits[next] ?? 0) - 1
      if (waits[next] === 0) order[settled++] = next
    }
  }
  return {
    size,
    duration,
    order,
    begin,
    to: Int32Array.from(pairs, ({ to }) => to),
    weight: Int32Array.from(
      pairs,
      ({ from, to, ends, lag }) => ((ends & 1) !== 0 ? (duration[from] ?? 0) : 0) + lag - ((ends & 2) !== 0 ? (duration[to] ?? 0) : 0),
    ),
    lag: Int32Array.from(pairs, ({ lag }) => lag),
    ends: Uint8Array.from(pairs, ({ ends }) => ends),
    calendar: Uint8Array.from(tasks, ({ calendar }) => Number((calendar ?? 'c0').slice(1))),
  }
}

export interface Floats {
  readonly early: Int32Array
  readonly late: Int32Array
  readonly total: Int32Array
  readonly free: Int32Array
  readonly end: number
}

export function barePass({ size, duration, order, begin, to, weight }: Ready): Floats {
  const early = new Int32Array(size)
  let end = 0
  for (let i = 0; i < size; i++) {
    const node = order[i] ?? 0
    const start = early[node] ?? 0
    const finish = start + (duration[node] ?? 0)
    if (finish > end) end = finish
    const stop = begin[node + 1] ?? 0
    for (let a = begin[node] ?? 0; a < stop; a++) {
      const next = to[a] ?? 0
      const at = start + (weight[a] ?? 0)
      if (at > (early[next] ?? 0)) early[next] = at
    }
  }
  const late = new Int32Array(size)
  const total = new Int32Array(size)
  const free = new Int32Array(size)
  for (let i = size - 1; i >= 0; i--) {
    const node = order[i] ?? 0
    const start = early[node] ?? 0
    let latest = end - (duration[node] ?? 0)
    let gap = latest - start
    const stop = begin[node + 1] ?? 0
    for (let a = begin[node] ?? 0; a < stop; a++) {
      const next = to[a] ?? 0
      const lag = weight[a] ?? 0
      const bound = (late[next] ?? 0) - lag
      const room = (early[next] ?? 0) - lag - start
      if (bound < latest) latest = bound
      if (room < gap) gap = room
    }
    late[node] = latest
    total[node] = latest - start
    free[node] = gap
  }
  return { early, late, total, free, end }
}

/** Prefix sums of working minutes by span, and a binary search for every look. */
export interface BareCalendar {
  readonly from: Int32Array
  readonly before: Int32Array
  readonly to: Int32Array
}

/** The spans of a calendar from the plan's start for so many minutes. */
export function bareCalendar(time: WorkingTime, minutes: number): BareCalendar {
  const from: number[] = []
  const to: number[] = []
  const before: number[] = []
  let at = 0
  for (const rest of time.rest(0, minutes)) {
    if (rest.from > at) {
      from.push(at)
      to.push(rest.from)
      before.push(time.work(at))
    }
    at = rest.to
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to), before: Int32Array.from(before) }
}

/** The last place whose value is at most `value`. */
function search(list: Int32Array, value: number): number {
  let low = 0
  let high = list.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((list[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}

function work({ from, to, before }: BareCalendar, at: number): number {
  const span = search(from, at)
  return (before[span] ?? 0) + Math.max(0, Math.min(at, to[span] ?? 0) - (from[span] ?? 0))
}

function start({ from, before }: BareCalendar, done: number): number {
  const span = search(before, done)
  return (from[span] ?? 0) + done - (before[span] ?? 0)
}

/** The last moment up to `at` in which work can begin. */
function lastStart(calendar: BareCalendar, at: number): number {
  const span = search(calendar.from, at)
  return Math.min(at, (calendar.to[span] ?? 0) - 1)
}

/** Both passes in working time: of the task its hours, of a lag the hours of the task that waits. */
export function bareCalendarPass({ size, duration, order, begin, to, lag, ends, calendar }: Ready, calendars: readonly BareCalendar[]): Floats {
  const early = new Int32Array(size)
  const earlyFinish = new Int32Array(size)
  const worked = new Int32Array(size)
  const none = calendars[0]
  if (none === undefined) throw new Error('no calendars')
  let end = 0
  for (let i = 0; i < size; i++) {
    const node = order[i] ?? 0
    const own = calendars[calendar[node] ?? 0] ?? none
    const done = work(own, early[node] ?? 0)
    const begun = start(own, done)
    const finish = start(own, done + (duration[node] ?? 0) - 1) + 1
    worked[node] = done
    early[node] = begun
    earlyFinish[node] = finish
    if (finish > end) end = finish
    const stop = begin[node + 1] ?? 0
    for (let a = begin[node] ?? 0; a < stop; a++) {
      const next = to[a] ?? 0
      const theirs = calendars[calendar[next] ?? 0] ?? none
      const which = ends[a] ?? 0
      const delay = lag[a] ?? 0
      let at = (which & 1) !== 0 ? finish : begun
      if (delay !== 0) at = start(theirs, work(theirs, at) + delay - 1) + 1
      if ((which & 2) !== 0) at = start(theirs, work(theirs, at) - (duration[next] ?? 0))
      if (at > (early[next] ?? 0)) early[next] = at
    }
  }
  const late = new Int32Array(size)
  const lateFinish = new Int32Array(size)
  const total = new Int32Array(size)
  const free = new Int32Array(size)
  for (let i = size - 1; i >= 0; i--) {
    const node = order[i] ?? 0
    const own = calendars[calendar[node] ?? 0] ?? none
    const length = duration[node] ?? 0
    const done = worked[node] ?? 0
    let latest = start(own, work(own, end) - length)
    let gap = latest
    const stop = begin[node + 1] ?? 0
    for (let a = begin[node] ?? 0; a < stop; a++) {
      const next = to[a] ?? 0
      const theirs = calendars[calendar[next] ?? 0] ?? none
      const which = ends[a] ?? 0
      const delay = lag[a] ?? 0
      const back = (at: number): number => {
        const open = (which & 2) !== 0 ? start(theirs, work(theirs, at)) : at
        const bound = delay === 0 ? open : start(theirs, work(theirs, open) - delay)
        return (which & 1) !== 0 ? start(own, work(own, bound) - length) : lastStart(own, bound)
      }
      const bound = back(((which & 2) !== 0 ? lateFinish[next] : late[next]) ?? 0)
      const room = back(((which & 2) !== 0 ? earlyFinish[next] : early[next]) ?? 0)
      if (bound < latest) latest = bound
      if (room < gap) gap = room
    }
    late[node] = latest
    lateFinish[node] = start(own, work(own, latest) + length - 1) + 1
    total[node] = work(own, latest) - done
    free[node] = work(own, gap) - done
  }
  return { early, late, total, free, end }
}
