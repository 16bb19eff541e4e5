import { type Fact, fact, type Verdict } from '../model/verdict'
import { lastStart, latestAllowed, startAsked, workBefore, workFrom } from './clocks'
import { endsOf } from './compile'
import type { ScheduleConstraint } from './input'
import { linksByEnd } from './link-index'
import { entersFinish, leavesFinish } from './network'
import type { Computed } from './schedule'
import type { WorkingTime } from './working-time'

/** One thing that asks for a start or gives room: the minute after the plan's start that it asks for. */
export type Reason =
  | { readonly kind: 'plan-start'; readonly minute: number }
  | { readonly kind: 'link'; readonly link: string; readonly task: string; readonly type: string; readonly lag: number; readonly minute: number }
  | { readonly kind: 'constraint'; readonly constraint: ScheduleConstraint['kind']; readonly minute: number }
  | { readonly kind: 'summary'; readonly task: string; readonly minute: number }
  | { readonly kind: 'child'; readonly task: string; readonly minute: number }
  | { readonly kind: 'plan-end'; readonly minute: number }
  /** The calendar has no work where the start was asked for: it came `pushed` minutes later, to `minute`. */
  | { readonly kind: 'calendar'; readonly calendar: string; readonly pushed: number; readonly minute: number }

/** Why a task starts when it does: what decided, and what else was asked without result. */
export interface TaskDerivation {
  readonly start: Verdict<{ readonly minute: number; readonly decided: readonly Reason[]; readonly tried: readonly Reason[] }, 'earliest-start'>
  readonly float: Verdict<{ readonly minutes: number; readonly limitedBy: readonly Reason[] }, 'total-float'>
}

/** Reads the derivation of one task off a finished schedule; made only when somebody asks. */
export function derivationOf(computed: Computed, task: string): TaskDerivation | undefined {
  const { input, outline, columns } = computed
  const index = outline.indexOf.get(task)
  if (index === undefined) return undefined
  const minute = columns.start[index] ?? 0
  const asked = outline.isSummary[index] === 1 ? children(computed, index) : askedOf(computed, index)
  const duration = durationOf(computed, index)
  const clock = clockOf(computed, index)
  const decides = (reason: Reason): boolean => workFrom(clock, reason.minute, duration) === minute
  const decided = asked.filter(decides)
  const tried = asked.filter((reason) => !decides(reason))
  const late = decided.length === 0 && input.tasks[index]?.constraint.kind === 'as-late-as-possible'
  const limitedBy = limitsOf(computed, index)
  return {
    start: {
      outcome: {
        minute,
        decided: late ? [{ kind: 'constraint', constraint: 'as-late-as-possible', minute }] : [...decided, ...pushedBy(computed, index, decided)],
        tried,
      },
      rule: 'earliest-start',
      because: [fact(`task/${task}`, 'duration', input.tasks[index]?.duration ?? 0), ...factsOf(asked), ...calendarFacts(computed, index)],
    },
    float: {
      outcome: { minutes: columns.total[index] ?? 0, limitedBy },
      rule: 'total-float',
      because: factsOf(limitedBy),
    },
  }
}

const clockOf = ({ outline, clocks }: Computed, index: number): WorkingTime | undefined =>
  clocks === undefined || outline.isSummary[index] === 1 ? undefined : clocks.list[clocks.of[index] ?? 0]

/** Minutes of work; a summary has none of its own. */
const durationOf = ({ input, outline }: Computed, index: number): number =>
  outline.isSummary[index] === 1 ? 0 : Math.max(0, Math.round(input.tasks[index]?.duration ?? 0))

/** The calendar as a reason, when all that decided asked for time without work. */
function pushedBy({ clocks, columns }: Computed, index: number, decided: readonly Reason[]): Reason[] {
  const minute = columns.start[index] ?? 0
  const pushed = minute - Math.max(...decided.map((reason) => reason.minute))
  return decided.length > 0 && pushed > 0 ? [{ kind: 'calendar', calendar: clocks?.ids[clocks.of[index] ?? 0] ?? '', pushed, minute }] : []
}

function calendarFacts({ clocks }: Computed, index: number): Fact[] {
  const calendar = clocks?.ids[clocks.of[index] ?? 0] ?? ''
  return calendar === '' ? [] : [fact(`working-calendar/${calendar}`, 'week', calendar)]
}

function children({ input, outline, columns }: Computed, summary: number): Reason[] {
  return input.tasks.flatMap(({ id }, i): Reason[] => (outline.parent[i] === summary ? [{ kind: 'child', task: id, minute: columns.start[i] ?? 0 }] : []))
}

/** Everything that asks a task to start no earlier: the plan, its constraint, its links, what holds those above it. */
function askedOf(computed: Computed, index: number): Reason[] {
  const { input, outline, columns, clocks } = computed
  const asked: Reason[] = [{ kind: 'plan-start', minute: 0 }]
  const clock = clockOf(computed, index)
  const duration = durationOf(computed, index)
  for (let at = index; at !== -1; at = outline.parent[at] ?? -1) {
    const task = input.tasks[at]
    if (task === undefined) break
    const own = at === index
    const bound = earliestOf(task.constraint, input.start, own ? clock : undefined, own ? duration : 0)
    if (bound !== undefined)
      asked.push(own ? { kind: 'constraint', constraint: task.constraint.kind, minute: bound } : { kind: 'summary', task: task.id, minute: bound })
    for (const { id, from, type, lag } of linksByEnd(input.links).into.get(task.id) ?? []) {
      const before = outline.indexOf.get(from)
      if (before === undefined) continue
      const ends = endsOf(type)
      const leaves = ((ends & leavesFinish) !== 0 ? columns.finish[before] : columns.start[before]) ?? 0
      const lagClock = clocks?.list[clocks.of[at] ?? 0]
      const minute = startAsked(leaves, lag, lagClock, (ends & entersFinish) !== 0, own ? clock : undefined, own ? duration : 0)
      asked.push({ kind: 'link', link: id, task: from, type, lag, minute })
    }
  }
  return asked
}

function earliestOf(constraint: ScheduleConstraint, planStart: number, clock: WorkingTime | undefined, duration: number): number | undefined {
  if (!('at' in constraint)) return undefined
  const minute = Math.ceil((constraint.at - planStart) / 60_000)
  if (constraint.kind === 'start-no-earlier-than' || constraint.kind === 'must-start-on') return minute
  if (constraint.kind === 'finish-no-earlier-than' || constraint.kind === 'must-finish-on') return workBefore(clock, minute, duration)
  return undefined
}

/** What keeps the task from starting later: the successors with the least room, a constraint, or the plan's end. */
function limitsOf(computed: Computed, index: number): Reason[] {
  const { input, outline, columns, clocks, end, backOutEnd } = computed
  const { indexOf, backOut } = outline
  const task = input.tasks[index]
  if (task === undefined) return []
  const clock = clockOf(computed, index)
  const latest = columns.late[index] ?? 0
  const limits: Reason[] = []
  for (const { id, to, type, lag } of linksByEnd(input.links).outOf.get(task.id) ?? []) {
    const after = indexOf.get(to)
    if (after === undefined || backOut[after] !== backOut[index]) continue
    const ends = endsOf(type)
    const enters = (ends & entersFinish) !== 0
    const held = (enters ? columns.lateFinish[after] : columns.late[after]) ?? 0
    const bound = latestAllowed(held, lag, clocks?.list[clocks.of[after] ?? 0], enters, clockOf(computed, after), durationOf(computed, after))
    const room = (ends & leavesFinish) !== 0 ? workBefore(clock, bound, lengthOf(computed, index)) : lastStart(clock, bound, lengthOf(computed, index))
    if (room <= latest) limits.push({ kind: 'link', link: id, task: to, type, lag, minute: latest })
  }
  const last = backOut[index] === 1 ? backOutEnd : end
  if (latest >= workBefore(clock, last, lengthOf(computed, index))) limits.push({ kind: 'plan-end', minute: last })
  if (limits.length === 0 && 'at' in task.constraint) limits.push({ kind: 'constraint', constraint: task.constraint.kind, minute: latest })
  return limits
}

/** Of a summary from its first start to its last finish. */
const lengthOf = (computed: Computed, index: number): number =>
  computed.outline.isSummary[index] === 1 ? (computed.columns.finish[index] ?? 0) - (computed.columns.start[index] ?? 0) : durationOf(computed, index)

const factsOf = (reasons: readonly Reason[]): Fact[] =>
  reasons.flatMap((reason): Fact[] => {
    if (reason.kind === 'link') return [fact(`link/${reason.link}`, 'lag', reason.lag), fact(`task/${reason.task}`, 'start', reason.minute)]
    if (reason.kind === 'child' || reason.kind === 'summary') return [fact(`task/${reason.task}`, 'start', reason.minute)]
    return []
  })
