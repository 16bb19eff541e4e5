import { rangeText, whenText } from '#app/format'
import { criteriaOf, gateProgress } from '#shared/assess/gate-progress'
import type { Criterion } from '#shared/model/criterion'
import type { Gate } from '#shared/model/gate'
import type { PlanBody } from '#shared/print/plan-body'
import { Heading } from './heading'
import { Heads } from './heads'
import { Text } from './text'
import { valueWords } from './words'

/** The stages with their dates, and each gate with what must hold, what shows it, and what was decided. */
export function PhasesSection({ body }: { readonly body: PlanBody }) {
  const { phases, gates, criteria, zone } = body
  const titles = new Map(phases.map(({ id, title }) => [id, title]))
  const isEmpty = phases.length === 0 && gates.length === 0
  return (
    <section className={isEmpty ? 'follows' : undefined}>
      <Heading level={2}>Phases and gates</Heading>
      {isEmpty && <p>No phase and no gate is planned.</p>}
      {phases.length > 0 && (
        <table>
          <Heads of={['Phase', 'Kind', 'Planned', 'Owner']} />
          <tbody>
            {phases.map(({ id, title, kind, start, end, owner }) => (
              <tr key={id}>
                <td>
                  <Text>{title}</Text>
                </td>
                <td>{valueWords(kind)}</td>
                <td>{rangeText(start, end, zone)}</td>
                <td>
                  <Text>{owner}</Text>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {gates.map((gate) => (
        <GateInFull key={gate.id} gate={gate} criteria={criteriaOf(gate, criteria)} phase={titles.get(gate.phase) ?? ''} zone={zone} />
      ))}
    </section>
  )
}

function GateInFull({
  gate,
  criteria,
  phase,
  zone,
}: {
  readonly gate: Gate
  readonly criteria: readonly Criterion[]
  readonly phase: string
  readonly zone: string
}) {
  const { settled, of } = gateProgress(criteria).outcome
  const about = [
    `${valueWords(gate.purpose)} gate${phase === '' ? '' : ` of ${phase}`}`,
    gate.due === '' ? '' : `due ${whenText(gate.due, zone, { weekday: true })}`,
    of === 0 ? 'no criteria' : `${settled} of ${of} criteria met or waived`,
  ]
  return (
    <>
      <Heading level={3}>
        <Text>{gate.title || 'Gate'}</Text>
      </Heading>
      <p>
        <Text>{about.filter((part) => part !== '').join(', ')}</Text>. {decisionOf(gate, zone)}
      </p>
      {criteria.length > 0 && (
        <table className="criteria">
          <Heads of={['Criterion', 'Standing', 'Evidence']} />
          <tbody>
            {criteria.map(({ id, title, evidence, standing }) => (
              <tr key={id}>
                <td>
                  <Text>{title}</Text>
                </td>
                <td>{standingOf(standing, zone)}</td>
                <td>{evidence === '' ? <span className="quiet">none</span> : <Text>{evidence}</Text>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function decisionOf({ decision }: Gate, zone: string) {
  if (decision.state === 'not-assessed') return 'Not decided yet.'
  return (
    <>
      {valueWords(decision.state)}, <Text>{decision.by}</Text>, {dateOf(decision.at, zone)}
      {decision.reason === '' ? '.' : ': '}
      <Text>{decision.reason}</Text>
    </>
  )
}

function standingOf(standing: Criterion['standing'], zone: string) {
  if (standing.state === 'open') return 'Open'
  return (
    <>
      {valueWords(standing.state)}
      <br />
      <Text>{standing.by}</Text>, {dateOf(standing.at, zone)}
      {standing.state === 'waived' && (
        <>
          {standing.until === '' ? '' : `, until ${dateOf(standing.until, zone)}`}: <Text>{standing.reason}</Text>
        </>
      )}
    </>
  )
}

/** A stored moment, whatever wrote it: as it is where it is no date. */
const dateOf = (at: string, zone: string): string => (/^\d{4}-\d{2}-\d{2}(?:T.*Z)?$/.test(at) ? whenText(at, zone) : at)
