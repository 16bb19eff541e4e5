import * as z from 'zod'
import { belongs, text } from './base'
import { When } from './when'

export const riskResponses = ['', 'avoid', 'reduce', 'transfer', 'accept'] as const
export const riskStates = ['open', 'closed', 'occurred'] as const

/** Likelihood and impact, each 1 to 5: one field, because they are judged and moved together. */
export const Rating = z.union([
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('rated'), likelihood: z.number().int().min(1).max(5), impact: z.number().int().min(1).max(5) }),
])
export type Rating = z.infer<typeof Rating>

/** An entry of the risk register: cause, event, consequence; inherent before controls, residual with those in place. */
export const Risk = z.object({
  ...belongs,
  number: text,
  title: text,
  category: text,
  cause: text,
  event: text,
  consequence: text,
  inherent: Rating.default({ kind: 'none' }),
  current: Rating.default({ kind: 'none' }),
  residual: Rating.default({ kind: 'none' }),
  response: z.enum(riskResponses).default(''),
  mitigation: text,
  state: z.enum(riskStates).default('open'),
  owner: text,
  due: When.default(''),
  review: When.default(''),
  custom: z.record(z.string(), z.string()).default({}),
  source: text,
})
export interface Risk extends z.infer<typeof Risk> {}
