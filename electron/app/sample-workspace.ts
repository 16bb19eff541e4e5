import type { Draft } from '#shared/log/operation'

/** What the sample portfolio consists of, with dates relative to `now` (epoch milliseconds) in a zone (IANA). */
export const sampleWorkspace = async (_now: number, _zone: string): Promise<readonly Draft[]> => []
