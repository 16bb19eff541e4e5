import { IconAlertTriangle, IconCalendarX, IconScale, IconSnowflake } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Chip } from '#app/controls/chip'
import { RiskSquare } from '#app/controls/risk-square'
import { SettledBar } from '#app/controls/settled-bar'
import { State, stateWords } from '#app/controls/state-mark'
import { instantLines, numberText, whenText, zoneText } from '#app/format'
import type { Column } from '#features/table'
import { isDay, type When } from '#shared/model/when'
import { type Attention, attentionTone, attentionWords } from './attention'
import { typeWords } from './filter-words'
import styles from './portfolio.module.css'
import { editText, editType, editWhen, moveChoices } from './release-edits'
import type { ReleaseRow, RowContext } from './release-row'

/** The columns of the table of releases. Instants are written in the zone of the context, which the heads name. */
export function releaseColumns(context: RowContext): readonly Column<ReleaseRow>[] {
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
    width: 126,
    edit: editWhen(id, context),
    ...more,
  })
  return [
    { id: 'name', header: 'Release', value: ({ name }) => name, width: 148, grow: 2, isName: true, edit: editText('name') },
    { id: 'type', header: 'Type', value: ({ release }) => typeWords[release.type], width: 84, edit: editType },
    {
      id: 'state',
      header: 'State',
      value: ({ state }) => stateWords(state),
      show: ({ state }) => <State state={state} />,
      width: 138,
      edit: moveChoices,
    },
    date('target', 'target', 'Target'),
    {
      id: 'gate',
      header: 'Gate criteria',
      value: ({ settled, criteria }) => (criteria.length === 0 ? undefined : `${settled} of ${criteria.length}`),
      show: ({ settled, criteria }) => (criteria.length === 0 ? null : <SettledBar done={settled} of={criteria.length} />),
      width: 111,
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
      width: 62,
      align: 'end',
    },
    {
      id: 'attention',
      header: 'Attention',
      value: ({ attention }) => attention.map(({ kind }) => attentionWords[kind]).join(', ') || undefined,
      show: ({ attention }) => <AttentionChips attention={attention} />,
      width: 128,
      grow: 1,
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

const icons: Readonly<Record<Attention['kind'], typeof IconSnowflake>> = {
  'hard-freeze': IconSnowflake,
  'soft-freeze': IconSnowflake,
  'double-booking': IconAlertTriangle,
  'past-target': IconCalendarX,
  'above-appetite': IconScale,
}

/** The first thing that asks for a decision, and how many more there are: the inspector tells all. */
export function AttentionChips({ attention }: { readonly attention: readonly Attention[] }) {
  const kinds = [...new Set(attention.map(({ kind }) => kind))]
  const [first] = kinds
  if (first === undefined) return null
  const Icon = icons[first]
  return (
    <>
      <Chip tone={attentionTone(first)} icon={<Icon size={14} stroke={1.5} aria-hidden />}>
        {attentionWords[first]}
      </Chip>
      {kinds.length > 1 && (
        <span className={styles['more']} title={kinds.map((kind) => attentionWords[kind]).join(', ')}>
          +{kinds.length - 1}
        </span>
      )}
    </>
  )
}
