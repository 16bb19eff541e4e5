import * as z from 'zod'
import { belongs, order, text } from './base'

/** One condition of a gate. Evidence names what shows it; a waiver names who, why and until when. */
export const Criterion = z.object({
  ...belongs,
  gate: text,
  title: text,
  evidence: text,
  standing: z
    .union([
      z.object({ state: z.literal('open') }),
      z.object({ state: z.enum(['met', 'not-met']), at: z.string(), by: z.string() }),
      z.object({ state: z.literal('waived'), at: z.string(), by: z.string(), reason: z.string().min(1), until: z.string() }),
    ])
    .default({ state: 'open' }),
  order,
})
export interface Criterion extends z.infer<typeof Criterion> {}

export const underApproval = ['gate', 'title'] as const

/** Met or waived: it no longer holds the gate back. */
export const isSettled = (criterion: Criterion): boolean => criterion.standing.state === 'met' || criterion.standing.state === 'waived'
