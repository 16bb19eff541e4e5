import * as z from 'zod'

/** A conflict on paper, in the words of the screen: what it is, both sides, what was computed, the rule, and the facts it used. */
export const PrintedConflict = z.object({
  key: z.string(),
  severity: z.enum(['hard', 'soft']),
  title: z.string(),
  sentence: z.string(),
  /** Both sides with their times, where they meet, the arithmetic. */
  lines: z.array(z.string()),
  rule: z.string(),
  /** `''` while it asks for a decision, else who let it stand, and why. */
  standing: z.string(),
})
export interface PrintedConflict extends z.infer<typeof PrintedConflict> {}
