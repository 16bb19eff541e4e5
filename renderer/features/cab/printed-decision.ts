import { instantText, whenText } from '#app/format'
import { viewsOf } from '#data/select'
import { changesSince } from '#shared/cab/content-changes'
import { shortHash } from '#shared/model/content-hash'
import type { Fact } from '#shared/model/verdict'
import type { ReportBlock } from '#shared/print/report-body'
import type { AgendaRow } from './agenda-rows'
import { contentLine } from './content-words'
import { arithmeticLines, outcomeWords, standingReasons, standingWords } from './decision-words'
import { type Printing, said } from './printing'
import { choiceWords } from './words'

/** What has changed since an approval was given. */
export function staleBlocks({ roots, zone, now, nameOf }: Printing, { item: { subject }, approval }: AgendaRow): readonly ReportBlock[] {
  if (approval.state !== 'stale' || approval.decision === undefined) return []
  const changes = changesSince(roots, subject, approval.decision.view.seen)
  return [
    {
      block: 'table',
      heads: ['Changed since it was approved', 'Was', 'Is', 'By'],
      rows: changes.map((change) => {
        const { field, was, is } = contentLine(change, subject, zone, now, nameOf)
        return [field, was || 'nothing', is || 'nothing', `${change.who || 'unknown'}${change.when > 0 ? `, ${instantText(change.when, zone, { now })}` : ''}`]
      }),
    },
  ]
}

/** Why a conflict of interest was declared. */
const reasonIn = (because: readonly Fact[]): string =>
  because.flatMap(({ from: { entity, field }, value }) => (entity.startsWith('recusal/') && field === 'reason' ? [String(value)] : []))[0] ?? ''

/** The votes with what each is worth, the arithmetic, what was decided for which content, and the conditions. */
export function decisionBlocks({ page: { meeting }, zone, now, roots }: Printing, { item, verdict, approval }: AgendaRow): readonly ReportBlock[] {
  const { ballots } = verdict.outcome
  const { decision } = approval
  const conditions = viewsOf(roots[`meeting/${meeting.id}`], 'condition').filter(({ subject }) => subject === item.subject)
  return [
    {
      block: 'table',
      heads: ['Member', 'Vote', 'What it is worth', 'Comment'],
      rows: ballots.map(({ outcome: { member, standing, vote }, because }) => [
        [member.person, member.role].filter((part) => part !== '').join(', '),
        vote === undefined
          ? ''
          : `${choiceWords[vote.view.choice].choose}${vote.view.by === member.person ? '' : ` by ${vote.view.by}`}, ${instantText(vote.at, zone, { now })}`,
        standing === 'counted' ? 'counts' : standing === 'no-vote' || standing === 'not-voting' ? standingWords[standing] : standingReasons[standing],
        [standing === 'recused' ? reasonIn(because) : '', vote?.view.comment ?? ''].filter((part) => part !== '').join(' '),
      ]),
    },
    { block: 'list', head: 'Arithmetic', items: [...arithmeticLines(verdict.outcome, meeting)] },
    ...(decision === undefined || decision.view.outcome === ''
      ? [said('Decision', 'None yet.')]
      : [
          said(
            'Decision',
            [
              `${outcomeWords[decision.view.outcome]} by ${decision.view.by || 'nobody named'}${decision.view.of === `meeting/${meeting.id}` ? '' : ' in another meeting'}, ${instantText(decision.at, zone, { now })}, for content ${shortHash(decision.view.content)}, signed by device ${decision.device}.`,
              decision.view.reason,
              approval.state === 'stale' ? 'It is stale: the content has changed since.' : '',
              approval.state === 'unsupported' ? `It does not count: ${approval.refusal}` : '',
            ]
              .filter((part) => part !== '')
              .join(' '),
          ),
        ]),
    ...(conditions.length === 0
      ? []
      : [
          {
            block: 'table' as const,
            heads: ['Condition', 'Owner', 'Due', 'Standing'],
            rows: conditions.map(({ title, owner, due, standing }) => [
              title,
              owner,
              whenText(due, zone, { now }),
              standing.state === 'open' ? 'open' : `${standing.state} by ${standing.by}${standing.reason === '' ? '' : `: ${standing.reason}`}`,
            ]),
          },
        ]),
  ]
}
