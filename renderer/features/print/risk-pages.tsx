import { countText, whenText } from '#app/format'
import { ratingThatCounts, riskLevel } from '#shared/assess/risk-level'
import type { Risk } from '#shared/model/risk'
import type { RiskAction } from '#shared/model/risk-action'
import type { Workspace } from '#shared/model/workspace'
import { Heading } from './heading'
import { Heads } from './heads'
import { LevelLegend, LevelSwatch, type MatrixEntry, RiskMatrix } from './risk-matrix'
import { Text } from './text'
import { valueWords } from './words'

export interface PrintedRisk {
  readonly risk: Risk
  /** The release it belongs to, '' on that release's own plan. */
  readonly of: string
}

interface RiskPagesProps {
  readonly level: 1 | 2
  readonly title: string
  /** Which risks these are, where not all. */
  readonly filter?: string
  readonly risks: readonly PrintedRisk[]
  readonly actions: readonly RiskAction[]
  readonly workspace: Workspace
  readonly zone: string
}

/** Both matrices side by side, then the register, highest first. */
export function RiskPages({ level, title, filter = '', risks, actions, workspace, zone }: RiskPagesProps) {
  const sorted = [...risks].sort((a, b) => levelOf(b.risk, workspace) - levelOf(a.risk, workspace) || (a.risk.number < b.risk.number ? -1 : 1))
  const open = risks.map(({ risk }) => risk).filter(({ state }) => state === 'open')
  const above = open.filter((risk) => levelOf(risk, workspace) > workspace.appetite)
  return (
    <>
      <Heading level={level}>{title}</Heading>
      {risks.length === 0 ? (
        <p>No risk is in the register.</p>
      ) : (
        <>
          <p>
            {countText(risks.length, 'risk')}, {open.length} open, {above.length === 0 ? 'none' : above.length} above appetite (level {workspace.appetite}{' '}
            {workspace.levelWords[workspace.appetite - 1]}). The thick line in the matrices is the appetite; numbers name open risks.
            {filter !== '' && ' Shown: '}
            <Text>{filter}</Text>
          </p>
          <div className="matrices">
            <RiskMatrix title="Inherent, before controls" entries={entriesOf(open, 'inherent')} noun="risk" workspace={workspace} />
            <RiskMatrix title="Residual, with controls in place" entries={entriesOf(open, 'residual')} noun="risk" workspace={workspace} />
          </div>
          <LevelLegend workspace={workspace} />
          <Register sorted={sorted} actions={actions} workspace={workspace} zone={zone} />
        </>
      )}
    </>
  )
}

const entriesOf = (risks: readonly Risk[], name: 'inherent' | 'residual'): readonly MatrixEntry[] =>
  risks.flatMap(({ number, [name]: rating }) => (rating.kind === 'rated' ? [{ number: number || 'R', ...rating }] : []))

const columns = [
  ['risk', '15mm'],
  ['what', 'auto'],
  ['inherent', '31mm'],
  ['residual', '31mm'],
  ['response', '62mm'],
  ['owner', '24mm'],
  ['due', '20mm'],
  ['state', '16mm'],
] as const

function levelOf(risk: Risk, workspace: Workspace): number {
  const name = ratingThatCounts(risk)
  return name === undefined ? 0 : (riskLevel(risk, name, workspace)?.outcome.level ?? 0)
}

function Register({
  sorted,
  actions,
  workspace,
  zone,
}: {
  readonly sorted: readonly PrintedRisk[]
  readonly actions: readonly RiskAction[]
  readonly workspace: Workspace
  readonly zone: string
}) {
  const hasReleases = sorted.some(({ of }) => of !== '')
  return (
    <table className="register">
      <colgroup>
        {columns.map(([name, width]) => (
          <col key={name} style={{ width }} />
        ))}
      </colgroup>
      <Heads of={['Risk', 'What can happen', 'Inherent', 'Residual', 'Response', 'Owner', 'Due', 'State']} />
      <tbody>
        {sorted.map(({ risk, of }) => {
          const own = actions.filter((action) => action.risk === risk.id)
          return (
            <tr key={risk.id}>
              <td>
                <Text>{risk.number}</Text>
              </td>
              <td className="what">
                <b>
                  <Text>{risk.title || risk.event || 'Unnamed risk'}</Text>
                </b>
                {hasReleases && of !== '' && (
                  <span className="under">
                    <Text>{of}</Text>
                  </span>
                )}
                {trail(risk) !== '' && (
                  <span className="under">
                    <Text>{trail(risk)}</Text>
                  </span>
                )}
              </td>
              <td>
                <RatingWords risk={risk} name="inherent" workspace={workspace} />
              </td>
              <td>
                <RatingWords risk={risk} name="residual" workspace={workspace} />
              </td>
              <td className="what">
                {valueWords(risk.response)}
                {risk.mitigation !== '' && (
                  <span className="under">
                    <Text>{risk.mitigation}</Text>
                  </span>
                )}
                {own.map(({ id, title, owner, due, progress }) => (
                  <span key={id} className="under">
                    {progress.state === 'done' ? 'Done: ' : 'To do: '}
                    <Text>{[title, owner, due === '' ? '' : whenText(due, zone)].filter((part) => part !== '').join(', ')}</Text>
                  </span>
                ))}
              </td>
              <td>
                <Text>{risk.owner}</Text>
              </td>
              <td>{whenText(risk.due, zone)}</td>
              <td>{valueWords(risk.state)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Cause, event, consequence, as far as they are told. */
const trail = ({ cause, event, consequence }: Risk): string => [cause, event, consequence].filter((part) => part !== '').join(' › ')

function RatingWords({ risk, name, workspace }: { readonly risk: Risk; readonly name: 'inherent' | 'residual'; readonly workspace: Workspace }) {
  const rating = risk[name]
  const verdict = riskLevel(risk, name, workspace)
  if (rating.kind === 'none' || verdict === undefined) return <span className="quiet">not rated</span>
  const { level, word, aboveAppetite } = verdict.outcome
  return (
    <>
      <LevelSwatch level={level} /> {word}
      <span className="under">
        likelihood {rating.likelihood}, impact {rating.impact}
        {aboveAppetite && name === 'residual' ? ', above appetite' : ''}
      </span>
    </>
  )
}
