import { aboutOf, emptyAboutIndex, indexEntry } from '#shared/log/about'
import { clockZero, tick } from '#shared/log/clock'
import { type FileEntry, type ReadEntry, sealDraft, signEntry } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import type { Journal } from '../journal/journal'
import { salts } from '../journal/salts'
import { wallTime } from '../journal/wall-time'
import { type DeviceKey, sha256 } from '../keys/signatures'

/** Who signs a draft where it is not this device: a member of the sample's board. */
export interface Writer {
  readonly key: DeviceKey
  readonly person: string
}
export type WrittenDraft = Draft & { readonly by?: Writer }

/** Writes drafts in their order, each signed by whoever writes it, as if they had come from their devices. */
export function writeAll(journal: Journal, drafts: readonly WrittenDraft[], now: () => number): Result<Record<string, never>, Failure> {
  for (let at = 0; at < drafts.length; ) {
    const by = drafts[at]?.by
    let end = at
    while (end < drafts.length && drafts[end]?.by === by) end++
    const same = drafts.slice(at, end)
    const written = by === undefined ? journal.write(same) : takeOver(journal, by, same, now)
    if (!written.ok) return written
    at = end
  }
  return ok({})
}

function takeOver(journal: Journal, { key, person }: Writer, drafts: readonly Draft[], now: () => number): Result<unknown, Failure> {
  const { about: held, entries } = journal.index()
  const about = emptyAboutIndex(held)
  const { [key.device]: own, ...others } = journal.heads()
  let [seq, prev] = own ?? [0, '']
  let clock = entries.reduce((newest, each) => (each.clock > newest ? each.clock : newest), clockZero)
  const signed: ReadEntry[] = []
  for (const draft of drafts) {
    const named = aboutOf(about, draft)
    if (named.unknown[0] !== undefined)
      return failed({ code: 'unknown-entity', message: 'A vote of the sample concerns something that is not there.', place: named.unknown[0] })
    clock = tick(clock, now())
    seq += 1
    const seen: FileEntry['seen'] = seq === 1 ? Object.fromEntries(Object.entries(others).map(([device, head]) => [device, [...head]])) : {}
    const unsigned = sealDraft(draft, {
      ...{ ws: journal.ws, dev: key.device, seq, prev, clock, at: wallTime(now()), who: person, seen, about: named.about },
      salts: salts(draft.operations.length + 1),
    })
    const entry = signEntry(unsigned, sha256, key.sign)
    prev = entry.hash
    indexEntry(about, entry)
    signed.push(entry)
  }
  return journal.takeOver(signed)
}
