import { Box, type Readable } from 'peer:@bryntum/chronograph/src/chrono2/data/Box.js'
import { CalculableBox } from 'peer:@bryntum/chronograph/src/chrono2/data/CalculableBox.js'
import type { ScheduleInput } from '#shared/schedule/input'

/** The schedule as cells that follow each other: durations are written, all else is read. */
export interface ReactivePlan {
  readonly set: (task: number, duration: number) => void
  /** Early and late starts and both floats, by the task's place. */
  readonly read: () => { readonly early: Int32Array; readonly late: Int32Array; readonly total: Int32Array; readonly free: Int32Array }
}

interface Cells {
  readonly duration: Box
  readonly early: Readable
  /** The longest way from its start to the plan's end: a later end changes no cell. */
  readonly way: Readable
}

interface Tie {
  readonly from: number
  readonly to: number
  readonly fromFinish: boolean
  readonly toFinish: boolean
  readonly lag: number
}

/**
 * The peer: the same rules over Bryntum's reactive engine, in cells as its makers' own benchmark builds them. It gets the form that
 * suits it best: only what leads on from task to task is a cell, the end and the floats are worked out while reading.
 */
export function reactivePlan({ tasks, links }: ScheduleInput): ReactivePlan {
  const index = new Map(tasks.map(({ id }, i) => [id, i]))
  const before: Tie[][] = tasks.map(() => [])
  const after: Tie[][] = tasks.map(() => [])
  for (const { from, to, type, lag } of links) {
    const tie = {
      from: index.get(from) ?? 0,
      to: index.get(to) ?? 0,
      fromFinish: type === 'FS' || type === 'FF',
      toFinish: type === 'FF' || type === 'SF',
      lag,
    }
    after[tie.from]?.push(tie)
    before[tie.to]?.push(tie)
  }
  const cells: Cells[] = []
  const cell = (task: number): Cells => cells[task] as Cells
  const length = (task: number): number => cell(task).duration.read()
  const weight = ({ from, to, fromFinish, toFinish, lag }: Tie): number => (fromFinish ? length(from) : 0) + lag - (toFinish ? length(to) : 0)
  const calculated = (calculation: () => number): Readable => CalculableBox.new({ calculation })
  tasks.forEach(({ duration }, task) => {
    const [into = [], out = []] = [before[task], after[task]]
    cells.push({
      duration: Box.new(duration),
      early: calculated(() => into.reduce((at, tie) => Math.max(at, cell(tie.from).early.read() + weight(tie)), 0)),
      way: calculated(() => out.reduce((most, tie) => Math.max(most, cell(tie.to).way.read() + weight(tie)), length(task))),
    })
  })
  const lengths = Int32Array.from(tasks, ({ duration }) => duration)
  const column = (): Int32Array => new Int32Array(tasks.length)
  return {
    set: (task, duration) => {
      lengths[task] = duration
      cell(task).duration.write(duration)
    },
    read: () => {
      const gapOf = ({ from, to, fromFinish, toFinish, lag }: Tie): number =>
        (early[to] ?? 0) + (toFinish ? (lengths[to] ?? 0) : 0) - lag - (fromFinish ? (lengths[from] ?? 0) : 0)
      const [early, late, total, free] = [column(), column(), column(), column()]
      let end = 0
      for (let task = 0; task < tasks.length; task++) {
        early[task] = cell(task).early.read()
        end = Math.max(end, (early[task] ?? 0) + (lengths[task] ?? 0))
      }
      for (let task = 0; task < tasks.length; task++) {
        const start = early[task] ?? 0
        late[task] = end - cell(task).way.read()
        total[task] = (late[task] ?? 0) - start
        free[task] = (after[task] ?? []).reduce((gap, tie) => Math.min(gap, gapOf(tie) - start), end - (lengths[task] ?? 0) - start)
      }
      return { early, late, total, free }
    },
  }
}
