import { newId, orderBetween } from '#data/identity'
import { type BoardEdits, type Dragged, type GridStep, stepped, type WouldDo } from '#features/gantt'
import { addTasks } from '#shared/commands/add-tasks'
import { combine, edit } from '#shared/commands/edit'
import { indentTask, outdentTask } from '#shared/commands/indent-task'
import { linkTasks } from '#shared/commands/link-tasks'
import { moveTask } from '#shared/commands/move-task'
import { removeTask } from '#shared/commands/remove-task'
import { reorderTask } from '#shared/commands/reorder-task'
import { resizeTask } from '#shared/commands/resize-task'
import { clockWords } from '#shared/commands/when-words'
import type { Draft } from '#shared/log/operation'
import { type Failure, ok, type Result } from '#shared/model/result'
import type { Estimate, Task } from '#shared/model/task'
import { instant } from '#shared/model/when'
import { parsePredecessors } from '#shared/schedule/predecessors-text'
import { pastedTasks } from './pasted-tasks'
import type { PlanData } from './use-plan'

/** What happened, for the live region, or why it did not, for everybody to see. */
export type Tell = (words: string, refused: boolean) => void

/** Does a command for good, or tries it (use-what-if.ts). */
export type RunPlan = (
  command: Draft | Result<Draft, Failure>,
  options?: { readonly toast?: boolean },
) => Promise<Result<{ readonly summary: string } | undefined, Failure>>

/** The edits of a draft plan, each one command. Row 0 is the plan itself. */
export function planEdits(
  data: PlanData,
  step: GridStep,
  tell: Tell,
  onAdded: (task: string) => void,
  run: RunPlan,
  onPreview: (draft: Draft | undefined) => WouldDo | undefined,
): BoardEdits {
  const { plan, tasks, rows, links, schedule, zone } = data
  const taskAt = (row: number): Task | undefined => rows[row - 1]
  const does = async (command: Draft | Result<Draft, Failure>, toast = false): Promise<void> => {
    const result = await run(command, { toast })
    if (!result.ok) tell(result.failure.message, true)
    else if (result.value !== undefined) tell(result.value.summary, false)
  }
  const onTask = (row: number, change: (task: Task) => Draft | Result<Draft, Failure>, toast = false): void => {
    const task = taskAt(row)
    if (task !== undefined) void does(change(task), toast)
  }

  /** Where the task would start without a constraint of its own: the latest of what else asks for it. */
  const earliest = (task: Task): number => {
    const why = schedule.why(task.id)?.start.outcome
    const asked = [...(why?.decided ?? []), ...(why?.tried ?? [])].flatMap((reason) =>
      reason.kind === 'constraint' || reason.kind === 'calendar' ? [] : [reason.minute],
    )
    return schedule.start + Math.max(0, ...asked) * 60_000
  }
  const moved = (row: number, at: number): Result<Draft, Failure> => {
    const task = taskAt(row)
    if (task === undefined) return ok(edit('plan', plan, { start: instant(at) }, `Moved the plan’s start to ${clockWords(at, zone)}`))
    return moveTask(task, at, earliest(task), zone)
  }
  const resized = (task: Task, row: number, edge: 'start' | 'end', at: number): Result<Draft, Failure> => {
    if (edge === 'end') return resizeTask(task, (at - startOf(row)) / 60_000)
    const begins = moveTask(task, at, earliest(task), zone)
    const lasts = resizeTask(task, task.duration + (startOf(row) - at) / 60_000)
    if (!begins.ok || !lasts.ok) return begins.ok ? lasts : begins
    return ok(combine('resize-task', lasts.value.summary, [begins.value, lasts.value]))
  }
  /** What a drag would come to if it ended here; nothing where that would be refused. */
  const previewed = ({ row, edge, start, end }: Dragged): Draft | undefined => {
    const task = taskAt(row)
    const draft = edge === undefined ? moved(row, start) : task === undefined ? undefined : resized(task, row, edge, edge === 'start' ? start : end)
    return draft?.ok === true && draft.value.operations.length > 0 ? draft.value : undefined
  }
  const moveTo = (row: number, at: number): void => void does(moved(row, at), true)
  const startOf = (row: number): number => schedule.times(taskAt(row)?.id ?? '')?.start ?? schedule.start
  const durationAt = (row: number): number => taskAt(row)?.duration ?? 0

  return {
    allowed: (row) => {
      const task = taskAt(row)
      if (task === undefined) return { move: row === 0, resize: false, link: false }
      const summary = schedule.times(task.id)?.summary === true || task.kind === 'summary'
      return { move: true, resize: !summary && task.kind !== 'milestone', link: true }
    },
    onMove: moveTo,
    onStep: (row, steps) => moveTo(row, stepped(startOf(row), step, steps, zone)),
    onStretch: (row, steps) =>
      onTask(row, (task) => resizeTask(task, durationAt(row) + (stepped(startOf(row), step, steps, zone) - startOf(row)) / 60_000), true),
    onResize: (row, edge, at) => onTask(row, (task) => resized(task, row, edge, at), true),
    onPreview: (dragged) => onPreview(dragged === undefined ? undefined : previewed(dragged)),
    onLink: (from, to, type) => {
      const [a, b] = [taskAt(from), taskAt(to)]
      if (a !== undefined && b !== undefined) void does(linkTasks({ id: newId(), from: a, to: b, type, lag: 0 }, links, tasks), true)
    },
    onReorder: (row, direction) => onTask(row, (task) => reorderTask(task, direction, tasks, orderBetween)),
    onIndent: (row) => onTask(row, (task) => indentTask(task, tasks, orderBetween)),
    onOutdent: (row) => onTask(row, (task) => outdentTask(task, tasks, orderBetween)),
    onRemove: (row) => onTask(row, (task) => removeTask(task, tasks, links), true),
    onInsert: (row) => {
      const id = newId()
      void does(addTasks(plan, [{ id }], placeAfter(tasks, taskAt(row)), tasks, orderBetween)).then(() => onAdded(id))
    },
    onFillDown: (row, column) => {
      const [above, task] = [taskAt(row - 1), taskAt(row)]
      if (above === undefined || task === undefined) return
      if (column === 'who') void does(edit('task', task, { who: above.who }))
      if (column === 'kind') void does(edit('task', task, { kind: above.kind }))
      if (column === 'duration') void does(resizeTask(task, above.duration))
      // A part of an estimate says nothing alone, and only what holds the task's own duration is one.
      if (column === 'low' || column === 'high') void does(edit('task', task, { estimate: around(above.estimate, task.duration) }))
      if (column === 'undo') void does(edit('task', task, { backOutDuration: above.backOutDuration }))
      if (column === 'calendar') void does(edit('task', task, { calendar: above.calendar }))
      if (column === 'constraint') void does(edit('task', task, { constraint: above.constraint }))
    },
    onPaste: (row, text) => {
      const pasted = pastedTasks(text)
      if (!pasted.ok) return tell(pasted.failure.message, true)
      void does(pasteInto(data, taskAt(row) ?? tasks.at(-1), pasted.value), true)
    },
  }
}

/** An estimate widened, where it must be, to hold a duration. */
const around = (estimate: Estimate, duration: number): Estimate =>
  estimate === '' ? '' : { low: Math.min(estimate.low, duration), high: Math.max(estimate.high, duration) }

/** The place after a task, on its level; at the end of the plan where none is given. */
export function placeAfter(tasks: readonly Task[], after: Task | undefined): { readonly parent: string; readonly before: string; readonly after: string } {
  const parent = after?.parent ?? ''
  const siblings = tasks.filter((task) => task.parent === parent)
  const next = siblings[siblings.findIndex(({ id }) => id === after?.id) + 1]
  return { parent, before: after?.order ?? '', after: after === undefined ? '' : (next?.order ?? '') }
}

/** Pasted rows as new tasks after one, with the links their cells name; a code that leads nowhere is left out of the links. */
function pasteInto(
  { plan, tasks }: PlanData,
  after: Task | undefined,
  pasted: readonly (Omit<Parameters<typeof addTasks>[1][number], 'id'> & { readonly after: string })[],
): Draft {
  const added = pasted.map(({ after: _, ...fields }) => ({ ...fields, id: newId() }))
  const codes = new Map(tasks.map(({ code, id }) => [code.toLowerCase(), id]))
  for (const { code, id } of added) if (code) codes.set(code.toLowerCase(), id)
  const links = pasted.flatMap((row, i) => {
    const read = parsePredecessors(row.after)
    const to = added[i]?.id ?? ''
    return (read.ok ? read.value : []).flatMap(({ code, type, lag }) => {
      const from = codes.get(code.toLowerCase())
      return from === undefined || from === to ? [] : [{ id: newId(), from, to, type, lag }]
    })
  })
  return addTasks(plan, added, placeAfter(tasks, after), tasks, orderBetween, links)
}
