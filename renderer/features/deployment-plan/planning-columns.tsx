import { percentText } from '#features/forecast'
import type { GanttColumn } from '#features/gantt'
import { edit } from '#shared/commands/edit'
import { dateWords } from '#shared/commands/when-words'
import type { ForecastVerdict } from '#shared/forecast/forecast'
import type { Draft } from '#shared/log/operation'
import type { Failure, Result } from '#shared/model/result'
import type { Task } from '#shared/model/task'
import { durationText, narrowDuration, parseDuration, signedNarrow } from '#shared/schedule/duration-text'
import type { Compared } from './baseline-panel'
import { constraintKinds, constraintText, readConstraint } from './constraint-text'
import styles from './deployment-plan.module.css'
import type { RunPlan } from './plan-edits'
import { timeIn } from './plan-time'
import type { PlanData } from './use-plan'

/** What the columns show beside the plan itself. */
export interface PlanningFigures {
  readonly forecast: ForecastVerdict | undefined
  /** The baselines that are chosen. */
  readonly compared: readonly Compared[]
}

/** Columns for planning that not every plan needs: a person chooses them (columns-menu.tsx). */
export const planningColumnNames = {
  low: 'Low',
  high: 'High',
  undo: 'To undo',
  environment: 'Environment',
  calendar: 'Calendar',
  constraint: 'Constraint',
  startVariance: 'Start variance',
  variance: 'Finish variance',
  freeFloat: 'Free float',

  critical: 'Critical in',
  end80: 'P80 end',
} as const
export type PlanningColumn = keyof typeof planningColumnNames

const refusal = (text: string): string => `“${text}” is not a duration. Write 45 min or 1 h 20 min.`

export function planningColumns(
  data: PlanData,
  { forecast, compared }: PlanningFigures,
  locked: boolean,
  run: RunPlan,
): Readonly<Record<PlanningColumn, readonly GanttColumn[]>> {
  const { plan, rows, schedule, calendars, zone } = data
  const taskAt = (row: number): Task | undefined => rows[row - 1]
  const isStep = (row: number): boolean => {
    const task = taskAt(row)
    return task !== undefined && task.kind !== 'summary' && schedule.times(task.id)?.summary !== true
  }
  const isTimed = (row: number): boolean => isStep(row) && taskAt(row)?.kind !== 'milestone'
  const kept = async (command: Draft | Result<Draft, Failure>): Promise<string | undefined> => {
    const result = await run(command)
    return result.ok ? undefined : result.failure.message
  }
  const onTask = (row: number, change: (task: Task) => Draft | Result<Draft, Failure>): Promise<string | undefined> => {
    const task = taskAt(row)
    return task === undefined ? Promise.resolve(undefined) : kept(change(task))
  }
  const called = ({ title, code }: Task): string => `“${title || code}”`
  const names = new Map(calendars.map(({ id, name }) => [id, name || 'Unnamed calendar']))
  const calendarName = (id: string): string => (id === '' ? '' : (names.get(id) ?? 'removed'))
  /** One column for each baseline that is chosen: how much later than in it, with its sign. */
  const variance = (id: 'startVariance' | 'variance', edge: 'start' | 'finish'): readonly GanttColumn[] =>
    (compared.length === 0 ? [undefined] : compared).map((against, at): GanttColumn => {
      const variances = new Map(against?.tasks.map((one) => [one.task, one]))
      return {
        id: at === 0 ? id : `${id} ${at}`,
        head:
          against === undefined || compared.length < 2
            ? planningColumnNames[id]
            : `${edge === 'start' ? 'Start' : 'Finish'} against ${dateWords(against.baseline.taken.slice(0, 10), zone)}`,
        width: 108,
        align: 'right',
        spare: 0,
        cell: (row) => {
          const task = taskAt(row)
          if (task === undefined) return edge === 'start' || against?.end === undefined ? '' : signedNarrow(against.end)
          const one = variances.get(task.id)
          if (one === undefined) return ''
          return one.kind === 'both' ? <span className={one[edge] > 0 ? undefined : styles['quiet']}>{signedNarrow(one[edge])}</span> : 'new'
        },
      }
    })
  const freeFloat: GanttColumn = {
    id: 'freeFloat',
    head: planningColumnNames.freeFloat,
    width: 76,
    align: 'right',
    spare: 0,
    cell: (row) => {
      const task = taskAt(row)
      const times = task === undefined ? undefined : schedule.times(task.id)
      return times === undefined || times.summary || times.backOut ? '' : <span className={styles['quiet']}>{narrowDuration(times.freeFloat)}</span>
    },
    sign: (row) => String(schedule.times(taskAt(row)?.id ?? '')?.freeFloat),
  }

  /** One bound of the estimate; clearing one clears both, since a single one says nothing. */
  const estimate = (bound: 'low' | 'high'): GanttColumn => ({
    id: bound,
    head: planningColumnNames[bound],
    width: 88,
    align: 'right',
    spare: 0,
    cell: (row) => {
      const task = taskAt(row)
      return task === undefined || task.estimate === '' || !isTimed(row) ? '' : <span className={styles['quiet']}>{durationText(task.estimate[bound])}</span>
    },
    edit: {
      allowed: (row) => !locked && isTimed(row),
      text: (row) => {
        const held = taskAt(row)?.estimate ?? ''
        return held === '' ? '' : durationText(held[bound])
      },
      commit: (row, text) => {
        if (text.trim() === '') return onTask(row, (task) => edit('task', task, { estimate: '' }, `Took the estimate of ${called(task)} away`))
        const minutes = parseDuration(text)
        if (minutes === undefined) return Promise.resolve(refusal(text))
        const task = taskAt(row)
        if (task !== undefined && bound === 'low' && minutes > task.duration) {
          return Promise.resolve(`The shortest is at most the planned ${durationText(task.duration)}. Write less, or plan more.`)
        }
        if (task !== undefined && bound === 'high' && minutes < task.duration) {
          return Promise.resolve(`The longest is at least the planned ${durationText(task.duration)}. Write more, or plan less.`)
        }
        return onTask(row, (held) => {
          const other = held.estimate === '' ? { low: held.duration, high: held.duration } : held.estimate
          return edit(
            'task',
            held,
            { estimate: { ...other, [bound]: minutes } },
            `Estimated ${called(held)} at ${bound === 'low' ? 'least' : 'most'} ${durationText(minutes)}`,
          )
        })
      },
    },
  })

  return {
    low: [estimate('low')],
    high: [estimate('high')],
    undo: [
      {
        id: 'undo',
        head: planningColumnNames.undo,
        width: 88,
        align: 'right',
        spare: 0,
        cell: (row) => {
          const minutes = taskAt(row)?.backOutDuration ?? 0
          return minutes === 0 || !isStep(row) ? '' : durationText(minutes)
        },
        edit: {
          allowed: (row) => !locked && isStep(row) && schedule.times(taskAt(row)?.id ?? '')?.backOut === false,
          text: (row) => durationText(taskAt(row)?.backOutDuration ?? 0),
          commit: (row, text) => {
            const minutes = text.trim() === '' ? 0 : parseDuration(text)
            if (minutes === undefined) return Promise.resolve(refusal(text))
            return onTask(row, (task) => edit('task', task, { backOutDuration: minutes }, `Set ${called(task)} to take ${durationText(minutes)} to undo`))
          },
        },
      },
    ],
    environment: [
      {
        id: 'environment',
        head: planningColumnNames.environment,
        width: 108,
        spare: 0,
        cell: (row) => <span className={styles['title']}>{taskAt(row)?.environment ?? plan.environment}</span>,
        edit: {
          allowed: () => !locked,
          text: (row) => taskAt(row)?.environment ?? plan.environment,
          commit: (row, text) => {
            const task = taskAt(row)
            const environment = text.trim()
            const words = environment === '' ? 'no environment of its own' : `the environment “${environment}”`
            return kept(
              task === undefined
                ? edit('plan', plan, { environment }, `Set the plan to deploy to ${environment === '' ? 'no environment' : environment}`)
                : edit('task', task, { environment }, `Set ${called(task)} to ${words}`),
            )
          },
        },
      },
    ],
    calendar: [
      {
        id: 'calendar',
        head: planningColumnNames.calendar,
        width: 108,
        spare: 0,
        cell: (row) => <span className={styles['title']}>{calendarName(taskAt(row)?.calendar ?? plan.calendar)}</span>,
        edit: {
          allowed: () => !locked,
          text: (row) => taskAt(row)?.calendar ?? plan.calendar,
          options: [{ value: '', label: 'As above' }, ...calendars.map(({ id, name }) => ({ value: id, label: name || 'Unnamed calendar' }))],
          commit: (row, calendar) => {
            const task = taskAt(row)
            const words = calendar === '' ? 'the calendar above it' : `the calendar “${calendarName(calendar)}”`
            return kept(
              task === undefined
                ? edit('plan', plan, { calendar }, calendar === '' ? 'Set the plan to run round the clock' : `Set the plan to keep to ${words}`)
                : edit('task', task, { calendar }, `Set ${called(task)} to keep to ${words}`),
            )
          },
        },
      },
    ],
    constraint: [
      {
        id: 'constraint',
        head: planningColumnNames.constraint,
        width: 176,
        spare: 0,
        cell: (row) => {
          const task = taskAt(row)
          if (task === undefined || task.constraint.kind === 'as-soon-as-possible') return ''
          const text = constraintText(task.constraint, zone)
          return (
            <span className={styles['title']} title={text}>
              {text}
            </span>
          )
        },
        edit: {
          allowed: (row) => !locked && taskAt(row) !== undefined,
          text: (row) => {
            const task = taskAt(row)
            return task === undefined ? '' : constraintText(task.constraint, zone)
          },
          commit: (row, text) => {
            const read = readConstraint(text, schedule.start, zone)
            if (read === undefined)
              return Promise.resolve(`Write one of ${constraintKinds}, with a time after all but the first two: “start no earlier than 23:30”.`)
            return onTask(row, (task) => edit('task', task, { constraint: read }, `Planned ${called(task)} ${constraintText(read, zone)}`))
          },
        },
      },
    ],
    startVariance: variance('startVariance', 'start'),
    variance: variance('variance', 'finish'),
    freeFloat: [freeFloat],
    critical: [
      {
        id: 'critical',
        head: planningColumnNames.critical,
        width: 76,
        align: 'right',
        spare: 0,
        cell: (row) => {
          const part = forecast?.outcome.tasks.get(taskAt(row)?.id ?? '')
          if (part === undefined || !isStep(row) || schedule.times(taskAt(row)?.id ?? '')?.backOut === true) return ''
          return <span className={part.criticality >= 0.5 ? undefined : styles['quiet']}>{percentText(part.criticality)}</span>
        },
      },
    ],
    end80: [
      {
        id: 'end80',
        head: planningColumnNames.end80,
        width: 72,
        align: 'right',
        spare: 0,
        cell: (row) => {
          if (forecast === undefined) return ''
          const at = row === 0 ? forecast.outcome.p80 : forecast.outcome.tasks.get(taskAt(row)?.id ?? '')?.finish80
          return at === undefined ? '' : timeIn(schedule, at, zone)
        },
      },
    ],
  }
}
