import Papa from 'papaparse'
import { withDescendants } from '#shared/commands/task-tree'
import { clockWords } from '#shared/commands/when-words'
import { durationText, narrowDuration } from '#shared/schedule/duration-text'
import { predecessorsOf } from './predecessors'
import type { PlanData } from './use-plan'

/** A row of the plan, with all below it, as a spreadsheet takes it: heads, tabs, and the cells as they are shown. Row 0 is the whole plan. */
export function copiedTasks({ tasks, rows, links, schedule, zone }: PlanData, row: number): string {
  const task = rows[row - 1]
  const byId = new Map(tasks.map((one) => [one.id, one]))
  const copied = task === undefined ? rows : withDescendants(rows, task.id)
  const cells = copied.map((one) => {
    const times = schedule.times(one.id)
    return [
      one.code,
      one.title,
      one.kind,
      one.who,
      durationText(times === undefined ? one.duration : (times.finish - times.start) / 60_000),
      times === undefined ? '' : clockWords(times.start, zone),
      times === undefined ? '' : narrowDuration(times.totalFloat),
      predecessorsOf(one, links, byId),
    ]
  })
  // Text that a spreadsheet would take for a formula is escaped by a leading apostrophe, as it does itself.
  return Papa.unparse([['Code', 'Task', 'Kind', 'Who', 'Duration', 'Start', 'Float', 'After'], ...cells], {
    delimiter: '\t',
    newline: '\n',
    escapeFormulae: true,
  })
}
