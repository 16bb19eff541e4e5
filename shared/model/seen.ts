import * as z from 'zod'
import { Json } from './json'

/**
 * What an approval covered, as a value: its hash is the content hash (content-hash.ts). `contains` are the contents of a
 * release's changes and plans.
 */
export interface SeenContent {
  readonly hash: 1
  readonly fields: Readonly<Record<string, Readonly<Record<string, Json>>>>
  readonly contains?: readonly SeenContent[] | undefined
}
const SeenContent: z.ZodType<SeenContent> = z.lazy(() =>
  z.object({ hash: z.literal(1), fields: z.record(z.string(), z.record(z.string(), Json)), contains: z.array(SeenContent).optional() }),
)

/** The content that somebody judged; `hash: 0` where only its content hash is known. */
export const Seen = z.union([z.object({ hash: z.literal(0) }), SeenContent]).default({ hash: 0 })
export type Seen = z.infer<typeof Seen>
