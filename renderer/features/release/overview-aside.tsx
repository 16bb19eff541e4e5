import type { ReactNode } from 'react'
import { RiskSquare } from '#app/controls/risk-square'
import { SettledBar } from '#app/controls/settled-bar'
import { countText, whenText, zoneText } from '#app/format'
import { useZone } from '#app/preferences'
import { adjust } from '#app/router'
import { useMinute } from '#app/use-now'
import { viewsOf } from '#data/select'
import { ApprovalSection } from '#features/approval'
import { ConflictSection } from '#features/conflicts'
import { criteriaOf, gateProgress } from '#shared/assess/gate-progress'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import { HistoryList } from './history-list'
import { nextDates, topRisks } from './overview-facts'
import type { ReleaseTab } from './places'
import styles from './release.module.css'
import { useHistory } from './use-history'
import { useWorkspace } from './use-workspace'

/** What one asks first about a release: its gates, its highest risks, its next dates and what was changed last. */
export function OverviewAside({ record, release }: { readonly record: RootRecord; readonly release: Release }) {
  const zone = useZone()
  const now = useMinute()
  const workspace = useWorkspace()
  const { rows } = useHistory(`release/${release.id}`, 4, record)
  const gates = viewsOf(record, 'gate')
  const criteria = viewsOf(record, 'criterion')
  const risks = viewsOf(record, 'risk')
  const dates = nextDates(record, release, now, zone).slice(0, 6)
  const open = risks.filter(({ state }) => state === 'open').length
  return (
    <aside className={styles['aside']} aria-label="At a glance">
      <section className={styles['part']}>
        <div className={styles['partHead']}>
          <h2>Conflicts</h2>
        </div>
        <ConflictSection entity={`release/${release.id}`} undated="Give a target, or a plan with its window: then conflicts are looked for." />
      </section>
      <div className={styles['part']}>
        <ApprovalSection subject={`release/${release.id}`} />
      </div>
      <Part title="Gates" beside={countText(criteria.length, 'criterion', 'criteria')} tab="phases" more="All gates">
        {gates.length === 0 && <p className={styles['none']}>No gates yet. A gate says what must hold before a phase ends.</p>}
        <ul className={styles['lines']}>
          {gates.map((gate) => {
            const { settled, of } = gateProgress(criteriaOf(gate, criteria)).outcome
            return (
              <li key={gate.id} className={styles['line']}>
                <span className={styles['grow']}>{gate.title}</span>
                <SettledBar done={settled} of={of} />
              </li>
            )
          })}
        </ul>
      </Part>
      <Part title="Highest risks" beside={`${open === 0 ? 'none' : open} open`} tab="risks" more="All risks">
        <ul className={styles['lines']}>
          {topRisks(risks, workspace)
            .slice(0, 4)
            .map(({ risk, level, word }) => (
              <li key={risk.id} className={styles['line']}>
                <RiskSquare level={level} word={word} />
                <span className={styles['grow']}>{risk.title}</span>
                <span className={styles['quiet']}>{risk.number}</span>
              </li>
            ))}
        </ul>
      </Part>
      <Part title="Next dates" beside={zoneText(now, zone)} tab="documents" more="All key dates">
        {dates.length === 0 && <p className={styles['none']}>Nothing is dated after today.</p>}
        <ul className={styles['lines']}>
          {dates.map(({ id, title, when }) => (
            <li key={id} className={styles['line']}>
              <span className={styles['grow']}>{title}</span>
              <span className={styles['quiet']}>{whenText(when, zone, { now, weekday: true })}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Last changes" tab="history" more="Whole history">
        <HistoryList rows={rows} isShort />
      </Part>
    </aside>
  )
}

interface PartProps {
  readonly title: string
  readonly beside?: string
  readonly tab: ReleaseTab
  readonly more: string
  readonly children: ReactNode
}

function Part({ title, beside, tab, more, children }: PartProps) {
  return (
    <section className={styles['part']}>
      <div className={styles['partHead']}>
        <h2>{title}</h2>
        {beside !== undefined && <span className={styles['quiet']}>{beside}</span>}
      </div>
      {children}
      <button type="button" className={styles['link']} onClick={() => adjust({ tab })}>
        {more}
      </button>
    </section>
  )
}
