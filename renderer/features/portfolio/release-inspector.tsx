import { IconCheck, IconCircleDashed, IconPin, IconPinFilled, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '#app/controls/button'
import { Fact, Facts } from '#app/controls/facts'
import { Inspector, InspectorSection } from '#app/controls/inspector'
import { Person } from '#app/controls/person-mark'
import { RiskSquare } from '#app/controls/risk-square'
import { State } from '#app/controls/state-mark'
import { dateText, instantText, rangeText, whenText, zoneText } from '#app/format'
import { ask } from '#data/bridge'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { useReadOnly } from '#features/fields'
import { edit } from '#shared/commands/edit'
import type { AuditRow } from '#shared/ipc/shapes'
import type { Criterion } from '#shared/model/criterion'
import { isSettled } from '#shared/model/criterion'
import { AttentionSection } from './attention-section'
import { typeWords } from './filter-words'
import styles from './portfolio.module.css'
import type { ReleaseRow, RowContext } from './release-row'

interface ReleaseInspectorProps {
  readonly row: ReleaseRow
  readonly context: RowContext
  /** Names of releases by id, for what this one depends on. */
  readonly nameOf: (id: string) => string
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** The selected release: what asks for a decision first, then facts, the gate, and what changed last. */
export function ReleaseInspector({ row, context, nameOf, onOpen, onClose }: ReleaseInspectorProps) {
  const { release, state, attention } = row
  return (
    <Inspector
      title={row.name}
      under={
        <span className={styles['under']}>
          <State state={state} />
          <span className={styles['quiet']}>{typeWords[release.type].toLowerCase()} release</span>
          <Pin row={row} />
        </span>
      }
      onOpen={onOpen}
      openLabel={`Open ${row.name}`}
      onClose={onClose}
    >
      {attention.map((each, at) => (
        <AttentionSection key={`${each.kind} ${at}`} attention={each} context={context} />
      ))}
      <InspectorSection>
        <FactsOf row={row} context={context} nameOf={nameOf} />
      </InspectorSection>
      {row.criteria.length > 0 && <GateSection key={row.id} row={row} context={context} />}
      <LastChanges id={row.id} context={context} />
    </Inspector>
  )
}

function Pin({ row: { release, name } }: { readonly row: ReleaseRow }) {
  const { pinned } = release
  const isReadOnly = useReadOnly()
  const Icon = pinned ? IconPinFilled : IconPin
  if (isReadOnly) return null
  return (
    <Button
      kind="plain"
      icon={<Icon size={14} stroke={1.5} aria-hidden />}
      aria-label={`${pinned ? 'Unpin' : 'Pin'} ${name}`}
      onClick={() => void run(edit('release', release, { pinned: !pinned }, `${pinned ? 'Unpinned' : 'Pinned'} ${name}`))}
    >
      {pinned ? 'Unpin' : 'Pin'}
    </Button>
  )
}

function FactsOf({ row, context, nameOf }: Pick<ReleaseInspectorProps, 'row' | 'context' | 'nameOf'>): ReactNode {
  const { release, window, services, needs, risk, changes } = row
  const { zone, now } = context
  const dates = { now, weekday: true }
  const site = zoneText(now, zone)
  return (
    <Facts>
      {release.onHold.held && <Fact label="On hold">{release.onHold.reason}</Fact>}
      <Fact label="Owner">{release.owner === '' ? 'nobody' : <Person name={release.owner} />}</Fact>
      {release.team !== '' && <Fact label="Team">{release.team}</Fact>}
      {window === undefined ? (
        <Fact label="Target">{release.target === '' ? 'not given' : withZone(whenText(release.target, zone, dates), release.target, site)}</Fact>
      ) : (
        <Fact label="Window">{withZone(rangeText(window.start, window.end, zone, dates), window.end || window.start, site)}</Fact>
      )}
      {release.actual !== '' && <Fact label="Went out">{withZone(whenText(release.actual, zone, dates), release.actual, site)}</Fact>}
      {release.endOfLife !== '' && <Fact label="End of life">{whenText(release.endOfLife, zone, dates)}</Fact>}
      {services.length > 0 && <Fact label="Services">{services.join(', ')}</Fact>}
      {needs.length > 0 && <Fact label="Depends on">{needs.map(nameOf).join(', ')}</Fact>}
      <Fact label="Changes">{changes === 0 ? 'none' : changes}</Fact>
      <Fact label="Risk">{risk === undefined ? 'not rated' : <RiskSquare level={risk.level} word={risk.word} shown />}</Fact>
    </Facts>
  )
}

/** A whole day is the same day in words; an instant needs its zone. */
const withZone = (words: string, when: string, site: string): string => (when.length > 10 ? `${words} ${site}` : words)

/** So many criteria stand before the rest is folded: the open ones come first. */
const mostCriteria = 4

function GateSection({ row: { criteria, settled }, context }: { readonly row: ReleaseRow; readonly context: RowContext }) {
  const [isWhole, setWhole] = useState(false)
  const ordered = [...criteria].sort((a, b) => Number(isSettled(a)) - Number(isSettled(b)))
  const shown = isWhole ? ordered : ordered.slice(0, mostCriteria)
  return (
    <InspectorSection title="Gate to production" beside={`${settled} of ${criteria.length} met`}>
      <ul className={styles['criteria']} aria-label="Criteria">
        {shown.map((criterion) => (
          <CriterionLine key={criterion.id} criterion={criterion} context={context} />
        ))}
      </ul>
      {ordered.length > shown.length && (
        <Button kind="plain" onClick={() => setWhole(true)}>
          {ordered.length - shown.length} more criteria
        </Button>
      )}
    </InspectorSection>
  )
}

function CriterionLine({ criterion, context: { zone, now } }: { readonly criterion: Criterion; readonly context: RowContext }) {
  const { standing, title } = criterion
  const settled = isSettled(criterion)
  const at = standing.state === 'open' ? Number.NaN : Date.parse(standing.at)
  const date = Number.isNaN(at) ? '' : dateText(at, zone, { now })
  const words = { open: 'Open', met: date || 'Met', 'not-met': 'Not met', waived: date === '' ? 'Waived' : `Waived ${date}` }[standing.state]
  return (
    <li className={settled ? styles['settled'] : styles['open']}>
      {settled ? (
        <IconCheck size={16} stroke={1.5} aria-label="met" />
      ) : standing.state === 'not-met' ? (
        <IconX size={16} stroke={1.5} aria-label="not met" />
      ) : (
        <IconCircleDashed size={16} stroke={1.5} aria-label="open" />
      )}
      <span className={styles['criterion']}>{title}</span>
      <span className={styles['when']}>{words}</span>
    </li>
  )
}

const mostChanges = 4

/** Asked of the journal again whenever something about the release has changed. */
function LastChanges({ id, context: { zone, now } }: { readonly id: string; readonly context: RowContext }) {
  const record = useAppSelector((state) => rootRecords(state)[`release/${id}`])
  const [rows, setRows] = useState<readonly AuditRow[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another record stands for entries that have come since.
  useEffect(() => {
    let isWanted = true
    void ask('journal:audit', { about: `release/${id}`, take: mostChanges }).then((answer) => {
      if (isWanted && answer.ok) setRows(answer.value.rows)
    })
    return () => {
      isWanted = false
    }
  }, [id, record])
  if (rows.length === 0) return null
  return (
    <InspectorSection title="Last changes">
      <ol className={styles['changes']} aria-label="Last changes">
        {rows.map(({ hash, who, summary, at }) => (
          <li key={hash}>
            <b>{who}</b> {summary}
            <div className={styles['when']}>{instantText(Date.parse(at), zone, { now, weekday: true })}</div>
          </li>
        ))}
      </ol>
    </InspectorSection>
  )
}
