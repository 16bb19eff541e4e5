import * as z from 'zod'

/** What every entity has. `of` is its root, set at creation and never changed; an entity never created reads as removed. */
export const base = {
  id: z.string(),
  removed: z.boolean().default(true),
}
export const belongs = { ...base, of: z.string().default('') }

export const text = z.string().default('')
export const flag = z.boolean().default(false)
export const minutes = (natural: number) => z.number().int().min(0).max(5_256_000).default(natural)
/** Place among siblings: a fractional key (jittered-fractional-indexing), ties by id. */
export const order = z.string().default('')
