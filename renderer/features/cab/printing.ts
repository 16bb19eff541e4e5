import { selectPerson, selectZone } from '#app/preferences'
import { rootRecords } from '#data/select'
import { type RootState, store } from '#data/store'
import { asksForDecision, boardOf, type LiveBoard, namesOf } from '#features/conflicts'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import type { Roots } from '#shared/log/apply'
import type { ReportBlock } from '#shared/print/report-body'
import { type AgendaRow, type MeetingPage, meetingPage } from './agenda-rows'
import { itemWords } from './words'

/** What the pages of a meeting are made from. */
export interface Printing {
  readonly roots: Roots
  readonly zone: string
  readonly now: number
  readonly page: MeetingPage
  readonly live: LiveBoard
  readonly nameOf: (entity: string) => string
  readonly state: RootState
}

export function printingOf(meeting: string, now: number): Printing | undefined {
  const state = store.getState()
  const roots = rootRecords(state)
  const page = meetingPage(roots, meeting, selectPerson(state)?.name ?? '')
  return page === undefined ? undefined : { roots, zone: selectZone(state), now, page, live: boardOf(roots), nameOf: namesOf(roots), state }
}

/** What of a subject still asks for a decision. */
export function conflictsIn({ live, now }: Printing, subject: string): readonly Conflict[] {
  const judged = live.board.find(subject)
  return judged === undefined ? [] : live.judge(judged).filter((conflict) => asksForDecision(conflict, now) && conflict.kind !== 'missing-approval')
}

/** A text under its head. */
export const said = (head: string, text: string): ReportBlock => ({ block: 'text', head, text })
export const quietly = (text: string): ReportBlock => ({ block: 'text', head: '', text, quiet: true })

/** Where an item stands, with what its decision is worth now. */
export function standingOf({ item, approval }: AgendaRow): string {
  if (approval.state === 'stale') return `${itemWords[item.state]}, stale since`
  return approval.state === 'unsupported' ? `${itemWords[item.state]}, does not count` : itemWords[item.state]
}
