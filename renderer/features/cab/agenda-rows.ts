import { viewsOf } from '#data/select'
import { sha256 } from '#data/sha256'
import { type Approval, approvalOf } from '#shared/cab/approval'
import { type DecisionAnswer, evaluateDecision } from '#shared/cab/evaluate-decision'
import type { Roots } from '#shared/log/apply'
import type { AgendaItem, Meeting, MeetingMember } from '#shared/model/board'
import type { Verdict } from '#shared/model/verdict'
import type { When } from '#shared/model/when'
import { isAsked, type OwnStanding, ownStanding, seatOf } from './own-seat'
import { type SubjectRisk, subjectRisk } from './subject-risk'
import { subjectRow } from './subject-row'

/** An item of an agenda with everything that its row and its panels say. */
export interface AgendaRow {
  readonly item: AgendaItem
  readonly number: string
  readonly title: string
  readonly at: When
  readonly level: SubjectRisk | undefined
  readonly verdict: Verdict<DecisionAnswer, 'decision'>
  readonly approval: Approval
  readonly own: OwnStanding
  readonly isDecided: boolean
  /** Whether the person at this device still has to vote. */
  readonly asks: boolean
}

/** A meeting as its page shows it. */
export interface MeetingPage {
  readonly meeting: Meeting
  readonly members: readonly MeetingMember[]
  /** The seat of the person at this device. */
  readonly seat: MeetingMember | undefined
  /** In the order of the agenda. */
  readonly rows: readonly AgendaRow[]
}

const undecided: ReadonlySet<AgendaItem['state']> = new Set(['pending', 'discussing'])
const isOpen = ({ state }: Pick<Meeting, 'state'>): boolean => state === 'pending' || state === 'in-progress'

/** Reads a meeting for the person `me`; undefined where it is not there. */
export function meetingPage(roots: Roots, id: string, me: string): MeetingPage | undefined {
  const entity = `meeting/${id}`
  const record = roots[entity]
  const meeting = viewsOf(record, 'meeting').find((one) => one.id === id)
  if (meeting === undefined) return undefined
  const members = viewsOf(record, 'meeting-member')
  const seat = seatOf(members, me)
  const rows = viewsOf(record, 'agenda-item').map((item): AgendaRow => {
    const verdict = evaluateDecision(roots, entity, item.subject, sha256)
    const own = ownStanding(verdict.outcome.ballots, seat)
    const isDecided = !undecided.has(item.state)
    return {
      item,
      ...subjectRow(roots, item.subject),
      level: subjectRisk(roots, item.subject),
      verdict,
      approval: approvalOf(roots, item.subject, sha256),
      own,
      isDecided,
      asks: isOpen(meeting) && !isDecided && isAsked(own),
    }
  })
  return { meeting, members, seat, rows }
}
