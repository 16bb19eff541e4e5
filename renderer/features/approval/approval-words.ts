import { countText, dateText } from '#app/format'
import type { Approval } from '#shared/cab/approval'
import { startsAt } from '#shared/model/when'

/** Who decided and when: "CAB 19 Nov". */
export function boardWords({ meeting, decision }: Approval, zone: string, now: number): string {
  const at = decision === undefined ? undefined : (startsAt(decision.view.at, zone) ?? decision.at)
  return `${meeting?.kind ?? 'CAB'}${at === undefined ? '' : ` ${dateText(at, zone, { now })}`}`
}

/** What an approval is worth, as a sentence. */
export function approvalSentence(approval: Approval, zone: string, now: number): string {
  const board = boardWords(approval, zone, now)
  const { state, decision, changes, refusal } = approval
  const with_ = decision?.view.outcome === 'approved-with-conditions' ? ' with conditions' : ''
  const elsewhere = decision?.view.basis === 'imported' ? `, as ${decision.person} recorded from elsewhere` : ''
  switch (state) {
    case 'none':
      return 'No board has decided about it.'
    case 'valid':
      return `${board} approved it${with_}${elsewhere}, for what it says now.`
    case 'stale':
      return changes.length === 0
        ? `${board} approved it${with_}${elsewhere}, but it has changed since.`
        : `${board} approved it${with_}${elsewhere}. ${countText(changes.length, 'field')} ${changes.length === 1 ? 'has' : 'have'} changed since.`
    case 'rejected':
      return `${board} rejected it.`
    case 'deferred':
      return `${board} deferred it.`
    case 'unsupported':
      return `What was recorded at ${board} doesn’t count. ${refusal}`
  }
}

/** The words of its chip, where it asks for something. */
export const doubtWords: Readonly<Record<'stale' | 'unsupported', string>> = { stale: 'Approval stale', unsupported: 'Approval doesn’t count' }

export const doubtWordsOf = ({ state }: Approval): string => doubtWords[state === 'stale' ? 'stale' : 'unsupported']

export const isDoubtful = ({ state }: Approval): boolean => state === 'stale' || state === 'unsupported'
