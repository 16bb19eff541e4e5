import { numberText } from '#app/format'
import { type DurationRow, type ForecastWords, forecastWords, type PointWords } from '#features/forecast'
import { clockWords, dateWords } from '#shared/commands/when-words'
import type { DurationModel } from '#shared/forecast/duration-model'
import type { ForecastVerdict } from '#shared/forecast/forecast'
import type { Task } from '#shared/model/task'
import { endsAt, instant } from '#shared/model/when'
import { durationText } from '#shared/schedule/duration-text'
import type { Reason } from '#shared/schedule/why'
import { CriticalPathList } from './critical-path-list'
import styles from './deployment-plan.module.css'
import { problemWords } from './problem-words'
import type { PlanData } from './use-plan'
import { fitOf } from './window-fit'

export interface WhyProps {
  readonly data: PlanData
  readonly selected: Task | undefined
  readonly forecast: ForecastVerdict | undefined
  readonly models: ReadonlyMap<string, DurationModel>
  readonly point: PointWords
}

/** Where each figure comes from: the rule, the facts, the arithmetic. */
export function Why({ data, selected, forecast, models, point }: WhyProps) {
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
        {tasks.length} tasks are critical: a minute more in one of them is a minute later for all.
      </p>
      <CriticalPathList data={data} />
      {fit !== undefined && closes !== undefined && (
        <p>
          Window closes {clockWords(closes, zone)}, planned end {clockWords(schedule.end, zone)}: {durationText(Math.abs(fit.outcome.spareMinutes))}{' '}
          {fit.outcome.fits ? 'spare' : 'over'}.
          {fit.outcome.earlyMinutes > 0 && ` ${durationText(fit.outcome.earlyMinutes)} of preparation lie before it opens.`}
        </p>
      )}
      {forecast !== undefined && <ForecastWhy words={forecastWords(forecast, models, tasks, closes, zone)} runs={forecast.outcome.runs} />}
      <PointWhy words={point} />
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
function reasonWords(reason: Reason, { tasks, schedule, calendars, zone }: PlanData): string {
  const at = clockWords(schedule.start + reason.minute * 60_000, zone)
  const name = (id: string): string => {
    const task = tasks.find((one) => one.id === id)
    return task?.code || task?.title || 'a task'
  }
  const calendarName = (id: string): string => {
    const called = calendars.find((calendar) => calendar.id === id)?.name ?? ''
    return called === '' ? 'The working calendar' : `The working calendar “${called}”`
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
      return `${calendarName(reason.calendar)} has no work before ${at}: ${durationText(reason.pushed)} later than asked`
  }
}

function ForecastWhy({ words, runs }: { readonly words: ForecastWords; readonly runs: number }) {
  return (
    <section aria-label="Forecast">
      <h3>End, from {numberText(runs)} runs</h3>
      <p>
        <strong>{words.chance}</strong>
      </p>
      <p>{words.ends}</p>
      <p>{words.span}</p>
      {words.drivers.length > 0 && (
        <>
          <h4>Most of the spread comes of</h4>
          <Durations rows={words.drivers} />
        </>
      )}
      {words.method.map((line) => (
        <p key={line} className={styles['quiet']}>
          {line}
        </p>
      ))}
      <details>
        <summary>Duration of every task</summary>
        <Durations rows={words.durations} />
      </details>
    </section>
  )
}

function Durations({ rows }: { readonly rows: readonly DurationRow[] }) {
  return (
    <table className={styles['moves']}>
      <thead>
        <tr>
          <th scope="col">Task</th>
          <th scope="col">Duration</th>
          <th scope="col">Critical in</th>
          <th scope="col">Of the spread</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ task, name, duration, from, critical, spread }) => (
          <tr key={task}>
            <th scope="row">{name}</th>
            <td>
              {duration}
              <span className={styles['quiet']}> {from}</span>
            </td>
            <td>{critical}</td>
            <td>{spread || 'none'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function PointWhy({ words }: { readonly words: PointWords }) {
  return (
    <section aria-label="Point of no return">
      <h3>{words.at === undefined ? 'Point of no return' : `Why no return after ${words.at}`}</h3>
      <p>
        <strong>{words.sentence}</strong>
      </p>
      {words.stages.length > 0 && (
        <>
          <p className={styles['quiet']}>{words.rule}</p>
          <table className={styles['moves']}>
            <thead>
              <tr>
                <th scope="col">Up to</th>
                <th scope="col">Ends</th>
                <th scope="col">Back-out must begin by</th>
                <th scope="col">Spare</th>
              </tr>
            </thead>
            <tbody>
              {words.stages.map(({ task, name, ends, sum, spare, fits }) => (
                <tr key={task}>
                  <th scope="row">{name}</th>
                  <td>{ends}</td>
                  <td>{sum}</td>
                  <td className={`${styles['signed']} ${fits ? '' : styles['over']}`}>{spare}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
