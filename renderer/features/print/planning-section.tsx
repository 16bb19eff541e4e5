import { type DurationRow, forecastWords, pointWords } from '#features/forecast'
import { endsAt } from '#shared/model/when'
import type { PrintedPlan } from '#shared/print/plan-body'
import { Heading } from './heading'
import { Heads } from './heads'
import { printedPlanning, scheduledPlan } from './printed-schedule'
import { Text } from './text'

interface PlanningSectionProps {
  readonly deployment: PrintedPlan
  readonly zone: string
  /** When it is printed, epoch milliseconds. */
  readonly at: number
}

/** The plan's forecast and its point of no return with what they were derived from. */
export function PlanningSection({ deployment, zone, at }: PlanningSectionProps) {
  const { forecast, models, point } = printedPlanning(deployment, zone, at)
  const { tasks } = scheduledPlan(deployment, zone)
  const back = pointWords(point, tasks, zone)
  const words = forecast === undefined ? undefined : forecastWords(forecast, models, tasks, endsAt(deployment.plan.windowEnd, zone), zone)
  return (
    <>
      <Heading level={2}>Forecast and point of no return</Heading>
      {words !== undefined && (
        <>
          <p>
            <b>{words.chance}</b> {words.ends} {words.span}
          </p>
          {words.method.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Heading level={3}>Durations, and what drives the end</Heading>
          <Durations rows={words.durations} />
        </>
      )}
      <Heading level={3}>Point of no return</Heading>
      <p>
        <b>
          <Text>{back.sentence}</Text>
        </b>
      </p>
      {back.stages.length > 0 && (
        <>
          <p>{back.rule}</p>
          <table>
            <Heads of={['Up to', 'Ends', 'Back-out must begin by', 'Spare']} />
            <tbody>
              {back.stages.map(({ task, name, ends, sum, spare }) => (
                <tr key={task}>
                  <td>
                    <Text>{name}</Text>
                  </td>
                  <td className="tight">{ends}</td>
                  <td>
                    <Text>{sum}</Text>
                  </td>
                  <td className="tight">{spare}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}

function Durations({ rows }: { readonly rows: readonly DurationRow[] }) {
  return (
    <table>
      <Heads of={['Task', 'Duration', 'From', 'Critical in', 'Of the spread']} />
      <tbody>
        {rows.map(({ task, name, duration, from, critical, spread }) => (
          <tr key={task}>
            <td>
              <Text>{name}</Text>
            </td>
            <td>{duration}</td>
            <td>{from}</td>
            <td className="tight">{critical}</td>
            <td className="tight">{spread || 'none'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
