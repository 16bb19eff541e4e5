import { parseWhen } from '#app/when-text'
import type { AskedCondition, VoteChoice } from '#shared/model/board'
import { type Failure, failed, ok, type Result } from '#shared/model/result'

/** A condition as it is being typed. */
export interface ConditionDraft {
  readonly key: number
  readonly title: string
  readonly owner: string
  /** As typed: "Thu 3 Dec". */
  readonly due: string
}

/** A vote that is not signed yet. */
export interface VoteDraft {
  readonly choice: VoteChoice | undefined
  readonly conditions: readonly ConditionDraft[]
  readonly comment: string
}

export const emptyVote: VoteDraft = { choice: undefined, conditions: [{ key: 0, title: '', owner: '', due: '' }], comment: '' }

/** What was typed for an item and not signed: leafing to another item and back loses nothing. Gone with the window, as what was typed anywhere else. */
const drafts = new Map<string, VoteDraft>()
export const draftOf = (item: string): VoteDraft => drafts.get(item) ?? emptyVote
export const keepDraft = (item: string, draft: VoteDraft): void => void drafts.set(item, draft)
export const dropDraft = (item: string): void => void drafts.delete(item)

interface ReadVote {
  readonly choice: VoteChoice
  readonly conditions: readonly AskedCondition[]
  readonly comment: string
}

/** The vote as it would be signed; what can't be read is said, with the condition it belongs to. */
export function readVote({ choice, conditions, comment }: VoteDraft, zone: string, now: number): Result<ReadVote, Failure> {
  if (choice === undefined) return failed({ code: 'choice-missing', message: 'Choose first: A, C, R, D or B.', place: 'choice' })
  if (choice !== 'approve-with-conditions') return ok({ choice, conditions: [], comment: comment.trim() })
  const asked: AskedCondition[] = []
  for (const { key, title, owner, due } of conditions) {
    if (title.trim() === '' && owner.trim() === '' && due.trim() === '') continue
    const place = `condition-${key}`
    if (title.trim() === '') return failed({ code: 'condition-empty', message: 'Say what has to be met.', place })
    if (owner.trim() === '') return failed({ code: 'owner-missing', message: 'Say who sees to it.', place })
    const when = parseWhen(due, { zone, now, wanted: 'either' })
    if (!when.ok) return failed({ code: 'due-unreadable', message: when.failure.message, place })
    if (when.value === '') return failed({ code: 'due-missing', message: 'Say until when.', place })
    asked.push({ title: title.trim(), owner: owner.trim(), due: when.value })
  }
  if (asked.length === 0) return failed({ code: 'conditions-missing', message: 'Name at least one condition.', place: `condition-${conditions[0]?.key ?? 0}` })
  return ok({ choice, conditions: asked, comment: comment.trim() })
}
