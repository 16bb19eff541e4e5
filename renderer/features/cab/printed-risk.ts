import { countText } from '#app/format'
import { assessedRisk } from '#shared/assess/change-risk/assessed-risk'
import { likelihoodImpact } from '#shared/assess/change-risk/likelihood-impact'
import { releaseRisk } from '#shared/assess/change-risk/release-level'
import { surroundingsOf } from '#shared/assess/change-risk/surroundings'
import { engineTitles, engineWords } from '#shared/assess/change-risk/words'
import { rootIn } from '#shared/cab/views-in'
import { idOf, kindOf } from '#shared/model/entity-id'
import type { ReportBlock, ReportSection } from '#shared/print/report-body'
import type { AgendaRow } from './agenda-rows'
import { type Printing, said } from './printing'

const titles = {
  inherent: 'Inherent, before controls',
  current: 'Current, with what is done by now',
  residual: 'Residual, with controls in place',
} as const

/** How risky each item is: where it stands in the matrix, its level, which engine decided and why; the gravest first. */
export function riskSection(printing: Printing, rows: readonly AgendaRow[]): ReportSection {
  const graded = [...rows].sort((a, b) => (b.level?.level ?? 0) - (a.level?.level ?? 0))
  return {
    title: 'Risk of what is on the agenda',
    page: true,
    wide: true,
    blocks: [
      ...matrixBlocks(printing, graded),
      {
        block: 'table',
        tight: true,
        heads: ['Number', 'Item', 'Level', 'Decided by', 'Why'],
        rows: graded.map((row) => [
          row.number || '–',
          row.title,
          row.level === undefined ? 'not assessed' : `${row.level.level} ${row.level.word}`,
          ...whyOf(printing, row.item.subject),
        ]),
      },
    ],
  }
}

/** A matrix for each rating that any of the changes has. */
function matrixBlocks({ roots }: Printing, rows: readonly AgendaRow[]): readonly ReportBlock[] {
  const { workspace } = surroundingsOf(roots)
  const changes = rows.flatMap((row) => {
    const change = kindOf(row.item.subject) === 'change' ? rootIn(roots, 'change', idOf(row.item.subject)) : undefined
    return change === undefined ? [] : [{ number: row.number || row.title, ratings: likelihoodImpact(change, workspace).outcome.ratings }]
  })
  const matrices = (['inherent', 'current', 'residual'] as const).flatMap((rating) => {
    const entries = changes.flatMap(
      ({
        number,
        ratings: {
          [rating]: { likelihood, impact, level },
        },
      }) => (level === undefined ? [] : [{ number, likelihood, impact }]),
    )
    return entries.length === 0 ? [] : [{ title: titles[rating], entries }]
  })
  const unrated = changes.filter(({ ratings }) => Object.values(ratings).every(({ level }) => level === undefined))
  const note =
    unrated.length === 0
      ? ''
      : `Without a rating of likelihood and impact: ${unrated.map(({ number }) => number).join(', ')}. ${unrated.length === 1 ? 'Its level comes' : 'Their levels come'} from rules, questions and history alone.`
  return [
    ...(matrices.length === 0 ? [] : [{ block: 'matrices' as const, workspace, noun: 'change', matrices }]),
    said(
      '',
      [`${countText(rows.length, 'item')}; the highest of the engines’ levels counts, never a mean, and a release has the highest of what it brings.`, note]
        .filter((part) => part !== '')
        .join(' '),
    ),
  ]
}

const gone = ['–', 'It is no longer there.'] as const

/** Which engines decided, and what they say; of a release which change or risk. */
function whyOf({ roots }: Printing, subject: string): readonly [string, string] {
  if (kindOf(subject) === 'release') {
    const parts = releaseRisk(roots, idOf(subject))?.outcome.decidedBy
    if (parts === undefined) return gone
    if (parts.length === 0) return ['–', 'No engine can tell of anything that it brings.']
    return ['What it brings', parts.map(({ number, title }) => [number, title].filter((part) => part !== '').join(' ')).join('; ')]
  }
  const outcome = assessedRisk(roots, idOf(subject))?.outcome
  if (outcome === undefined) return gone
  if (outcome.decidedBy.length === 0) return ['–', 'No engine can tell: nothing was answered, rated or tried before.']
  const { workspace } = surroundingsOf(roots)
  const deciding = outcome.engines.filter(({ rule }) => outcome.decidedBy.includes(rule))
  return [deciding.map(({ rule }) => engineTitles[rule]).join(', '), deciding.map((engine) => engineWords(engine, workspace).line).join(' ')]
}
