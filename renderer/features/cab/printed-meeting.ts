import { countText, dateText, whenText } from '#app/format'
import { sha256 } from '#data/sha256'
import { byKind, printedConflicts } from '#features/conflicts'
import { headOf } from '#features/print'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { contentOf, hashOfAgenda } from '#shared/cab/content'
import { shortHash } from '#shared/model/content-hash'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { startsAt } from '#shared/model/when'
import type { NewDocument } from '#shared/print/document'
import type { PrintHead } from '#shared/print/head'
import type { ReportBlock, ReportSection } from '#shared/print/report-body'
import { sortedRows } from './agenda-order'
import type { AgendaRow, MeetingPage } from './agenda-rows'
import { cardSection } from './printed-card'
import { decisionBlocks, staleBlocks } from './printed-decision'
import { monthsOf, risksOf } from './printed-period'
import { riskSection } from './printed-risk'
import { signersSection, wordsOfDevices } from './printed-signers'
import { conflictsIn, type Printing, printingOf, quietly, said, standingOf } from './printing'
import { hoursText, meetingName, ruleWords, stateWords } from './words'

/** The pack of a meeting on paper: agenda with a card for each item, conflicts, calendar of the period, risks. */
export function agendaDocument(meeting: string, now = Date.now()): Result<NewDocument, Failure> {
  const printing = printingOf(meeting, now)
  if (printing === undefined) return failed(gone)
  const { page, zone, roots } = printing
  const conflictsOf = (subject: string): readonly Conflict[] => conflictsIn(printing, subject)
  const rows = sortedRows(page.rows, 'attention', (subject) => conflictsOf(subject).length)
  const all = new Map(rows.flatMap(({ item }) => conflictsOf(item.subject).map((conflict) => [conflict.key, conflict] as const)))
  const title = meetingName(page.meeting, zone, now)
  const about = { about: title, document: 'agenda', subject: `Agenda of ${title}`, contents: true, status: contentStatus(printing) }
  return ok({
    head: headOf(about, now),
    body: {
      kind: 'report',
      title,
      lead: [meetingFacts(printing), overview(printing, rows)],
      sections: [
        ...rows.map((row, at) => cardSection(printing, row, at + 1)),
        {
          title: 'All conflicts',
          page: true,
          blocks:
            all.size === 0
              ? [quietly('Nothing on the agenda is in conflict with anything.')]
              : byKind([...all.values()]).map(({ title: head, conflicts }) => ({
                  block: 'conflicts',
                  head,
                  conflicts: printedConflicts(conflicts, printing.live, printing.nameOf, zone, now),
                  none: '',
                })),
        },
        ...(rows.length === 0 ? [] : [riskSection(printing, rows)]),
      ],
      months: monthsOf(printing, rows),
      risks: risksOf(roots, rows, printing),
    },
  })
}

/** The minutes of a meeting: who was there, what was said and decided about each item, by which votes, and whose keys signed them. */
export async function minutesDocument(meeting: string, now = Date.now()): Promise<Result<NewDocument, Failure>> {
  const words = await wordsOfDevices()
  const printing = printingOf(meeting, now)
  if (printing === undefined) return failed(gone)
  const { page, zone } = printing
  const title = meetingName(page.meeting, zone, now)
  const about = { about: title, document: 'minutes', subject: `Minutes of ${title}`, contents: true, status: contentStatus(printing) }
  const { minutes } = page.meeting
  return ok({
    head: headOf(about, now),
    body: {
      kind: 'report',
      title: `Minutes, ${title}`,
      lead: [meetingFacts(printing), presence(printing), ...(minutes === '' ? [] : [said('About the meeting', minutes)])],
      sections: [...page.rows.map((row, at) => minutesSection(printing, row, at + 1)), signersSection(printing, words)],
      months: [],
    },
  })
}

const gone: Failure = { code: 'no-meeting', message: 'This meeting is not here any more.' }

/** What stands at the top of each page: the first digits of a hash over the content of all items, which screen, paper and pack have alike. */
function contentStatus({ roots, page: { rows } }: Printing): PrintHead['status'] {
  const contents = rows.flatMap(({ item }) => contentOf(roots, item.subject) ?? [])
  if (contents.length === 0) return { word: '', hash: '', note: '' }
  return { word: '', hash: shortHash(hashOfAgenda(contents, sha256)), note: `content of ${countText(contents.length, 'item')}` }
}

function meetingFacts({ page: { meeting, members, rows }, zone, now }: Printing): ReportBlock {
  const at = (when: string): string => (when === '' ? '' : whenText(when, zone, { weekday: true }))
  const voting = members.filter((member) => member.voting).length
  return {
    block: 'facts',
    inPairs: false,
    rows: [
      ['Board', meeting.kind === 'ECAB' ? 'Emergency change advisory board' : 'Change advisory board'],
      [
        'Time',
        `${startsAt(meeting.start, zone) === undefined ? 'no day yet' : dateText(startsAt(meeting.start, zone) ?? 0, zone, { weekday: true })}, ${hoursText(meeting, zone, now)}`,
      ],
      ['Place', meeting.location],
      ['State', stateWords[meeting.state]],
      ['Held', meeting.began === '' ? '' : `${at(meeting.began)}${meeting.ended === '' ? '' : ` to ${at(meeting.ended)}`}`],
      ['Cancelled because', meeting.cancelReason],
      ['Chair', meeting.chair],
      ['Rule', `${ruleWords[meeting.rule]}${meeting.vetoRole === '' ? '' : ` of ${meeting.vetoRole}`}`],
      ['Quorum', meeting.quorum > 0 ? `${meeting.quorum} of ${voting}` : `more than half of ${voting}`],
      ['Members', members.map((member) => memberWords(member)).join('; ') || 'none yet'],
      ['Items', countText(rows.length, 'item')],
    ],
  }
}

const memberWords = ({ person, role, voting, delegate }: MeetingPage['members'][number]): string =>
  [person || 'unnamed', role, voting ? '' : 'advises', delegate === '' ? '' : `${delegate} stands in`].filter((part) => part !== '').join(', ')

function overview({ zone, now }: Printing, rows: readonly AgendaRow[]): ReportBlock {
  return {
    block: 'table',
    heads: ['Item', 'Number', 'Risk', 'Planned', 'Standing'],
    rows: rows.map((row, at) => [
      `${at + 1}  ${row.title}`,
      row.number,
      row.level === undefined ? 'not assessed' : `${row.level.level} ${row.level.word}`,
      whenText(row.at, zone, { now, weekday: true }) || 'not planned',
      standingOf(row),
    ]),
  }
}

function presence({ page: { meeting, members } }: Printing): ReportBlock {
  const wasHeld = meeting.began !== ''
  return {
    block: 'table',
    heads: ['Member', 'For', 'Vote', wasHeld ? 'Present' : 'Asked'],
    rows: members.map(({ person, role, voting, delegate, present }) => [
      person || 'unnamed',
      role,
      voting ? 'votes' : 'advises',
      `${wasHeld ? (present ? 'present' : 'absent') : 'asked'}${delegate === '' ? '' : `, ${delegate} stands in`}`,
    ]),
  }
}

/** Whether anything was voted or decided about an item. */
const isTouched = ({ verdict, approval }: AgendaRow): boolean =>
  approval.decision !== undefined || verdict.outcome.ballots.some(({ outcome }) => outcome.vote !== undefined)

function minutesSection(printing: Printing, row: AgendaRow, at: number): ReportSection {
  const { item } = row
  return {
    title: `${at}  ${[row.number, row.title].filter((part) => part !== '').join(' ')}`,
    page: false,
    blocks: [
      {
        block: 'facts',
        inPairs: true,
        rows: [
          ['Outcome', standingOf(row)],
          ['Discussed', item.spent === 0 ? '' : `${Math.ceil(item.spent / 60)} min`],
          ['Risk', row.level === undefined ? 'not assessed' : `${row.level.level} ${row.level.word}`],
          ['Planned', whenText(row.at, printing.zone, { now: printing.now, weekday: true })],
        ],
      },
      item.minutes === '' ? quietly('Nothing was noted.') : said('', item.minutes),
      ...staleBlocks(printing, row),
      ...(isTouched(row) ? decisionBlocks(printing, row) : [said('Decision', 'None: nobody has voted on it.')]),
    ],
  }
}
