import * as z from 'zod'
import { base, belongs, order, text } from './base'
import { When } from './when'

/** A meeting of the change advisory board, or of the emergency one. */
export const Meeting = z.object({
  ...base,
  title: text,
  kind: z.enum(['CAB', 'ECAB']).default('CAB'),
  state: z.enum(['pending', 'in-progress', 'complete', 'cancelled']).default('pending'),
  start: When.default(''),
  end: When.default(''),
  chair: text,
  quorum: z.number().int().min(0).default(0),
  rule: z.enum(['majority', 'unanimous', 'chair-decides', 'veto']).default('majority'),
})
export interface Meeting extends z.infer<typeof Meeting> {}

export const AgendaItem = z.object({
  ...belongs,
  subject: text,
  state: z.enum(['pending', 'discussing', 'approved', 'approved-with-conditions', 'rejected', 'deferred']).default('pending'),
  minutes: text,
  order,
})
export interface AgendaItem extends z.infer<typeof AgendaItem> {}

/** A vote for the content that was seen: `content` is its hash (architecture.md, Content hash and approval). */
export const Vote = z.object({
  ...belongs,
  subject: text,
  content: text,
  by: text,
  choice: z.enum(['approve', 'approve-with-conditions', 'reject', 'defer', 'abstain']).default('abstain'),
  comment: text,
})
export interface Vote extends z.infer<typeof Vote> {}

export const Decision = z.object({
  ...belongs,
  subject: text,
  content: text,
  outcome: z.enum(['', 'approved', 'approved-with-conditions', 'rejected', 'deferred']).default(''),
  by: text,
  at: When.default(''),
})
export interface Decision extends z.infer<typeof Decision> {}

/** Something an approval demands; open conditions hold scheduling back. */
export const Condition = z.object({
  ...belongs,
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
