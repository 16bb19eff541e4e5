import { clockText, dateText, offsetText, spanText } from '#app/format'
import { windowFit } from '#shared/assess/window-fit'
import type { Task } from '#shared/model/task'
import { endsAt, startsAt } from '#shared/model/when'
import type { PlanBody } from '#shared/print/plan-body'
import { durationText } from '#shared/schedule/duration-text'
import type { TaskTimes } from '#shared/schedule/schedule'
import { Heading } from './heading'
import { initialsIn } from './initials'
import { type ScheduledPlan, scheduledPlan } from './printed-schedule'
import { RunbookTimeline } from './runbook-timeline'
import { Commands, Text } from './text'

/** The longest code stands on one line, up to about a dozen letters. */
const codeWidth = (codes: readonly string[]): string => `${Math.min(28, Math.max(12, 4 + 2 * Math.max(0, ...codes.map(({ length }) => length))))}mm`

const columns = [
  ['code', ''],
  ['step', 'auto'],
  ['who', '17mm'],
  ['start', '17mm'],
  ['if not', '13mm'],
  ['started', '15mm'],
  ['ended', '15mm'],
  ['by', '11mm'],
] as const

/** The deployment plan to work by and to write in (design/i-print.png): code first, boxes for start, end and initials. */
export function Runbook({ body }: { readonly body: PlanBody }) {
  const { deployment, zone } = body
  if (deployment === undefined)
    return (
      <section className="follows">
        <Heading level={2}>Runbook</Heading>
        <p>No deployment plan is written.</p>
      </section>
    )
  const scheduled = scheduledPlan(deployment, zone)
  const { schedule, tasks } = scheduled
  const initials = initialsIn(tasks.map(({ who }) => who))
  return (
    <section>
      <Heading level={2}>Runbook, {spanText(schedule.start, schedule.end, zone, { weekday: true })}</Heading>
      <p>
        Times in {zone === 'UTC' ? zone : `${zone} (${offsetText(schedule.start, zone)})`}. Bar at the left edge: critical. Write start, end and initials in the
        boxes; type them in afterwards by code. {windowSentence(body, scheduled)}
      </p>
      {initials.size > 0 && <p className="small people">{[...initials].map(([name, short]) => `${short} ${name}`).join(' · ')}</p>}
      <RunbookTimeline tasks={tasks} schedule={schedule} plan={deployment.plan} zone={zone} />
      <table className="runbook">
        <colgroup>
          {columns.map(([name, width]) => (
            <col key={name} style={{ width: name === 'code' ? codeWidth(tasks.map(({ code }) => code)) : width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="code">
              Code
            </th>
            <th scope="col">Step</th>
            <th scope="col">Who</th>
            <th scope="col">Start</th>
            <th scope="col">If not</th>
            <th scope="col">Started</th>
            <th scope="col">Ended</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => {
            const times = schedule.times(task.id)
            return times?.summary === true || task.kind === 'summary' ? (
              <StageRow key={task.id} task={task} times={times} zone={zone} />
            ) : (
              <StepRow key={task.id} task={task} times={times} begin={schedule.start} zone={zone} initials={initials} />
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function windowSentence({ deployment, zone }: PlanBody, { schedule }: ScheduledPlan) {
  if (deployment === undefined) return ''
  const { id, windowStart, windowEnd } = deployment.plan
  const opens = startsAt(windowStart, zone)
  const closes = endsAt(windowEnd, zone)
  if (opens === undefined || closes === undefined) return ''
  const entity = `plan/${id}`
  const { outcome } = windowFit(
    { entity, startsAt: schedule.start, endsAt: schedule.end, fields: { start: 'start', end: 'end' } },
    { entity, startsAt: opens, endsAt: closes, fields: { start: 'windowStart', end: 'windowEnd' } },
  )
  const spare = durationText(Math.abs(outcome.spareMinutes))
  return `The window is ${spanText(opens, closes, zone, { weekday: true })}; the plan ends ${outcome.fits ? `with ${spare} to spare` : `${spare} after it closes`}.`
}

function StageRow({ task, times, zone }: { readonly task: Task; readonly times: TaskTimes | undefined; readonly zone: string }) {
  const words = [task.title, times === undefined ? '' : `from ${clockText(times.start, zone)}`, task.who === '' ? '' : `lead ${task.who}`]
  return (
    <tr className="group">
      <td className="code">
        <Text>{task.code}</Text>
      </td>
      <td colSpan={7}>
        <Text>{words.filter((part) => part !== '').join(', ')}</Text>
      </td>
    </tr>
  )
}

interface StepRowProps {
  readonly task: Task
  readonly times: TaskTimes | undefined
  readonly begin: number
  readonly zone: string
  readonly initials: ReadonlyMap<string, string>
}

/** What to do if a step fails stands in its column only where it is as short as a code. */
const shortest = 8

function StepRow({ task, times, begin, zone, initials }: StepRowProps) {
  const { progress } = task
  const isShort = task.backOut.length <= shortest
  const isOtherDay = times !== undefined && dateText(times.start, zone) !== dateText(begin, zone)
  return (
    <tr className={times?.critical === true ? 'critical' : undefined}>
      <td className="code">
        <Text>{task.code}</Text>
      </td>
      <td className="step">
        <b>
          <Text>{task.title || 'Unnamed step'}</Text>
        </b>
        {task.instructions !== '' && (
          <span>
            <Commands>{task.instructions}</Commands>
          </span>
        )}
        {task.expectedResult !== '' && (
          <span>
            Expect: <Text>{task.expectedResult}</Text>
          </span>
        )}
        {!isShort && (
          <span>
            If not: <Text>{task.backOut}</Text>
          </span>
        )}
        {'reason' in progress && (
          <span>
            {progress.state.replaceAll('-', ' ')}: <Text>{progress.reason}</Text>
          </span>
        )}
      </td>
      <td>
        <Text>{initials.get(task.who) ?? task.who}</Text>
        {task.role !== '' && (
          <span className="under">
            <Text>{task.role}</Text>
          </span>
        )}
      </td>
      <td className="tight">
        {times === undefined ? '' : clockText(times.start, zone)}
        {times !== undefined && <span className="under">{durationText((times.finish - times.start) / 60_000)}</span>}
        {isOtherDay && <span className="under">{dateText(times.start, zone, { weekday: true, now: times.start })}</span>}
      </td>
      <td>{isShort ? task.backOut === '' ? <span className="quiet">none</span> : <Text>{task.backOut}</Text> : 'see step'}</td>
      <Box words={'since' in progress ? clockText(Date.parse(progress.since), zone) : ''} />
      <Box words={'at' in progress ? clockText(Date.parse(progress.at), zone) : ''} />
      <Box words="" />
    </tr>
  )
}

/** A box to write in; what was typed in already stands in it. */
function Box({ words }: { readonly words: string }) {
  return (
    <td className="write">
      <span className="box">{words}</span>
    </td>
  )
}
