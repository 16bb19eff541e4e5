import { type Fact, fact, type Verdict } from '../model/verdict'
import { weightOf } from './compile'
import type { ScheduleConstraint, ScheduleInput } from './input'
import type { Outline } from './outline'
import type { ScheduleColumns } from './schedule'

/** One thing that asks for a start or gives room: the minute after the plan's start that it asks for. */
export type Reason =
  | { readonly kind: 'plan-start'; readonly minute: number }
  | { readonly kind: 'link'; readonly link: string; readonly task: string; readonly type: string; readonly lag: number; readonly minute: number }
  | { readonly kind: 'constraint'; readonly constraint: ScheduleConstraint['kind']; readonly minute: number }
  | { readonly kind: 'summary'; readonly task: string; readonly minute: number }
  | { readonly kind: 'child'; readonly task: string; readonly minute: number }
  | { readonly kind: 'plan-end'; readonly minute: number }

/** Why a task starts when it does: what decided, and what else was asked without result. */
export interface TaskDerivation {
  readonly start: Verdict<{ readonly minute: number; readonly decided: readonly Reason[]; readonly tried: readonly Reason[] }, 'earliest-start'>
  readonly float: Verdict<{ readonly minutes: number; readonly limitedBy: readonly Reason[] }, 'total-float'>
}

interface Ends {
  readonly end: number
  readonly backOutEnd: number
}

/** Reads the derivation of one task off a finished schedule; made only when somebody asks. */
export function derivationOf(input: ScheduleInput, outline: Outline, columns: ScheduleColumns, ends: Ends, task: string): TaskDerivation | undefined {
  const index = outline.indexOf.get(task)
  if (index === undefined) return undefined
  const minute = columns.start[index] ?? 0
  const asked = outline.isSummary[index] === 1 ? children(input, outline, columns, index) : askedOf(input, outline, columns, index)
  const decided = asked.filter((reason) => reason.minute === minute)
  const tried = asked.filter((reason) => reason.minute !== minute)
  const late = decided.length === 0 && input.tasks[index]?.constraint.kind === 'as-late-as-possible'
  const limitedBy = limitsOf(input, outline, columns, ends, index)
  return {
    start: {
      outcome: { minute, decided: late ? [{ kind: 'constraint', constraint: 'as-late-as-possible', minute }] : decided, tried },
      rule: 'earliest-start',
      because: [fact(`task/${task}`, 'duration', input.tasks[index]?.duration ?? 0), ...factsOf(asked)],
    },
    float: {
      outcome: { minutes: columns.total[index] ?? 0, limitedBy },
      rule: 'total-float',
      because: factsOf(limitedBy),
    },
  }
}

function children({ tasks }: ScheduleInput, { parent }: Outline, { start }: ScheduleColumns, summary: number): Reason[] {
  return tasks.flatMap(({ id }, i): Reason[] => (parent[i] === summary ? [{ kind: 'child', task: id, minute: start[i] ?? 0 }] : []))
}

/** Everything that asks a task to start no earlier: the plan, its constraint, its links, what holds those above it. */
function askedOf(input: ScheduleInput, outline: Outline, { start, finish }: ScheduleColumns, index: number): Reason[] {
  const { indexOf, parent } = outline
  const asked: Reason[] = [{ kind: 'plan-start', minute: 0 }]
  const duration = (finish[index] ?? 0) - (start[index] ?? 0)
  for (let at = index; at !== -1; at = parent[at] ?? -1) {
    const task = input.tasks[at]
    if (task === undefined) break
    const own = at === index
    const bound = earliestOf(task.constraint, input.start, own ? duration : 0)
    if (bound !== undefined)
      asked.push(own ? { kind: 'constraint', constraint: task.constraint.kind, minute: bound } : { kind: 'summary', task: task.id, minute: bound })
    for (const { id, from, to, type, lag } of input.links) {
      const before = indexOf.get(from)
      if (to !== task.id || before === undefined) continue
      const minute = (start[before] ?? 0) + weightOf({ type, lag }, (finish[before] ?? 0) - (start[before] ?? 0), own ? duration : 0)
      asked.push({ kind: 'link', link: id, task: from, type, lag, minute })
    }
  }
  return asked
}

function earliestOf(constraint: ScheduleConstraint, planStart: number, duration: number): number | undefined {
  if (!('at' in constraint)) return undefined
  const minute = Math.ceil((constraint.at - planStart) / 60_000)
  if (constraint.kind === 'start-no-earlier-than' || constraint.kind === 'must-start-on') return minute
  if (constraint.kind === 'finish-no-earlier-than' || constraint.kind === 'must-finish-on') return minute - duration
  return undefined
}

/** What keeps the task from starting later: the successors with the least room, a constraint, or the plan's end. */
function limitsOf(
  input: ScheduleInput,
  { indexOf, backOut }: Outline,
  { start, finish, late, total }: ScheduleColumns,
  { end, backOutEnd }: Ends,
  index: number,
): Reason[] {
  const task = input.tasks[index]
  if (task === undefined) return []
  const duration = (finish[index] ?? 0) - (start[index] ?? 0)
  const latest = late[index] ?? 0
  const limits: Reason[] = []
  for (const { id, from, to, type, lag } of input.links) {
    const after = indexOf.get(to)
    if (from !== task.id || after === undefined || backOut[after] !== backOut[index]) continue
    const room = (late[after] ?? 0) - weightOf({ type, lag }, duration, (finish[after] ?? 0) - (start[after] ?? 0))
    if (room <= latest) limits.push({ kind: 'link', link: id, task: to, type, lag, minute: (start[index] ?? 0) + (total[index] ?? 0) })
  }
  const last = backOut[index] === 1 ? backOutEnd : end
  if (latest + duration >= last) limits.push({ kind: 'plan-end', minute: last })
  if (limits.length === 0 && 'at' in task.constraint) limits.push({ kind: 'constraint', constraint: task.constraint.kind, minute: latest })
  return limits
}

const factsOf = (reasons: readonly Reason[]): Fact[] =>
  reasons.flatMap((reason): Fact[] => {
    if (reason.kind === 'link') return [fact(`link/${reason.link}`, 'lag', reason.lag), fact(`task/${reason.task}`, 'start', reason.minute)]
    if (reason.kind === 'child' || reason.kind === 'summary') return [fact(`task/${reason.task}`, 'start', reason.minute)]
    return []
  })
