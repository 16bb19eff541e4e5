import * as z from 'zod'
import { base, belongs, minutes, order, text } from './base'
import { Seen } from './seen'
import { When } from './when'

export const meetingStates = ['pending', 'in-progress', 'complete', 'cancelled'] as const
export const meetingRules = ['majority', 'unanimous', 'chair-decides', 'veto'] as const

/** A meeting of the change advisory board, or of the emergency one. */
export const Meeting = z.object({
  ...base,
  title: text,
  kind: z.enum(['CAB', 'ECAB']).default('CAB'),
  state: z.enum(meetingStates).default('pending'),
  start: When.default(''),
  end: When.default(''),
  location: text,
  /** The name of the person who chairs; who stands in is said by their `member`. */
  chair: text,
  /** Valid votes that a decision needs, abstentions counted; 0 is more than half of the voting members. */
  quorum: z.number().int().min(0).default(0),
  /** `veto` is a majority that no rejection by a member with `vetoRole` may stand against. */
  rule: z.enum(meetingRules).default('majority'),
  vetoRole: text,
  minutesPerItem: minutes(5),
  /** When it was begun and ended, as the clock of who did it said. */
  began: When.default(''),
  ended: When.default(''),
  /** What is noted about the whole meeting. */
  minutes: text,
  cancelReason: text,
})
export interface Meeting extends z.infer<typeof Meeting> {}
export type MeetingState = Meeting['state']

/** Somebody who is asked to a meeting. `delegate` is who votes in their place, '' for themselves. */
export const MeetingMember = z.object({
  ...belongs,
  person: text,
  /** What they speak for: chair, security, operations. */
  role: text,
  voting: z.boolean().default(true),
  delegate: text,
  present: z.boolean().default(false),
  order,
})
export interface MeetingMember extends z.infer<typeof MeetingMember> {}

export const agendaStates = ['pending', 'discussing', 'approved', 'approved-with-conditions', 'rejected', 'deferred'] as const

export const AgendaItem = z.object({
  ...belongs,
  subject: text,
  state: z.enum(agendaStates).default('pending'),
  minutes: text,
  /** How long it was discussed until `since`, in seconds; while `since` is set it is being discussed from then on. */
  spent: z.number().int().min(0).default(0),
  since: When.default(''),
  order,
})
export interface AgendaItem extends z.infer<typeof AgendaItem> {}

export const voteChoices = ['approve', 'approve-with-conditions', 'reject', 'defer', 'abstain'] as const
export type VoteChoice = (typeof voteChoices)[number]

/** A condition as a voter asks for it; the decision makes a `Condition` of it. */
export const AskedCondition = z.object({ title: z.string(), owner: z.string(), due: When })
export interface AskedCondition extends z.infer<typeof AskedCondition> {}

/**
 * A vote for the content that was seen: `content` is its hash, `seen` what was hashed (content-hash.ts), so that the difference
 * can be told later. Written once: who signed the entry that made it has voted, whatever `by` says.
 */
export const Vote = z.object({
  ...belongs,
  subject: text,
  content: text,
  seen: Seen,
  by: text,
  /** The member in whose place a delegate votes; '' for themselves. */
  insteadOf: text,
  choice: z.enum(voteChoices).default('abstain'),
  conditions: z.array(AskedCondition).default([]),
  comment: text,
})
export interface Vote extends z.infer<typeof Vote> {}

/** A member's own word that they are not free to judge something: it takes their vote out. */
export const Recusal = z.object({ ...belongs, subject: text, by: text, reason: text })
export interface Recusal extends z.infer<typeof Recusal> {}

export const outcomes = ['', 'approved', 'approved-with-conditions', 'rejected', 'deferred'] as const
export type Outcome = (typeof outcomes)[number]

/** What a meeting decided, for which content; as with votes, who signed it has recorded it. */
export const Decision = z.object({
  ...belongs,
  subject: text,
  content: text,
  seen: Seen,
  outcome: z.enum(outcomes).default(''),
  /** Votes: what the rule makes of signed votes. Chair: the chair's own word, where the rule is that. Imported: as another system has it. */
  basis: z.enum(['votes', 'chair', 'imported']).default('votes'),
  by: text,
  at: When.default(''),
  reason: text,
})
export interface Decision extends z.infer<typeof Decision> {}

/** Something an approval demands of `subject`; open conditions hold its scheduling back. */
export const Condition = z.object({
  ...belongs,
  subject: text,
  /** The decision that demands it. */
  decision: text,
  title: text,
  owner: text,
  due: When.default(''),
  standing: z
    .union([z.object({ state: z.literal('open') }), z.object({ state: z.enum(['met', 'waived']), at: z.string(), by: z.string(), reason: z.string() })])
    .default({ state: 'open' }),
})
export interface Condition extends z.infer<typeof Condition> {}

export const ChangeTask = z.object({
  ...belongs,
  title: text,
  kind: z.enum(['planning', 'implementation', 'testing', 'review']).default('implementation'),
  state: z.enum(['pending', 'open', 'in-progress', 'closed', 'cancelled']).default('pending'),
  assignedTo: text,
  plannedStart: When.default(''),
  plannedEnd: When.default(''),
  closeNotes: text,
  order,
})
export interface ChangeTask extends z.infer<typeof ChangeTask> {}
