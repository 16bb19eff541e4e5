import { Popover } from '@mantine/core'
import { windowFit } from '#shared/assess/window-fit'
import { clockWords, dateWords } from '#shared/commands/when-words'
import type { Task } from '#shared/model/task'
import { endsAt, instant, startsAt } from '#shared/model/when'
import { durationText } from '#shared/schedule/duration-text'
import type { Reason } from '#shared/schedule/why'
import styles from './deployment-plan.module.css'
import { timeIn } from './plan-time'
import { problemWords } from './problem-words'
import type { PlanData } from './use-plan'

/** Planned end, whether it fits the window, what is spare, and why. */
export function PlanFigures({ data, selected }: { readonly data: PlanData; readonly selected: Task | undefined }) {
  const { schedule, zone } = data
  const fit = fitOf(data)
  return (
    <>
      <span>
        Planned end <strong>{timeIn(schedule, schedule.end, zone)}</strong>
      </span>
      {fit !== undefined && (
        <>
          <span>
            Inside window <strong className={fit.outcome.fits ? undefined : styles['over']}>{fit.outcome.fits ? 'yes' : 'no'}</strong>
          </span>
          <span>
            {fit.outcome.fits ? 'Spare' : 'Over by'} <strong>{durationText(Math.abs(fit.outcome.spareMinutes))}</strong>
          </span>
        </>
      )}
      {schedule.problems.length > 0 && (
        <strong className={styles['over']}>
          {schedule.problems.length} {schedule.problems.length === 1 ? 'problem' : 'problems'}
        </strong>
      )}
      <Popover position="bottom-end" width={400} trapFocus returnFocus shadow="md">
        <Popover.Target>
          <button type="button" className={styles['why']}>
            Why?
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles['whyBox'] ?? ''} tabIndex={-1}>
          <Why data={data} selected={selected} />
        </Popover.Dropdown>
      </Popover>
    </>
  )
}

function fitOf({ plan, schedule, zone }: PlanData): ReturnType<typeof windowFit> | undefined {
  const opens = startsAt(plan.windowStart, zone)
  const closes = endsAt(plan.windowEnd, zone)
  if (opens === undefined || closes === undefined) return undefined
  const entity = `plan/${plan.id}`
  return windowFit(
    { entity, startsAt: schedule.start, endsAt: schedule.end, fields: { start: 'start', end: 'end' } },
    { entity, startsAt: opens, endsAt: closes, fields: { start: 'windowStart', end: 'windowEnd' } },
  )
}

function Why({ data, selected }: { readonly data: PlanData; readonly selected: Task | undefined }) {
  const { schedule, tasks, plan, zone } = data
  const fit = fitOf(data)
  const closes = endsAt(plan.windowEnd, zone)
  const critical = tasks.filter(({ id }) => schedule.times(id)?.critical === true && schedule.times(id)?.summary === false)
  const minutes = (schedule.end - schedule.start) / 60_000
  return (
    <div>
      <h3>Why {clockWords(schedule.end, zone)}</h3>
      <p>
        The plan starts {dateWords(instant(schedule.start), zone)} and its longest way through the links takes {durationText(minutes)}. {critical.length} of{' '}
        {tasks.length} tasks are on it; a minute more in one of them is a minute later for all.
      </p>
      <p className={styles['path']}>{critical.map(({ code, title }) => code || title).join(', ') || 'No task is critical.'}</p>
      {fit !== undefined && closes !== undefined && (
        <p>
          Window closes {clockWords(closes, zone)}, planned end {clockWords(schedule.end, zone)}: {durationText(Math.abs(fit.outcome.spareMinutes))}{' '}
          {fit.outcome.fits ? 'spare' : 'over'}.
          {fit.outcome.earlyMinutes > 0 && ` ${durationText(fit.outcome.earlyMinutes)} of preparation lie before it opens.`}
        </p>
      )}
      {selected !== undefined && <TaskWhy data={data} task={selected} />}
      {schedule.problems.length > 0 && (
        <>
          <h3>Problems</h3>
          <ul>
            {schedule.problems.map((problem) => (
              <li key={JSON.stringify(problem)}>{problemWords(problem, tasks)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function TaskWhy({ data, task }: { readonly data: PlanData; readonly task: Task }) {
  const why = data.schedule.why(task.id)
  const times = data.schedule.times(task.id)
  if (why === undefined || times === undefined) return null
  const words = (reason: Reason): string => reasonWords(reason, data)
  return (
    <>
      <h3>
        {task.code} {task.title}: starts {clockWords(times.start, data.zone)}
      </h3>
      <ul>
        {why.start.outcome.decided.map((reason) => (
          <li key={words(reason)}>
            <strong>{words(reason)}</strong>
          </li>
        ))}
        {why.start.outcome.tried.map((reason) => (
          <li key={words(reason)} className={styles['quiet']}>
            {words(reason)}, earlier, so it did not decide
          </li>
        ))}
      </ul>
      {!times.summary && !times.backOut && (
        <p>
          Float {durationText(times.totalFloat)}: {why.float.outcome.limitedBy.map(words).join('; ') || 'nothing limits it'}.
        </p>
      )}
    </>
  )
}

/** One reason in words, with the time it asks for. */
function reasonWords(reason: Reason, { tasks, schedule, zone }: PlanData): string {
  const at = clockWords(schedule.start + reason.minute * 60_000, zone)
  const name = (id: string): string => {
    const task = tasks.find((one) => one.id === id)
    return task?.code || task?.title || 'a task'
  }
  switch (reason.kind) {
    case 'plan-start':
      return `The plan starts ${at}`
    case 'plan-end':
      return `The plan ends ${at}`
    case 'link':
      return `Link with ${name(reason.task)}, ${reason.type}${reason.lag === 0 ? '' : ` ${durationText(reason.lag)}`}: ${at}`
    case 'constraint':
      return `${reason.constraint.replaceAll('-', ' ')}: ${at}`
    case 'summary':
      return `${name(reason.task)} above it starts no earlier: ${at}`
    case 'child':
      return `${name(reason.task)} below it starts ${at}`
    case 'calendar':
      return `The working calendar has no work before ${at}: ${durationText(reason.pushed)} later than asked`
  }
}
