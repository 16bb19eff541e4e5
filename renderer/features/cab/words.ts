import { clockText, dateText, instantText, zoneText } from '#app/format'
import type { Choice } from '#features/fields'
import type { AgendaItem, Meeting, MeetingState, VoteChoice } from '#shared/model/board'
import { isDay, startsAt } from '#shared/model/when'

/** The words of choices; a record, so that a new value without words does not compile. */
const choicesOf = <T extends string>(words: Readonly<Record<T, string>>): readonly Choice<T>[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value: value as T, label }))

export const kindChoices = choicesOf<Meeting['kind']>({ CAB: 'CAB, change advisory board', ECAB: 'ECAB, emergency board' })

export const ruleWords: Readonly<Record<Meeting['rule'], string>> = {
  majority: 'majority',
  unanimous: 'unanimous',
  'chair-decides': 'chair decides',
  veto: 'majority with veto',
}
export const ruleChoices = choicesOf<Meeting['rule']>({
  majority: 'Majority of the votes for or against',
  unanimous: 'Unanimous, abstentions aside',
  'chair-decides': 'The chair decides',
  veto: 'Majority, and one role can veto',
})

export const stateWords: Readonly<Record<MeetingState, string>> = {
  'in-progress': 'In progress',
  pending: 'Pending',
  complete: 'Complete',
  cancelled: 'Cancelled',
}

export const itemWords: Readonly<Record<AgendaItem['state'], string>> = {
  pending: 'Pending',
  discussing: 'Discussing now',
  approved: 'Approved',
  'approved-with-conditions': 'Approved with conditions',
  rejected: 'Rejected',
  deferred: 'Deferred',
}

/** What a member chooses, and what is said of a member who has. */
export const choiceWords: Readonly<Record<VoteChoice, { readonly choose: string; readonly chosen: string; readonly key: string }>> = {
  approve: { choose: 'Approve', chosen: 'Approve', key: 'A' },
  'approve-with-conditions': { choose: 'Approve with conditions', chosen: 'With conditions', key: 'C' },
  reject: { choose: 'Reject', chosen: 'Reject', key: 'R' },
  defer: { choose: 'Defer', chosen: 'Defer', key: 'D' },
  abstain: { choose: 'Abstain', chosen: 'Abstain', key: 'B' },
}

/** What a meeting is called where its day stands beside it: its title, else its kind. */
export const meetingTitle = ({ title, kind }: Pick<Meeting, 'title' | 'kind'>): string => title || kind

/** "CAB, Thu 26 Nov": the title with the day, as the head of its page says it. */
export function meetingName(meeting: Pick<Meeting, 'title' | 'kind' | 'start'>, zone: string, now: number): string {
  const at = startsAt(meeting.start, zone)
  return at === undefined ? meetingTitle(meeting) : `${meetingTitle(meeting)}, ${dateText(at, zone, { now, weekday: true })}`
}

/** "10:00 to 10:45 CET": the hours of a meeting whose day is said already. */
export function hoursText({ start, end }: Pick<Meeting, 'start' | 'end'>, zone: string, now: number): string {
  const from = startsAt(start, zone)
  if (from === undefined) return 'no time yet'
  if (isDay(start)) return 'all day'
  const to = startsAt(end, zone)
  const until = to === undefined || isDay(end) ? '' : ` to ${to - from < 86_400_000 && to > from ? clockText(to, zone) : instantText(to, zone, { now })}`
  return `${clockText(from, zone)}${until} ${zoneText(from, zone)}`
}
