import { newDeviceKey, sha256 } from '../keys/signatures'
import type { WrittenDraft } from '../workspaces/written-draft'

/**
 * What the sample portfolio consists of, with dates relative to `now` (epoch milliseconds) in a zone (IANA), written by a
 * device of a person and by the devices of its board, whose keys are made for it and thrown away. Read only when it is asked
 * for: most starts need none of it.
 */
export const sampleWorkspace = async (now: number, zone: string, device: string, person: string): Promise<readonly WrittenDraft[]> => {
  const [{ sampleDrafts }, { boardPeople }] = await Promise.all([import('#shared/sample/sample-drafts'), import('#shared/sample/board')])
  // Whoever founds it may be of the board herself: her votes would be this device's.
  const writers = new Map(boardPeople.filter((each) => each !== person).map((each) => [each, { key: newDeviceKey(), person: each }]))
  const board = [...writers].map(([each, { key }]) => ({ person: each, device: key.device, publicKey: key.publicKey }))
  return sampleDrafts(now, zone, { device, person, board, sha256 }).map(({ by, ...draft }): WrittenDraft => {
    const writer = by === undefined ? undefined : writers.get(by)
    return writer === undefined ? draft : { ...draft, by: writer }
  })
}
