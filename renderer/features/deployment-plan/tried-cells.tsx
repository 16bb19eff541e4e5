import { TriedConflicts } from '#features/conflicts'
import type { GanttColumn } from '#features/gantt'
import type { Draft } from '#shared/log/operation'
import { type Failure, ok, type Result } from '#shared/model/result'
import type { RunPlan } from './plan-edits'

type Command = Draft | Result<Draft, Failure>

/** Columns whose cells say, while one types, what keeping the text would do to the conflicts: they are committed to a run that only takes note. */
export function withTried(columnsWith: (run: RunPlan) => readonly GanttColumn[], run: RunPlan): readonly GanttColumn[] {
  const noted: Command[] = []
  const takeNote: RunPlan = (command) => {
    noted.push(command)
    return Promise.resolve(ok(undefined))
  }
  const noting = columnsWith(takeNote)
  return columnsWith(run).map((column, at): GanttColumn => {
    const { edit } = column
    if (edit === undefined) return column
    const trying = (row: number, text: string) => {
      noted.length = 0
      // A command is run before its commit waits for anything; what is no value of the cell runs none.
      void noting[at]?.edit?.commit(row, text)
      const [command] = noted
      return command === undefined ? null : <TriedConflicts draft={command} />
    }
    return { ...column, edit: { ...edit, trying } }
  })
}
