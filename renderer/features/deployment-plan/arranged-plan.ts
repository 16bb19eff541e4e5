import { type BoardEdits, type GanttColumn, grouped } from '#features/gantt'
import type { Task } from '#shared/model/task'
import { viewOf } from '#shared/model/view'
import type { Schedule, TaskTimes } from '#shared/schedule/schedule'
import type { PlanData } from './use-plan'

export const planGroupings = ['stage', 'environment', 'owner'] as const
export type PlanGrouping = (typeof planGroupings)[number]

/** How the rows of a plan are shown: under their stages, or grouped; those with all words of `text` alone. */
export interface Arrangement {
  readonly grouping: PlanGrouping
  readonly text: string
}

export const usualArrangement: Arrangement = { grouping: 'stage', text: '' }

export interface ArrangedPlan {
  /** The plan as its rows show it: other rows in another order, the same tasks, links and times. */
  readonly data: PlanData
  /** Rows that stand for a group and for no task; rows are counted as in the chart, the plan being row 0. */
  readonly isGroup: (row: number) => boolean
  /** The plan's own rows. */
  readonly isPlain: boolean
  /** Tasks that the filter leaves out. */
  readonly hidden: number
}

/** Shows other rows of a plan. Nothing of it is computed anew: only who stands below whom. */
export function arrangedPlan(data: PlanData, { grouping, text }: Arrangement): ArrangedPlan {
  const words = text
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (grouping === 'stage' && words.length === 0) return { data, isGroup: () => false, isPlain: true, hidden: 0 }
  const isWanted = (task: Task): boolean => {
    const all = `${task.code} ${task.title} ${task.who} ${task.role} ${task.environment}`.toLowerCase()
    return words.every((word) => all.includes(word))
  }
  if (grouping === 'stage') {
    const rows = withParents(data.tasks, data.tasks.filter(isWanted))
    return { data: { ...data, rows }, isGroup: () => false, isPlain: false, hidden: data.tasks.length - rows.length }
  }
  const own = data.tasks.filter((task) => data.schedule.times(task.id)?.summary !== true && task.kind !== 'summary')
  const wanted = own.filter(isWanted)
  const groups = grouped(wanted, nameOf[grouping], namelessWords[grouping])
  const times = new Map<string, TaskTimes>()
  const rows: Task[] = []
  const groupRows = new Set<number>()
  for (const [name, members] of groups) {
    const id = `group ${grouping} ${name}`
    const span = spanOf(members, data.schedule)
    if (span !== undefined) times.set(id, span)
    rows.push(viewOf('task', id, { title: name, kind: 'summary', removed: false }))
    groupRows.add(rows.length)
    for (const task of members) rows.push({ ...task, parent: id })
  }
  const schedule: Schedule = { ...data.schedule, times: (task) => times.get(task) ?? data.schedule.times(task) }
  return { data: { ...data, rows, schedule }, isGroup: (row) => groupRows.has(row), isPlain: false, hidden: own.length - wanted.length }
}

/** The tasks with those that they stand below, in their order. */
function withParents(all: readonly Task[], wanted: readonly Task[]): readonly Task[] {
  const byId = new Map(all.map((task) => [task.id, task]))
  const kept = new Set<string>()
  for (const task of wanted) for (let at: Task | undefined = task; at !== undefined && !kept.has(at.id); at = byId.get(at.parent)) kept.add(at.id)
  return all.filter(({ id }) => kept.has(id))
}

const nameOf = { environment: ({ environment }: Task) => environment, owner: ({ who, role }: Task) => who || role } as const
const namelessWords = { environment: 'No environment', owner: 'Nobody' } as const

function spanOf(members: readonly Task[], schedule: Schedule): TaskTimes | undefined {
  const times = members.flatMap(({ id }) => schedule.times(id) ?? [])
  const [first] = times
  if (first === undefined) return undefined
  const start = Math.min(...times.map((one) => one.start))
  const finish = Math.max(...times.map((one) => one.finish))
  return {
    ...first,
    start,
    finish,
    lateStart: start,
    lateFinish: finish,
    totalFloat: Math.min(...times.map((one) => one.totalFloat)),
    freeFloat: Math.min(...times.map((one) => one.freeFloat)),
    critical: times.some(({ critical }) => critical),
    summary: true,
    backOut: times.every(({ backOut }) => backOut),
  }
}

/** The columns over arranged rows: a group has its name, its times and nothing to edit. */
export function arrangedColumns(columns: readonly GanttColumn[], { data, isGroup, isPlain }: ArrangedPlan): readonly GanttColumn[] {
  if (isPlain) return columns
  const shown = new Set(['duration', 'start'])
  return columns.map((column): GanttColumn => {
    const { cell, sign, edit } = column
    return {
      ...column,
      cell: (row) => (!isGroup(row) || shown.has(column.id) ? cell(row) : column.tree ? (data.rows[row - 1]?.title ?? '') : ''),
      ...(sign && { sign: (row: number) => (isGroup(row) ? (data.rows[row - 1]?.title ?? '') : sign(row)) }),
      ...(edit && { edit: { ...edit, allowed: (row: number) => !isGroup(row) && edit.allowed(row) } }),
    }
  })
}

const nothing = { move: false, resize: false, link: false } as const

/** The edits over arranged rows: times, links and cells. Where a task stands is changed in its own order only. */
export function arrangedEdits(edits: BoardEdits, { isGroup, isPlain }: ArrangedPlan): BoardEdits {
  if (isPlain) return edits
  const { onReorder: _, onIndent: _i, onOutdent: _o, onInsert: _n, onPaste: _p, onFillDown: _f, onRemove, ...kept } = edits
  return {
    ...kept,
    ...(onRemove && { onRemove: (row: number) => (isGroup(row) ? undefined : onRemove(row)) }),
    onStep: (row, steps) => (isGroup(row) ? undefined : edits.onStep(row, steps)),
    onStretch: (row, steps) => (isGroup(row) ? undefined : edits.onStretch(row, steps)),
    allowed: (row) => (isGroup(row) ? nothing : edits.allowed(row)),
  }
}
