import { clocksOf, workingTimeOf } from '#shared/schedule/clocks'
import { compile } from '#shared/schedule/compile'
import type { ScheduleInput } from '#shared/schedule/input'
import { LiveNetwork } from '#shared/schedule/live-network'
import { never } from '#shared/schedule/network'
import { forwardPass } from '#shared/schedule/pass'
import { reschedule } from '#shared/schedule/reschedule'
import { forwardOf, passedOf, schedule } from '#shared/schedule/schedule'
import { structureOf } from '#shared/schedule/structure'
import { bareCalendar, bareCalendarPass, barePass, ready } from './floor'
import { network, randomOf, type Shape, shapes } from './networks'
import { objectSchedule } from './object-version'

/** Milliseconds of one entrant in its quietest round: of work this short the median tells the load of the machine. */
export interface Entry {
  readonly name: string
  readonly size: number
  readonly shape: Shape
  readonly ms: number
}

/** What runs in a process of its own: writes the entries as JSON to standard output. */
const [sizes = '10000', rounds = '7', withPeer = 'without'] = process.argv.slice(2)
const entries: Entry[] = []
for (const size of sizes.split(',').map(Number)) for (const shape of shapes) entries.push(...(await contest(size, shape, Number(rounds))))
process.stdout.write(JSON.stringify(entries))

async function contest(size: number, shape: Shape, times: number): Promise<Entry[]> {
  const plain = network(shape, size, false)
  const timed = network(shape, size, true)
  // Two plans in turn are each unknown again: what names join is kept for the last plan only.
  const turns = [plain, network(shape, size, false, 7, 'step')]
  let turn = 0
  const entrants: Record<string, () => number> = {
    ...passes(plain),
    'from domain objects': () => {
      schedule(plain)
      return once(() => schedule(edited(plain)))
    },
    'from unknown domain objects': () => once(() => schedule(turns[turn++ % 2] ?? plain)),
    'objects and a Map': () => once(() => objectSchedule(plain)),
    ...calendarPasses(timed),
    ...edits(plain, size),
    ...(withPeer === 'with-peer' ? await reactive(plain, size) : {}),
  }
  const took = new Map(Object.keys(entrants).map((name) => [name, [] as number[]]))
  // Two rounds for the engine to warm up, then interleaved: whatever else the machine does meets all alike.
  for (let round = -2; round < times; round++) {
    for (const [name, run] of Object.entries(entrants)) {
      const ms = run()
      if (round >= 0) took.get(name)?.push(ms)
    }
  }
  return [...took].map(([name, all]) => ({ name, size, shape, ms: Math.min(...all) }))
}

/** The same work several times where it is short, so that a clock can tell it. */
function once(work: () => unknown): number {
  const began = performance.now()
  let times = 0
  let spent = 0
  do {
    work()
    times++
    spent = performance.now() - began
  } while (spent < 4 && times < 200)
  return spent / times
}

/** The median of a hundred and one edits, each timed by itself: most touch a few tasks, some all. */
function middle(edit: () => unknown, times = 101): number {
  const took = Array.from({ length: times }, () => {
    const began = performance.now()
    edit()
    return performance.now() - began
  })
  return took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN
}

/** The plan as the app gives it after an edit: a new list, of which one task is new. */
function edited(input: ScheduleInput): ScheduleInput {
  const tasks = input.tasks.slice()
  const first = tasks[0]
  if (first !== undefined) tasks[0] = { ...first }
  return { ...input, tasks }
}

function passes(input: ScheduleInput): Record<string, () => number> {
  const standing = ready(input)
  const structure = structureOf(input)
  const { outline } = structure
  const { network: made, arcs } = compile(input, structure, undefined)
  const whole = () => {
    const built = { ...made, arcs: arcs.rows(made.size, undefined, made.clocks !== undefined) }
    return passedOf(outline, built, forwardOf(built))
  }
  const bare = barePass(standing)
  const objects = objectSchedule(input)
  const { columns } = whole()
  input.tasks.forEach(({ id }, i) => {
    const node = objects.get(id)
    const all = [columns.start[i], columns.late[i], columns.total[i], columns.free[i]].join()
    if ([bare.early[i], bare.late[i], bare.total[i], bare.free[i]].join() !== all) throw new Error(`floor differs at ${id}`)
    if ([node?.start, node?.lateStart, node?.total, node?.free].join() !== all) throw new Error(`objects differ at ${id}`)
  })
  return { 'bare pass': () => once(() => barePass(standing)), 'whole pass': () => once(whole) }
}

function calendarPasses(input: ScheduleInput): Record<string, () => number> {
  const standing = ready(input)
  const structure = structureOf(input)
  const { outline } = structure
  const clocks = clocksOf(input, outline)
  const { network: made, arcs } = compile(input, structure, clocks)
  const whole = () => {
    const built = { ...made, arcs: arcs.rows(made.size, undefined, made.clocks !== undefined) }
    return passedOf(outline, built, forwardOf(built))
  }
  const { columns, end } = whole()
  const bare = (input.calendars ?? []).map((calendar) => bareCalendar(workingTimeOf(calendar, Math.floor(input.start / 60_000)), end + 100_000))
  const floor = bareCalendarPass(standing, bare)
  input.tasks.forEach(({ id }, i) => {
    const ours = [columns.start[i], columns.total[i], columns.free[i]].join()
    if ([floor.early[i], floor.total[i], floor.free[i]].join() !== ours) throw new Error(`calendar floor differs at ${id}: ours ${ours}`)
  })
  return { 'bare calendar pass': () => once(() => bareCalendarPass(standing, bare)), 'whole pass with calendars': () => once(whole) }
}

/** One task's duration changes; then the dates and floats of fifty rows in view are read. */
function edits(input: ScheduleInput, size: number): Record<string, () => number> {
  const { network: made, arcs } = compile(input, structureOf(input), undefined)
  const live = new LiveNetwork(made, arcs, forwardPass(made).order)
  const random = randomOf(99)
  const free = { earliest: 0, latest: never }
  const edit = () => {
    const task = Math.floor(random() * size)
    live.setTask(task, 5 + Math.floor(random() * 115), free)
    live.settle()
    const first = Math.floor(random() * Math.max(1, size - 50))
    let sum = 0
    for (let row = first; row < first + 50; row++) sum += live.start(row) + live.finish(row) + live.late(row) + live.total(row) + live.free(row)
    return sum
  }
  let before = schedule(input)
  let current = input
  const replan = () => {
    const task = Math.floor(random() * size)
    const tasks = current.tasks.slice()
    const was = tasks[task]
    if (was !== undefined) tasks[task] = { ...was, duration: 5 + Math.floor(random() * 115) }
    current = { ...current, tasks }
    before = reschedule(before, current)
  }
  return { 'one edit': () => middle(edit), 'one edit, to new columns': () => middle(replan) }
}

/** The reactive engine: all built and read, and one changed duration with all read again, which must come to what the floor does. */
async function reactive(input: ScheduleInput, size: number): Promise<Record<string, () => number>> {
  const { reactivePlan } = await import('./peer-chronograph')
  const floor = barePass(ready(input))
  const standing = reactivePlan(input)
  const read = standing.read()
  for (const column of ['early', 'late', 'total', 'free'] as const) {
    if (floor[column].some((value, i) => value !== read[column][i])) throw new Error(`ChronoGraph differs in ${column}`)
  }
  const random = randomOf(99)
  const change = () => {
    standing.set(Math.floor(random() * size), 5 + Math.floor(random() * 115))
    return standing.read()
  }
  return {
    'ChronoGraph, built and all read': () => once(() => reactivePlan(input).read()),
    'ChronoGraph, one edit and all read': () => middle(change, 21),
  }
}
