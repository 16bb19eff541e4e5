import type { Draft } from '#shared/log/operation'
import { sampleDrafts } from '#shared/sample/sample-drafts'

/** What the sample portfolio consists of, with dates relative to `now` (epoch milliseconds) in a zone (IANA). */
export const sampleWorkspace = async (now: number, zone: string): Promise<readonly Draft[]> => sampleDrafts(now, zone)
