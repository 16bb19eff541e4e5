import { type AboutIndex, emptyAboutIndex, indexEntry } from '#shared/log/about'
import type { FileEntry, ReadEntry } from '#shared/log/entry'
import { admit, type Evidence, emptyEvidence, standingIn } from '#shared/log/evidence'
import { kindOf } from '#shared/model/entity-id'
import { deviceOf } from '../keys/signatures'
import type { Place } from './segments'

/** What main keeps of an entry in memory; the entry itself is read from its place when asked for. */
export interface Indexed {
  readonly hash: string
  readonly dev: string
  readonly seq: number
  readonly clock: string
  readonly at: string
  readonly who: string
  readonly command: string
  readonly summary: string
  readonly roots: readonly string[]
  readonly kinds: readonly string[]
  readonly operations: number
  readonly place: Place
}

/** An index of the journal's entries, grown as they are read or written. */
export interface JournalIndex {
  readonly entries: Indexed[]
  readonly byHash: Map<string, Indexed>
  /** Which entries count. Signatures were checked when the lines were taken over; the daily check verifies them again. */
  readonly evidence: Evidence
  /** What a new entry must name: of the entries that count. */
  about: AboutIndex
  /** The entries that are kept and do not count. */
  readonly uncounted: Set<string>
}

export const emptyIndex = (ws: string): JournalIndex => ({
  entries: [],
  byHash: new Map(),
  evidence: emptyEvidence(ws, { deviceOf }),
  about: emptyAboutIndex(),
  uncounted: new Set(),
})

/** Takes an entry in and answers with those that count since then; `fileOf` reads an earlier one again, for those whose standing it changes. */
export function addToIndex(index: JournalIndex, file: FileEntry, hash: string, place: Place, fileOf: (entry: Indexed) => FileEntry): readonly string[] {
  const indexed: Indexed = {
    hash,
    dev: file.dev,
    seq: file.seq,
    clock: file.clock,
    at: file.at,
    who: file.who,
    command: file.cmd,
    summary: typeof file.sum === 'string' ? '' : file.sum.text,
    roots: Object.keys(file.about),
    kinds: kindsIn(file),
    operations: file.ops.length,
    place,
  }
  index.entries.push(indexed)
  index.byHash.set(hash, indexed)
  return count(index, { line: '', file, hash }, fileOf)
}

function kindsIn({ ops }: FileEntry): readonly string[] {
  const kinds = new Set<string>()
  let last = ''
  for (const operation of ops) {
    // Operations of one entity stand together, and an import has thousands.
    if (typeof operation === 'string' || operation.e === last) continue
    last = operation.e
    kinds.add(kindOf(operation.e))
  }
  return [...kinds]
}

function count(index: JournalIndex, entry: ReadEntry, fileOf: (entry: Indexed) => FileEntry): readonly string[] {
  const { admitted, withdrawn } = admit(index.evidence, [entry])
  if (!admitted.includes(entry.hash)) index.uncounted.add(entry.hash)
  for (const hash of admitted) index.uncounted.delete(hash)
  for (const hash of withdrawn) index.uncounted.add(hash)
  if (withdrawn.length > 0) index.about = emptyAboutIndex()
  const changed = withdrawn.length > 0 ? [...index.byHash.keys()].filter((hash) => !index.uncounted.has(hash)) : admitted
  for (const hash of changed) {
    const held = index.byHash.get(hash)
    if (held !== undefined) indexEntry(index.about, { hash, file: hash === entry.hash ? entry.file : fileOf(held) })
  }
  return admitted
}

/** `admitted`, or the code of why an entry is kept and not applied. */
export function standingCode({ evidence }: JournalIndex, { hash }: Pick<Indexed, 'hash'>): string {
  const standing = standingIn(evidence, hash)
  return standing === undefined || standing.state === 'admitted' ? 'admitted' : standing.code
}
