import * as z from 'zod'
import { belongs, order, text } from './base'
import { Instant, When } from './when'

/** Somebody with an interest in a release; `raci` as in RACI charts. */
export const Stakeholder = z.object({
  ...belongs,
  name: text,
  email: text,
  group: text,
  raci: z.enum(['', 'responsible', 'accountable', 'consulted', 'informed']).default(''),
  order,
})
export interface Stakeholder extends z.infer<typeof Stakeholder> {}

/** One line of the communication plan: who hears what, when and how. */
export const Message = z.object({
  ...belongs,
  title: text,
  audience: text,
  channel: z.enum(['email', 'meeting', 'chat', 'status-page', 'phone']).default('email'),
  due: When.default(''),
  subject: text,
  body: text,
  sent: z.union([z.object({ state: z.literal('planned') }), z.object({ state: z.literal('sent'), at: Instant, by: z.string() })]).default({ state: 'planned' }),
  order,
})
export interface Message extends z.infer<typeof Message> {}
