import * as z from 'zod'
import { belongs, order, text } from './base'
import { When } from './when'

export const gatePurposes = ['entry', 'exit', 'readiness'] as const

/** Entry or exit of a phase, or the release's readiness; go needs every criterion met or waived (field.md 2.4, 5). */
export const Gate = z.object({
  ...belongs,
  title: text,
  phase: text,
  purpose: z.enum(gatePurposes).default('exit'),
  due: When.default(''),
  decision: z
    .union([
      z.object({ state: z.literal('not-assessed') }),
      z.object({ state: z.enum(['go', 'no-go', 'go-with-conditions']), at: z.string(), by: z.string(), reason: z.string() }),
    ])
    .default({ state: 'not-assessed' }),
  order,
})
export interface Gate extends z.infer<typeof Gate> {}

export const underApproval = ['title', 'phase', 'purpose'] as const
