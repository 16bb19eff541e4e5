import * as z from 'zod'
import { belongs, text } from './base'

export const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const

/** A dependency between two tasks of one plan; `lag` in minutes, negative is a lead. */
export const Link = z.object({
  ...belongs,
  plan: text,
  from: text,
  to: text,
  type: z.enum(linkTypes).default('FS'),
  lag: z.number().int().min(-5_256_000).max(5_256_000).default(0),
})
export interface Link extends z.infer<typeof Link> {}
export type LinkType = Link['type']

export const underApproval = ['from', 'to', 'type', 'lag'] as const
