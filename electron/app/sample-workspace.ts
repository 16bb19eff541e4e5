import type { Draft } from '#shared/log/operation'

/** What the sample portfolio consists of, with dates relative to `now` (epoch milliseconds) in a zone (IANA). Read only when it is asked for: most starts need none of it. */
export const sampleWorkspace = async (now: number, zone: string): Promise<readonly Draft[]> => {
  const { sampleDrafts } = await import('#shared/sample/sample-drafts')
  return sampleDrafts(now, zone)
}
