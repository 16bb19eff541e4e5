import { rangeText, whenText } from '#app/format'
import { releaseName } from '#shared/model/release-name'
import { startsAt } from '#shared/model/when'
import type { PrintedHeading, PrintHead } from '#shared/print/head'
import type { PlanBody } from '#shared/print/plan-body'
import { BaselinesSection } from './baselines-section'
import { ConflictsSection } from './conflicts-section'
import { Contents } from './contents'
import { Facts } from './facts'
import { Heading } from './heading'
import { PhasesSection } from './phases-section'
import { DatesSection, DocumentsSection, HistorySection, SignaturesSection, StakeholdersSection } from './plan-lists'
import { PlanOverTime } from './plan-over-time'
import { PlanningSection } from './planning-section'
import { tellsPlanning } from './printed-schedule'
import { RiskPages } from './risk-pages'
import { Runbook } from './runbook'
import { ScopeSection } from './scope-section'
import { Text } from './text'
import { valueWords, zoneWords } from './words'

interface PlanSheetsProps {
  readonly head: PrintHead
  readonly body: PlanBody
  readonly headings: readonly PrintedHeading[]
}

/** The printed plan of a release: what it is, what is in it, how it goes, what can go wrong, who cares, what was decided. */
export function PlanSheets({ head, body, headings }: PlanSheetsProps) {
  const risks = body.risks.map((risk) => ({ risk, of: '' }))
  return (
    <>
      <TitlePage head={head} body={body} headings={headings} />
      <ScopeSection body={body} />
      <PhasesSection body={body} />
      <Runbook body={body} />
      {body.deployment !== undefined && (
        <>
          <PlanOverTime deployment={body.deployment} freezes={body.freezes} zone={body.zone} at={head.at} paper={head.paper} />
          {tellsPlanning(body.deployment, body.zone, head.at) && (
            <section>
              <PlanningSection deployment={body.deployment} zone={body.zone} at={head.at} />
            </section>
          )}
          {body.deployment.baselines.length > 0 && (
            <section>
              <BaselinesSection deployment={body.deployment} zone={body.zone} />
            </section>
          )}
        </>
      )}
      <ConflictsSection level={2} conflicts={body.conflicts} none="None: CIs, services, environments, freezes, windows, people and order were tried." />
      <section className={risks.length === 0 ? 'follows' : 'wide'}>
        <RiskPages level={2} title="Risks" risks={risks} actions={body.actions} workspace={body.workspace} zone={body.zone} />
      </section>
      <DatesSection body={body} />
      <StakeholdersSection body={body} />
      <DocumentsSection body={body} />
      <HistorySection body={body} />
      <SignaturesSection body={body} />
    </>
  )
}

function TitlePage({ head, body, headings }: PlanSheetsProps) {
  const { release, zone, services, needs } = body
  const night = startsAt(release.target, zone) ?? head.at
  return (
    <header>
      <Heading level={1}>
        <Text>{releaseName(release)}</Text>
      </Heading>
      <p className="quiet">Release plan. Times in {zoneWords(night, night, zone)}.</p>
      <p className="approval">
        <b>{head.status.word}</b> <Text>{body.approval}</Text>
        <br />
        Content hash <code className="small">{body.hash}</code>
      </p>
      <Facts
        rows={[
          ['Number', release.number === '' ? '' : <Text key="number">{release.number}</Text>],
          ['Type', valueWords(release.type)],
          ['State', release.onHold.held ? `${valueWords(release.state)}, on hold: ${release.onHold.reason}` : valueWords(release.state)],
          ['Outcome', valueWords(release.outcome)],
          ['Owner', release.owner === '' ? '' : <Text key="owner">{release.owner}</Text>],
          ['Team', release.team === '' ? '' : <Text key="team">{release.team}</Text>],
          ['Planned', rangeText(release.plannedStart, release.target, zone, { weekday: true })],
          ['Went out', whenText(release.actual, zone, { weekday: true })],
          ['Services', services.length === 0 ? '' : <Text key="services">{services.join(', ')}</Text>],
          [
            'Goes out after',
            needs.length === 0 ? (
              ''
            ) : (
              <Text key="needs">{needs.map(({ name, target }) => (target === '' ? name : `${name} (${whenText(target, zone)})`)).join(', ')}</Text>
            ),
          ],
          ['Objective', release.objective === '' ? '' : <Text key="objective">{release.objective}</Text>],
        ]}
      />
      {release.description !== '' && (
        <p>
          <span className="under">Description</span>
          <Text>{release.description}</Text>
        </p>
      )}
      <Contents headings={headings} />
    </header>
  )
}
