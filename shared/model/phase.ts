import * as z from 'zod'
import { belongs, order, text } from './base'
import { When } from './when'

export const phaseKinds = ['plan', 'build', 'test', 'staging', 'production', 'early-life-support', 'other'] as const

/** A stage of a release, with a gate at its entry and exit. `end` given as a day means to the end of that day. */
export const Phase = z.object({
  ...belongs,
  title: text,
  kind: z.enum(phaseKinds).default('other'),
  start: When.default(''),
  end: When.default(''),
  owner: text,
  order,
})
export interface Phase extends z.infer<typeof Phase> {}

export const underApproval = ['title', 'kind', 'start', 'end', 'order'] as const
