import { dateText } from '#app/format'
import type { PrintedPlan } from '#shared/print/plan-body'
import { compareBaseline } from '#shared/schedule/baseline'
import { signedDuration } from '#shared/schedule/duration-text'
import { Heading } from './heading'
import { Heads } from './heads'
import { scheduledPlan } from './printed-schedule'
import { Text } from './text'

interface BaselinesSectionProps {
  readonly deployment: PrintedPlan
  readonly zone: string
}

/** So many baselines stand beside each other in the table of tasks; a further table takes the next ones. */
const across = 4

/** How the plan has moved since each of its baselines: its end and counts, and every task that starts or ends otherwise than in one of them. */
export function BaselinesSection({ deployment, zone }: BaselinesSectionProps) {
  const { baselines } = deployment
  if (baselines.length === 0) return null
  const { tasks, schedule } = scheduledPlan(deployment, zone)
  const compared = baselines.map((baseline) => ({ baseline, ...compareBaseline(baseline, tasks, schedule) }))
  const nameOf = ({ title, taken }: (typeof baselines)[number]): string => `${title || 'Baseline'}, ${dateText(Date.parse(taken), zone)}`
  const groups = Array.from({ length: Math.ceil(compared.length / across) }, (_, at) => compared.slice(at * across, (at + 1) * across))
  return (
    <>
      <Heading level={2}>Compared with its baselines</Heading>
      <p>How much later the plan and its tasks start and end now: + is later, − is earlier.</p>
      <table>
        <Heads of={['Baseline', 'End of the plan', 'Moved', 'New', 'Gone']} />
        <tbody>
          {compared.map(({ baseline, end, moved, added, gone }) => (
            <tr key={baseline.id}>
              <td>
                <Text>{nameOf(baseline)}</Text>
              </td>
              <td className="tight">{end === undefined ? 'no task to end with' : signedDuration(end)}</td>
              <td className="tight">{moved}</td>
              <td className="tight">{added}</td>
              <td className="tight">{gone}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {groups.map((group) => {
        const rows = tasks.flatMap(({ id, code, title }) => {
          const cells = group.map(({ tasks: told }) => told.find(({ task }) => task === id))
          const differs = cells.some((cell) => cell !== undefined && (cell.kind !== 'both' || cell.start !== 0 || cell.finish !== 0))
          return differs ? [{ id, name: `${code} ${title}`.trim(), cells }] : []
        })
        if (rows.length === 0) return null
        return (
          <table key={group[0]?.baseline.id}>
            <Heads of={['Task', ...group.map(({ baseline }) => `Start and end against ${nameOf(baseline)}`)]} />
            <tbody>
              {rows.map(({ id, name, cells }) => (
                <tr key={id}>
                  <td>
                    <Text>{name}</Text>
                  </td>
                  {cells.map((cell, at) => (
                    <td key={group[at]?.baseline.id} className="tight">
                      {cell === undefined
                        ? ''
                        : cell.kind === 'both'
                          ? `${signedDuration(cell.start)}, ${signedDuration(cell.finish)}`
                          : cell.kind === 'new'
                            ? 'new'
                            : 'gone'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </>
  )
}
