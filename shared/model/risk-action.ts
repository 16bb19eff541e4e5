import * as z from 'zod'
import { belongs, order, text } from './base'
import { Instant, When } from './when'

/** What somebody does about a risk. */
export const RiskAction = z.object({
  ...belongs,
  risk: text,
  title: text,
  owner: text,
  due: When.default(''),
  progress: z.union([z.object({ state: z.literal('open') }), z.object({ state: z.literal('done'), at: Instant })]).default({ state: 'open' }),
  order,
})
export interface RiskAction extends z.infer<typeof RiskAction> {}
