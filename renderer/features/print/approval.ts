import { dateText } from '#app/format'
import { selectViews } from '#data/select'
import type { RootState } from '#data/store'
import { shortHash } from '#shared/model/content-hash'
import { startsAt } from '#shared/model/when'
import type { PrintHead } from '#shared/print/head'

interface Approval {
  readonly status: PrintHead['status']
  /** The same as a sentence, for the first page. */
  readonly sentence: string
}

/** What has been decided about a release's content: an approval counts only for the content it was given for (architecture.md, Content hash and approval). */
export function approvalOf(state: RootState, subject: string, hash: string, zone: string): Approval {
  const meetings = new Map(selectViews('meeting')(state).map((meeting) => [`meeting/${meeting.id}`, meeting]))
  const [latest] = selectViews('decision')(state)
    .filter((decision) => decision.subject === subject && decision.outcome !== '')
    .sort((a, b) => (a.at < b.at ? 1 : -1))
  const draft = (note: string, sentence: string): Approval => ({ status: { word: 'DRAFT', hash: shortHash(hash), note }, sentence })
  if (latest === undefined) return draft('', 'No board has decided about this release.')
  const at = startsAt(latest.at, zone)
  const board = `${meetings.get(latest.of)?.kind ?? 'CAB'}${at === undefined ? '' : ` ${dateText(at, zone)}`}`
  const outcome = latest.outcome.replaceAll('-', ' ')
  if (latest.outcome !== 'approved' && latest.outcome !== 'approved-with-conditions') return draft(outcome, `${board} decided: ${outcome}.`)
  if (latest.content !== hash) {
    return draft('approval is stale', `${board} approved ${shortHash(latest.content)}. What is under approval has changed since, so the approval is stale.`)
  }
  return { status: { word: 'APPROVED', hash: shortHash(hash), note: board }, sentence: `${board}: ${outcome}, for exactly this content.` }
}
