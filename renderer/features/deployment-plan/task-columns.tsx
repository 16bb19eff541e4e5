import { newId } from '#data/identity'
import { type GanttColumn, kindWords, TaskIcon } from '#features/gantt'
import { edit } from '#shared/commands/edit'
import { resizeTask } from '#shared/commands/resize-task'
import { setPredecessors } from '#shared/commands/set-predecessors'
import type { Draft } from '#shared/log/operation'
import type { Failure, Result } from '#shared/model/result'
import { type Task, taskKinds } from '#shared/model/task'
import { durationText, narrowDuration, parseDuration } from '#shared/schedule/duration-text'
import styles from './deployment-plan.module.css'
import type { RunPlan } from './plan-edits'
import { overDays, timeIn } from './plan-time'
import { predecessorsOf } from './predecessors'
import type { PlanData } from './use-plan'

/** The narrow form of a name, `KA` of Karin Andersen; one word stays as it is. The whole name is in the row's own name and the tip. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  return words.length < 2
    ? name
    : words
        .map((word) => word.charAt(0))
        .join('')
        .slice(0, 3)
}

/** The columns of the plan's grid. Row 0 is the plan itself, the tasks follow in tree order. */
export function taskColumns({ plan, tasks, rows, links, schedule, zone }: PlanData, locked: boolean, run: RunPlan): readonly GanttColumn[] {
  const kept = async (command: Draft | Result<Draft, Failure>): Promise<string | undefined> => {
    const result = await run(command)
    return result.ok ? undefined : result.failure.message
  }
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const taskAt = (row: number): Task | undefined => rows[row - 1]
  const isTask = (row: number): boolean => !locked && taskAt(row) !== undefined
  const onTask = (row: number, change: (task: Task) => Draft | Result<Draft, Failure>): Promise<string | undefined> => {
    const task = taskAt(row)
    return task === undefined ? Promise.resolve(undefined) : kept(change(task))
  }
  const timesAt = (row: number) => {
    const task = taskAt(row)
    return task === undefined ? undefined : schedule.times(task.id)
  }
  return [
    {
      id: 'code',
      head: 'Code',
      // A code is never cut: the column is as wide as the longest one.
      width: Math.max(46, Math.min(140, 16 + 9 * Math.max(0, ...tasks.map(({ code }) => code.length)))),
      spare: 0,
      cell: (row) => <span className={styles['code']}>{taskAt(row)?.code}</span>,
      sign: (row) => taskAt(row)?.code ?? '',
      edit: {
        allowed: isTask,
        text: (row) => taskAt(row)?.code ?? '',
        commit: (row, text) => onTask(row, (task) => edit('task', task, { code: text.trim() }, `Gave “${task.title}” the code ${text.trim() || 'none'}`)),
      },
    },
    {
      id: 'title',
      head: 'Task',
      width: 220,
      tree: true,
      spare: 0,
      cell: (row) => {
        const task = taskAt(row)
        if (task === undefined) return plan.title || 'Deployment plan'
        return (
          <>
            <TaskIcon task={task} backOut={schedule.times(task.id)?.backOut === true} />
            <span className={styles['title']} title={task.title}>
              {task.title}
            </span>
          </>
        )
      },
      sign: (row) => `${taskAt(row)?.kind} ${timesAt(row)?.backOut} ${taskAt(row)?.title}`,
      edit: {
        allowed: () => !locked,
        text: (row) => taskAt(row)?.title ?? plan.title,
        commit: (row, text) => {
          const task = taskAt(row)
          const title = text.trim()
          return kept(
            task === undefined
              ? edit('plan', plan, { title }, `Renamed the plan to “${title}”`)
              : edit('task', task, { title }, task.title === '' ? `Named ${task.code || 'a task'} “${title}”` : `Renamed “${task.title}” to “${title}”`),
          )
        },
      },
    },
    {
      id: 'kind',
      head: 'Kind',
      width: 92,
      spare: 3,
      cell: (row) => {
        const task = taskAt(row)
        return task === undefined ? '' : kindWords[task.kind]
      },
      edit: {
        allowed: (row) => isTask(row) && timesAt(row)?.summary !== true,
        text: (row) => taskAt(row)?.kind ?? 'manual',
        options: taskKinds.map((kind) => ({ value: kind, label: kindWords[kind] })),
        commit: (row, text) =>
          onTask(row, (task) => {
            const kind = taskKinds.find((known) => known === text) ?? task.kind
            return edit('task', task, { kind }, `Made “${task.title}” a ${kindWords[kind].toLowerCase()} step`)
          }),
      },
    },
    {
      id: 'who',
      head: 'Who',
      width: 52,
      spare: 2,
      cell: (row) => (
        <span className={styles['quiet']} title={taskAt(row)?.who}>
          {initialsOf(taskAt(row)?.who ?? '')}
        </span>
      ),
      sign: (row) => taskAt(row)?.who ?? '',
      edit: {
        allowed: isTask,
        text: (row) => taskAt(row)?.who ?? '',
        commit: (row, text) => onTask(row, (task) => edit('task', task, { who: text.trim() }, `Gave “${task.title}” to ${text.trim() || 'nobody'}`)),
      },
    },
    {
      id: 'duration',
      head: 'Duration',
      width: 84,
      align: 'right',
      spare: 0,
      cell: (row) => {
        const times = timesAt(row)
        return durationText(times === undefined ? (schedule.end - schedule.start) / 60_000 : (times.finish - times.start) / 60_000)
      },
      edit: {
        allowed: (row) => {
          const task = taskAt(row)
          return isTask(row) && timesAt(row)?.summary !== true && task?.kind !== 'milestone' && task?.kind !== 'summary'
        },
        text: (row) => durationText(taskAt(row)?.duration ?? 0),
        commit: (row, text) => {
          const minutes = parseDuration(text)
          if (minutes === undefined) return Promise.resolve(`“${text}” is not a duration. Write 45 min or 1 h 20 min.`)
          return onTask(row, (task) => resizeTask(task, minutes))
        },
      },
    },
    {
      id: 'start',
      head: 'Start',
      width: overDays(schedule) ? 104 : 54,
      align: 'right',
      spare: 0,
      cell: (row) => timeIn(schedule, timesAt(row)?.start ?? schedule.start, zone),
    },
    {
      id: 'float',
      head: 'Float',
      width: 50,
      align: 'right',
      spare: 0,
      cell: (row) => {
        const times = timesAt(row)
        if (times === undefined || times.summary || times.backOut) return ''
        return <span className={times.totalFloat <= 0 ? styles['critical'] : styles['quiet']}>{narrowDuration(times.totalFloat)}</span>
      },
      sign: (row) => String(timesAt(row)?.totalFloat),
    },
    {
      id: 'after',
      head: 'After',
      width: 100,
      spare: 1,
      cell: (row) => {
        const task = taskAt(row)
        const text = task === undefined ? '' : predecessorsOf(task, links, byId)
        return (
          <span className={styles['title']} title={text}>
            {text}
          </span>
        )
      },
      sign: (row) => {
        const task = taskAt(row)
        return task === undefined ? '' : predecessorsOf(task, links, byId)
      },
      edit: {
        allowed: isTask,
        text: (row) => {
          const task = taskAt(row)
          return task === undefined ? '' : predecessorsOf(task, links, byId)
        },
        commit: (row, text) => onTask(row, (task) => setPredecessors(task, text, links, tasks, newId)),
      },
    },
  ]
}
