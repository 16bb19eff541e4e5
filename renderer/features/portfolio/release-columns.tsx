import { IconAlertTriangle, IconCalendarX, IconScale, IconSnowflake, IconWritingOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Chip } from '#app/controls/chip'
import { RiskSquare } from '#app/controls/risk-square'
import { SettledBar } from '#app/controls/settled-bar'
import { State, stateWords } from '#app/controls/state-mark'
import { instantLines, numberText, whenText, zoneText } from '#app/format'
import type { Column } from '#features/table'
import { isDay, type When } from '#shared/model/when'
import { type Attention, attentionTone, chipWords } from './attention'
import { typeWords } from './filter-words'
import styles from './portfolio.module.css'
import { editText, editType, editWhen, moveChoices } from './release-edits'
import type { ReleaseRow, RowContext } from './release-row'

/** Within half a year either way a date without its year is read as the one that is meant (when-text.ts). */
const halfYear = 182 * 86_400_000

/** Whether all targets can be written without their year. */
export const areNear = (rows: readonly ReleaseRow[], now: number): boolean =>
  rows.every(({ target }) => target === undefined || Math.abs(target - now) < halfYear)

/**
 * The columns of the table of releases. Instants are written in the zone of the context, which the heads name; targets
 * without their year where all are near, which leaves room for the others.
 */
export function releaseColumns(context: RowContext, isNear: boolean): readonly Column<ReleaseRow>[] {
  const { zone, now, workspace } = context
  const place = zoneText(now, zone)
  const date = (
    id: 'target' | 'plannedStart' | 'actual' | 'endOfLife',
    column: string,
    header: string,
    more: Partial<Column<ReleaseRow>> = {},
  ): Column<ReleaseRow> => ({
    id: column,
    header: `${header}, ${place}`,
    value: ({ release }) => release[id] || undefined,
    text: ({ release }) => whenText(release[id], zone, { now }),
    show: ({ release }) => <Instant when={release[id]} zone={zone} now={now} site={workspace.zone} />,
    width: 124,
    edit: editWhen(id, context),
    ...more,
  })
  return [
    { id: 'name', header: 'Release', value: ({ name }) => name, width: 150, grow: 1, isName: true, edit: editText('name') },
    { id: 'type', header: 'Type', value: ({ release }) => typeWords[release.type], width: 86, edit: editType },
    {
      id: 'state',
      header: 'State',
      value: ({ state }) => stateWords(state),
      show: ({ state }) => <State state={state} />,
      width: 136,
      edit: moveChoices,
    },
    isNear
      ? date('target', 'target', 'Target', {
          width: 104,
          text: ({ release, target }) => whenText(release.target, zone, { now: target ?? now }),
          show: ({ release, target }) => <Instant when={release.target} zone={zone} now={target ?? now} site={workspace.zone} />,
        })
      : date('target', 'target', 'Target'),
    {
      id: 'gate',
      header: 'Gate criteria',
      value: ({ settled, criteria }) => (criteria.length === 0 ? undefined : `${settled} of ${criteria.length}`),
      show: ({ settled, criteria }) => (criteria.length === 0 ? null : <SettledBar done={settled} of={criteria.length} />),
      width: 113,
    },
    {
      id: 'risk',
      header: 'Risk',
      value: ({ risk }) => (risk === undefined ? undefined : `${risk.level} ${risk.word}`),
      show: ({ risk }) => (risk === undefined ? null : <RiskSquare level={risk.level} word={risk.word} shown />),
      width: 98,
    },
    {
      id: 'changes',
      header: 'Changes',
      value: ({ changes }) => changes || undefined,
      show: ({ changes }) => (changes === 0 ? null : numberText(changes)),
      width: 60,
      align: 'end',
    },
    {
      id: 'attention',
      header: 'Attention',
      value: ({ attention }) => attention.map(chipWords).join(', ') || undefined,
      show: ({ attention }) => <AttentionChips attention={attention} />,
      width: 176,
    },
    { id: 'owner', header: 'Owner', value: ({ release }) => release.owner, width: 140, isHidden: true, edit: editText('owner') },
    { id: 'team', header: 'Team', value: ({ release }) => release.team, width: 120, isHidden: true, edit: editText('team') },
    { id: 'area', header: 'Service areas', value: ({ areas }) => areas.join(', ') || undefined, width: 150, isHidden: true },
    { id: 'version', header: 'Version', value: ({ release }) => release.version, width: 90, isHidden: true, edit: editText('version') },
    { id: 'number', header: 'Number', value: ({ release }) => release.number, width: 100, isHidden: true, edit: editText('number') },
    date('plannedStart', 'start', 'Planned start', { isHidden: true }),
    date('actual', 'actual', 'Went out', { isHidden: true }),
    date('endOfLife', 'endOfLife', 'End of life', { isHidden: true }),
  ]
}

/** A date with its tooltip in the site's zone, the viewer's and UTC. */
function Instant({ when, zone, now, site }: { readonly when: When; readonly zone: string; readonly now: number; readonly site: string }): ReactNode {
  const words = whenText(when, zone, { now })
  return when === '' || isDay(when) ? words : <span title={instantLines(Date.parse(when), site, zone).join('\n')}>{words}</span>
}

/** A freeze has its own mark, all other conflicts the triangle. */
export function attentionIcon(attention: Attention): typeof IconSnowflake {
  if (attention.kind === 'past-target') return IconCalendarX
  if (attention.kind === 'above-appetite') return IconScale
  if (attention.kind === 'stale-approval') return IconWritingOff
  return attention.conflict.kind.endsWith('freeze') ? IconSnowflake : IconAlertTriangle
}

/** The first thing that asks for a decision, and how many more there are: the inspector tells all. */
export function AttentionChips({ attention }: { readonly attention: readonly Attention[] }) {
  const [first] = attention
  if (first === undefined) return null
  const words = [...new Set(attention.map(chipWords))]
  const Icon = attentionIcon(first)
  return (
    <>
      <Chip tone={attentionTone(first)} icon={<Icon size={14} stroke={1.5} aria-hidden />}>
        {words[0]}
      </Chip>
      {words.length > 1 && (
        <span className={styles['more']} title={words.join(', ')}>
          +{words.length - 1}
        </span>
      )}
    </>
  )
}
