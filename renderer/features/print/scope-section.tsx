import { countText, rangeText } from '#app/format'
import type { Change } from '#shared/model/change'
import type { PlanBody } from '#shared/print/plan-body'
import { Facts } from './facts'
import { Heading } from './heading'
import { Heads } from './heads'
import { Text } from './text'
import { valueWords } from './words'

/** What goes out: the changes as a table, the work items, then every change in full in the order of the CAB's card. */
export function ScopeSection({ body }: { readonly body: PlanBody }) {
  const { changes, workItems, zone } = body
  const isEmpty = changes.length === 0 && workItems.length === 0
  return (
    <section className={isEmpty ? 'follows' : undefined}>
      <Heading level={2}>Scope</Heading>
      {isEmpty && <p>No change and no work item is in scope.</p>}
      {changes.length > 0 && (
        <table>
          <Heads of={['Change', 'What', 'Type', 'State', 'Risk', 'Planned']} />
          <tbody>
            {changes.map(({ change }) => (
              <tr key={change.id}>
                <td className="tight">
                  <Text>{change.number}</Text>
                </td>
                <td>
                  <Text>{change.shortDescription}</Text>
                </td>
                <td>{valueWords(change.type)}</td>
                <td>{change.onHold.held ? `${valueWords(change.state)}, on hold` : valueWords(change.state)}</td>
                <td>{valueWords(change.risk, 'none')}</td>
                <td>{rangeText(change.plannedStart, change.plannedEnd, zone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {workItems.length > 0 && <WorkItems body={body} />}
      {changes.map((one) => (
        <ChangeInFull key={one.change.id} {...one} zone={zone} />
      ))}
    </section>
  )
}

function WorkItems({ body: { workItems } }: { readonly body: PlanBody }) {
  const done = workItems.filter(({ state }) => state === 'done').length
  return (
    <>
      <Heading level={3}>Work items</Heading>
      <p>
        {countText(workItems.length, 'work item')}, {done} done.
      </p>
      <table>
        <Heads of={['Key', 'Title', 'Kind', 'State', 'Owner']} />
        <tbody>
          {workItems.map(({ id, key, title, kind, state, owner }) => (
            <tr key={id}>
              <td className="tight">
                <Text>{key}</Text>
              </td>
              <td>
                <Text>{title}</Text>
              </td>
              <td>{valueWords(kind)}</td>
              <td>{valueWords(state)}</td>
              <td>
                <Text>{owner}</Text>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** The long texts of a change, in the order in which a board reads them. */
const texts: readonly (readonly [keyof Change, string])[] = [
  ['description', 'What'],
  ['justification', 'Why'],
  ['implementationPlan', 'How'],
  ['riskAndImpactAnalysis', 'Risk and impact'],
  ['backoutPlan', 'If it fails'],
  ['testPlan', 'Tests'],
  ['closeNotes', 'How it ended'],
]

function ChangeInFull({ change, affects, zone }: PlanBody['changes'][number] & { readonly zone: string }) {
  const custom = Object.entries(change.custom)
  return (
    <>
      <Heading level={3}>
        <Text>{[change.number, change.shortDescription].filter((part) => part !== '').join(' ') || 'Unnamed change'}</Text>
      </Heading>
      <Facts
        inPairs
        rows={[
          [
            'Type, state',
            `${valueWords(change.type)}, ${change.state.replaceAll('-', ' ')}${change.closeCode === '' ? '' : `, ${change.closeCode.replaceAll('-', ' ')}`}`,
          ],
          ['On hold', change.onHold.held ? <Text key="hold">{change.onHold.reason || 'yes'}</Text> : ''],
          ['Planned', rangeText(change.plannedStart, change.plannedEnd, zone, { weekday: true })],
          ['Actual', rangeText(change.actualStart, change.actualEnd, zone, { weekday: true })],
          ['Risk, impact', [valueWords(change.risk), valueWords(change.impact)].filter((word) => word !== '').join(', ')],
          ['Touches', affects.length === 0 ? '' : <Text key="affects">{affects.join(', ')}</Text>],
          ['Environment', change.environment === '' ? '' : <Text key="environment">{change.environment}</Text>],
          ['Requested by', change.requestedBy === '' ? '' : <Text key="requested">{change.requestedBy}</Text>],
          [
            'Assigned to',
            [change.assignedTo, change.assignmentGroup].every((name) => name === '') ? (
              ''
            ) : (
              <Text key="assigned">{[change.assignedTo, change.assignmentGroup].filter((name) => name !== '').join(', ')}</Text>
            ),
          ],
          [
            'Category, priority',
            [change.category, change.priority].every((word) => word === '') ? (
              ''
            ) : (
              <Text key="category">{[change.category, change.priority].filter((word) => word !== '').join(', ')}</Text>
            ),
          ],
          ...custom.map(([name, value]) => [name, <Text key={name}>{value}</Text>] as const),
        ]}
      />
      {texts.map(([field, title]) => {
        const text = change[field]
        return typeof text !== 'string' || text === '' ? null : (
          <div key={field}>
            <h4>{title}</h4>
            <p>
              <Text>{text}</Text>
            </p>
          </div>
        )
      })}
    </>
  )
}
