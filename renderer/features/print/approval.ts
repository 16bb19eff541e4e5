import { countText, dateText } from '#app/format'
import { approvalIn } from '#data/approvals'
import { rootRecords } from '#data/select'
import type { RootState } from '#data/store'
import { spoken } from '#shared/commands/edit'
import { shortHash } from '#shared/model/content-hash'
import { startsAt } from '#shared/model/when'
import type { PrintHead } from '#shared/print/head'

interface PrintedApproval {
  readonly status: PrintHead['status']
  /** The same as a sentence, for the first page. */
  readonly sentence: string
}

/** So many of the fields that have changed are named on the first page. */
const most = 4

/** What the approval of a release's content is worth: it counts only for the content it was given for, and when what was signed supports it. */
export function printedApproval(state: RootState, subject: string, hash: string, zone: string): PrintedApproval {
  const { state: standing, decision, meeting, changes, refusal, openConditions } = approvalIn(rootRecords(state), subject)
  const draft = (note: string, sentence: string): PrintedApproval => ({ status: { word: 'DRAFT', hash: shortHash(hash), note }, sentence })
  if (decision === undefined) return draft('', 'No board has decided about this release.')
  const at = startsAt(decision.view.at, zone)
  const board = `${meeting?.kind ?? 'CAB'}${at === undefined ? '' : ` ${dateText(at, zone)}`}`
  const outcome = decision.view.outcome.replaceAll('-', ' ')
  switch (standing) {
    case 'unsupported':
      return draft('approval does not count', `What was recorded at ${board} does not count. ${refusal}`)
    case 'stale': {
      const named = changes.slice(0, most).map(({ field, who, when }) => `${spoken(field)} (${who || 'unknown'}${when > 0 ? `, ${dateText(when, zone)}` : ''})`)
      const more = changes.length > most ? `, and ${changes.length - most} more` : ''
      const told = named.length === 0 ? '' : ` Changed: ${named.join(', ')}${more}.`
      return draft(
        'approval is stale',
        `${board} approved ${shortHash(decision.view.content)}. What is under approval has changed since, so the approval is stale.${told}`,
      )
    }
    case 'valid': {
      const open =
        openConditions.length === 0 ? '' : ` ${countText(openConditions.length, 'condition')} of it ${openConditions.length === 1 ? 'is' : 'are'} open.`
      return { status: { word: 'APPROVED', hash: shortHash(hash), note: board }, sentence: `${board}: ${outcome}, for exactly this content.${open}` }
    }
    default:
      return draft(outcome, `${board} decided: ${outcome}.`)
  }
}
