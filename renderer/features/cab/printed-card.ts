import { dateText, whenText } from '#app/format'
import { selectRootView, selectViews } from '#data/select'
import { sha256 } from '#data/sha256'
import { printedConflicts } from '#features/conflicts'
import { assessedRisk } from '#shared/assess/change-risk/assessed-risk'
import { surroundingsOf } from '#shared/assess/change-risk/surroundings'
import { engineWords } from '#shared/assess/change-risk/words'
import { contentOf, hashOfSeen } from '#shared/cab/content'
import { shortHash } from '#shared/model/content-hash'
import { idOf, kindOf } from '#shared/model/entity-id'
import type { ReportBlock, ReportSection } from '#shared/print/report-body'
import type { AgendaRow } from './agenda-rows'
import { planWords } from './plan-words'
import { decisionBlocks, staleBlocks } from './printed-decision'
import { conflictsIn, type Printing, quietly, said } from './printing'
import { endedWords, similarChanges } from './similar-changes'
import { type SubjectCard, subjectCard } from './subject-card'

/** The card of an item: all that an approver must see. */
export function cardSection(printing: Printing, row: AgendaRow, at: number): ReportSection {
  const { roots, nameOf, zone, now } = printing
  const card = subjectCard(roots, row.item.subject, nameOf)
  const title = `${at}  ${[row.number, row.title].filter((part) => part !== '').join(' ')}`
  if (card === undefined) return { title, page: true, blocks: [quietly('This item is no longer there.')] }
  return {
    title,
    page: true,
    blocks: [
      cardFacts(printing, row, card),
      ...riskBlocks(printing, row),
      ...staleBlocks(printing, row),
      ...texts(card.why, 'Why', 'No justification is written.'),
      ...texts(card.how, 'How', 'No implementation plan is written.', planLine(printing, card, 'how')),
      ...texts(card.ifItFails, 'If it fails', 'No back-out plan is written.', planLine(printing, card, 'back')),
      ...texts(card.tests, 'Tests', 'No test plan is written.'),
      ...(card.cycles.length === 0
        ? []
        : [
            {
              block: 'list' as const,
              head: 'Test evidence',
              items: card.cycles.map(
                ({ title: name, kind, result }) => `${name || kind}: ${result.passed} of ${result.planned} passed, ${result.failed} failed`,
              ),
            },
          ]),
      {
        block: 'conflicts',
        head: 'Conflicts',
        conflicts: printedConflicts(conflictsIn(printing, row.item.subject), printing.live, nameOf, zone, now),
        none: 'It is in conflict with nothing.',
      },
      historyBlock(printing, row.item.subject),
      ...decisionBlocks(printing, row),
    ],
  }
}

function cardFacts({ roots, zone, now }: Printing, { level, item }: AgendaRow, card: SubjectCard): ReportBlock {
  const isChange = card.kind === 'change'
  const content = contentOf(roots, item.subject)
  const when = (value: string): string => whenText(value, zone, { now, weekday: true }) || 'not planned'
  return {
    block: 'facts',
    inPairs: true,
    rows: [
      ['Number', card.number],
      [isChange ? 'Requested by' : 'Owner', card.requestedBy || 'nobody'],
      [isChange ? 'Touches' : 'Services', card.touches.join(', ') || 'nothing named'],
      ['Type', card.type],
      ['Planned start', when(card.start)],
      [isChange ? 'Planned end' : 'Target', when(card.end)],
      ['Risk', level === undefined ? 'not assessed' : `${level.level} ${level.word}`],
      ['Impact', card.impact || 'not assessed'],
      [isChange ? 'Carried out by' : 'Team', card.assignedTo],
      [isChange ? 'Part of' : 'Brings', card.scope.map(({ name }) => name).join(', ')],
      // What a vote is bound to: paper and screen can be compared by it.
      ['Content hash', content === undefined ? '' : shortHash(hashOfSeen(content, sha256))],
    ],
  }
}

function riskBlocks({ roots }: Printing, { item: { subject } }: AgendaRow): readonly ReportBlock[] {
  const outcome = kindOf(subject) === 'change' ? assessedRisk(roots, idOf(subject))?.outcome : undefined
  if (outcome === undefined) return []
  const { workspace } = surroundingsOf(roots)
  return [
    {
      block: 'list',
      head: 'How its risk was found: the highest of these counts',
      items: outcome.engines.map((engine) => {
        const { title, line } = engineWords(engine, workspace)
        const level = engine.outcome.level
        return `${title}: ${typeof level === 'number' ? `${level} ${workspace.levelWords[level - 1] ?? ''}. ` : ''}${line}`
      }),
    },
  ]
}

function texts(parts: SubjectCard['why'], head: string, missing: string, lead = ''): readonly ReportBlock[] {
  const first = lead === '' ? [] : [said(head, lead)]
  if (parts.length === 0) return lead === '' ? [said(head, missing)] : first
  return [...first, ...parts.map(({ title, text }, at) => said(title || (at === 0 && lead === '' ? head : ''), text))]
}

function planLine({ state, zone, now }: Printing, { plan }: SubjectCard, which: 'how' | 'back'): string {
  if (plan === undefined) return ''
  const site = selectRootView('workspace', 'this')(state)?.zone || zone
  return planWords(plan, selectViews('working-calendar')(state), site, zone, now)[which]
}

function historyBlock({ roots, zone, now }: Printing, subject: string): ReportBlock {
  const similar = similarChanges(roots, subject)
  if (similar.length === 0) return said('Changes like this one', 'None has ended in the two years before.')
  return {
    block: 'list',
    head: 'Changes like this one',
    items: similar.map(
      (one) =>
        `${[one.number, one.title].filter((part) => part !== '').join(' ')}, ${dateText(one.endedAt, zone, { now })}: ${endedWords(one)}${one.closeNotes === '' ? '' : `. ${one.closeNotes}`}`,
    ),
  }
}
