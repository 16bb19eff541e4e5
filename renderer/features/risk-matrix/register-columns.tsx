import { VisuallyHidden } from '@mantine/core'
import { IconArrowBarUp } from '@tabler/icons-react'
import { PersonMark } from '#app/controls/person-mark'
import { RiskSquare } from '#app/controls/risk-square'
import { whenText } from '#app/format'
import { parseWhen } from '#app/when-text'
import { kept } from '#features/fields'
import type { Column } from '#features/table'
import { edit } from '#shared/commands/edit'
import styles from './register.module.css'
import type { RiskRow } from './risk-rows'
import { responseChoices } from './risk-words'
import type { MatrixName } from './use-matrix'

/** The columns of the register; dates are read and written in `zone`. */
export function registerColumns(zone: string): readonly Column<RiskRow>[] {
  return [
    {
      id: 'number',
      header: 'No.',
      width: 72,
      isName: true,
      value: ({ risk }) => risk.number,
      show: ({ risk }) => <span className={styles['quiet']}>{risk.number}</span>,
    },
    {
      id: 'title',
      header: 'Risk',
      width: 200,
      grow: 3,
      value: ({ risk }) => risk.title,
      edit: {
        text: ({ risk }) => risk.title,
        commit: async ({ risk }, text) => (text.trim() === '' ? 'A risk needs a title.' : kept(edit('risk', risk, { title: text.trim() }))),
      },
    },
    rated('inherent', 'Inherent'),
    rated('residual', 'Residual'),
    {
      id: 'appetite',
      header: 'Appetite',
      width: 122,
      value: ({ counts }) => (counts === undefined ? undefined : counts.aboveAppetite ? 1 : 0),
      text: ({ counts }) => (counts === undefined ? 'Not rated' : counts.aboveAppetite ? 'Above appetite' : 'Within'),
      show: (row) => <Appetite {...row} />,
    },
    {
      id: 'response',
      header: 'Response',
      width: 78,
      value: ({ risk }) => risk.response,
      text: ({ risk }) => responseChoices.find(({ value }) => value === risk.response)?.label ?? '',
      edit: {
        text: ({ risk }) => risk.response,
        choices: () => responseChoices,
        commit: async ({ risk }, text) => {
          const response = responseChoices.find(({ value, label }) => value === text || label === text)?.value
          return response === undefined ? `“${text}” is not a response. Choose avoid, reduce, transfer or accept.` : kept(edit('risk', risk, { response }))
        },
      },
    },
    {
      id: 'actions',
      header: 'Actions',
      width: 60,
      align: 'end',
      value: ({ actions }) => (actions.of === 0 ? undefined : (actions.of - actions.done) / actions.of),
      text: ({ actions }) => (actions.of === 0 ? 'none' : `${actions.done} of ${actions.of}`),
    },
    {
      id: 'owner',
      header: 'Owner',
      width: 54,
      value: ({ risk }) => risk.owner,
      show: ({ risk }) => <PersonMark name={risk.owner} />,
      edit: { text: ({ risk }) => risk.owner, commit: ({ risk }, owner) => kept(edit('risk', risk, { owner: owner.trim() })) },
    },
    {
      id: 'review',
      header: 'Review',
      width: 90,
      value: ({ risk }) => risk.review,
      text: ({ risk }) => whenText(risk.review, zone, { now: Date.now() }),
      edit: {
        text: ({ risk }) => whenText(risk.review, zone, {}),
        commit: async ({ risk }, text) => {
          const when = parseWhen(text, { zone, now: Date.now(), wanted: 'day', before: risk.review })
          return when.ok ? kept(edit('risk', risk, { review: when.value })) : when.failure.message
        },
      },
    },
    { id: 'release', header: 'Release', width: 140, isHidden: true, value: ({ place }) => place },
    { id: 'category', header: 'Category', width: 100, isHidden: true, value: ({ risk }) => risk.category },
    { id: 'state', header: 'State', width: 80, isHidden: true, value: ({ risk }) => risk.state },
  ]
}

/** The level's square with likelihood and impact behind it: `4 L3 I5`. */
const rated = (name: MatrixName, header: string): Column<RiskRow> => ({
  id: name,
  header,
  width: 82,
  value: ({ risk, levels }) => {
    const rating = risk[name]
    return rating.kind === 'none' ? undefined : (levels[name]?.level ?? 0) * 100 + rating.impact * 10 + rating.likelihood
  },
  text: ({ risk, levels }) => {
    const rating = risk[name]
    return rating.kind === 'none' ? 'none' : `${levels[name]?.level ?? ''} L${rating.likelihood} I${rating.impact}`
  },
  show: ({ risk, levels }) => {
    const rating = risk[name]
    const level = levels[name]
    if (rating.kind === 'none' || level === undefined) return <span className={styles['quiet']}>none</span>
    return (
      <span className={styles['rated']}>
        <RiskSquare level={level.level} word={level.word} />
        <span aria-hidden>
          L{rating.likelihood} I{rating.impact}
        </span>
        <VisuallyHidden>
          , likelihood {rating.likelihood}, impact {rating.impact}
        </VisuallyHidden>
      </span>
    )
  },
})

function Appetite({ risk, counts }: Pick<RiskRow, 'risk' | 'counts'>) {
  if (counts === undefined) return <span className={styles['quiet']}>Not rated</span>
  if (!counts.aboveAppetite) return <span className={styles['quiet']}>Within</span>
  // A risk that is closed or has occurred asks for no decision any more.
  if (risk.state !== 'open') return <span className={styles['quiet']}>Above appetite</span>
  return (
    <span className={styles['above']}>
      <IconArrowBarUp size={16} stroke={1.5} aria-hidden />
      Above appetite
    </span>
  )
}
