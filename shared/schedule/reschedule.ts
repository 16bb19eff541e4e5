import { changesBetween } from './changes'
import { boundOf, endsOf } from './compile'
import type { ScheduleInput, ScheduleLink } from './input'
import { LiveNetwork } from './live-network'
import { beyondHours, brokenConstraints, completed, type Schedule, type Settled, schedule, scheduleOf, settled } from './schedule'

/** The network that the schedules of one plan share as they follow each other, and the input that it stands for now. */
interface Held {
  readonly made: Settled
  readonly live: LiveNetwork
  readonly arcOf: Map<string, number>
  input: ScheduleInput
  /** A change could not be taken to its end: it stands for no input any more. */
  spoiled: boolean
}

const held = new WeakMap<Schedule, Held>()

/**
 * The schedule of `input`, which differs little from that of `before`: only what depends on the differences is worked out. The same as
 * `schedule(input)`, which it falls back to where tasks come, go or move in the tree, change their calendar or are as late as possible,
 * where a stage's own links or constraint change, and where links close a cycle (law: reschedule.property.test.ts).
 */
export function reschedule(before: Schedule, input: ScheduleInput): Schedule {
  const network = held.get(before) ?? startOf(before)
  if (network === undefined || network.spoiled) return schedule(input)
  const changes = changesBetween(network.input, input)
  if (changes === undefined || !applied(network, input, changes)) return schedule(input)
  const { made, live } = network
  network.input = input
  const columns = completed(made.outline, live.columns(input.tasks.length))
  const problems = [...made.standing]
  if (made.clocks !== undefined) problems.push(...beyondHours(input, made.outline, made.clocks, columns))
  problems.push(...brokenConstraints(input, made.clocks, columns))
  const next = scheduleOf({ input, outline: made.outline, clocks: made.clocks, columns, end: live.end, backOutEnd: live.backOutEnd, problems })
  held.set(next, network)
  return next
}

/** Lays out the network of a schedule at its first change: a plan that is only looked at never needs it. */
function startOf(before: Schedule): Held | undefined {
  const made = settled.get(before)
  if (made === undefined || made.compiled.network.lateStart.includes(1)) return undefined
  const { input, compiled } = made
  const arcOf = new Map<string, number>()
  for (let l = 0; l < input.links.length; l++) arcOf.set(input.links[l]?.id ?? '', compiled.arcOf[l] ?? -1)
  if (arcOf.size !== input.links.length) return undefined
  const network: Held = { made, live: new LiveNetwork(compiled.network, compiled.arcs, made.order), arcOf, input, spoiled: false }
  held.set(before, network)
  return network
}

/** Takes the changes over; false, and nothing done or all of it void, where that needs the whole pass. */
function applied(network: Held, input: ScheduleInput, { tasks, gone, come }: NonNullable<ReturnType<typeof changesBetween>>): boolean {
  const { made, live, arcOf } = network
  const { indexOf, isSummary } = made.outline
  const plain = (link: ScheduleLink): boolean => [link.from, link.to].every((task) => isSummary[indexOf.get(task) ?? -1] === 0)
  if (!gone.every(plain) || !come.every(plain) || tasks.some((task) => isSummary[task] === 1)) return false
  for (const task of tasks) {
    const { duration: asked = 0, constraint } = input.tasks[task] ?? {}
    const duration = Math.max(0, Math.round(asked))
    const clock = made.clocks?.list[made.clocks.of[task] ?? 0]
    live.setTask(task, duration, boundOf(constraint ?? { kind: 'as-soon-as-possible' }, input.start, duration, clock))
  }
  for (const { id } of gone) {
    live.unlink(arcOf.get(id) ?? -1)
    arcOf.delete(id)
  }
  for (const { id, from, to, type, lag } of come) {
    const arc = arcOf.has(id) ? undefined : live.link(indexOf.get(from) ?? 0, indexOf.get(to) ?? 0, lag, endsOf(type))
    if (arc === undefined) {
      network.spoiled = true
      return false
    }
    arcOf.set(id, arc)
  }
  live.settle()
  return true
}
