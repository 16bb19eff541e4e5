import { createHash } from 'node:crypto'
import type { Draft } from '#shared/log/operation'

/** What the sample portfolio consists of, with dates relative to `now` (epoch milliseconds) in a zone (IANA), written by a device of a person. Read only when it is asked for: most starts need none of it. */
export const sampleWorkspace = async (now: number, zone: string, device: string, person: string): Promise<readonly Draft[]> => {
  const { sampleDrafts } = await import('#shared/sample/sample-drafts')
  return sampleDrafts(now, zone, { device, person, sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex') })
}
