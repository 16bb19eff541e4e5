import type { BallotPreview } from '#shared/ipc/shapes'
import { rootIn } from '#shared/log/about'
import { standingOf } from '#shared/log/admission'
import type { ReadEntry } from '#shared/log/entry'
import { standingIn } from '#shared/log/evidence'
import { grow, nothingSeen } from '#shared/log/past'
import type { JournalIndex } from '../journal/journal-index'

/** A device's entries that a journal keeps, or would keep, and not count, each with why. What waits for somebody to vouch is not among them. */
export function asideIn({ evidence, about }: JournalIndex, ws: string, entries: readonly ReadEntry[]): BallotPreview['aside'] {
  let past = nothingSeen
  return entries.flatMap((entry) => {
    const standing = standingIn(evidence, entry.hash) ?? standingOf(ws, entry, evidence.members, (entity) => rootIn(about, entity), past)
    past = grow(past, entry.file.seen)
    // A key that is not the device's own is put right by vouching for the one that is.
    return standing.state === 'set-aside' && standing.code !== 'key-mismatch' ? [{ hash: entry.hash, code: standing.code, message: standing.message }] : []
  })
}
