import type { FileEntry } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import { rootKinds } from '#shared/model/entities'
import { kindOf } from '#shared/model/entity-id'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
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

/** An index of the journal's entries, grown as they are read or written: entity to root, root to its newest entries, entity to its history. */
export interface JournalIndex {
  readonly entries: Indexed[]
  readonly byHash: Map<string, Indexed>
  readonly rootOf: Map<string, string>
  /** Per root the entries that no later entry about it names: what the next one has seen. */
  readonly tips: Map<string, readonly string[]>
  readonly byEntity: Map<string, number[]>
}

export const emptyIndex = (): JournalIndex => ({ entries: [], byHash: new Map(), rootOf: new Map(), tips: new Map(), byEntity: new Map() })

export function addToIndex(index: JournalIndex, file: FileEntry, hash: string, place: Place): Indexed {
  const kinds = new Set<string>()
  const number = index.entries.length
  let last = ''
  for (const operation of file.ops) {
    if (typeof operation === 'string') continue
    if (operation.e !== last) {
      last = operation.e
      kinds.add(kindOf(operation.e))
      const history = index.byEntity.get(operation.e)
      if (history === undefined) index.byEntity.set(operation.e, [number])
      else if (history.at(-1) !== number) history.push(number)
    }
    if (operation.f === 'of' && typeof operation.value === 'string' && !index.rootOf.has(operation.e)) index.rootOf.set(operation.e, operation.value)
  }
  for (const [root, seen] of Object.entries(file.about)) {
    const rest = (index.tips.get(root) ?? []).filter((tip) => !seen.includes(tip))
    index.tips.set(root, [...rest, hash])
  }
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
    kinds: [...kinds],
    operations: file.ops.length,
    place,
  }
  index.entries.push(indexed)
  index.byHash.set(hash, indexed)
  return indexed
}

/** The roots that a draft touches, each with the newest entries about it (sync.md, The entry). An entity that nobody created is refused. */
export function aboutOf(index: JournalIndex, draft: Draft): Result<FileEntry['about'], Failure> {
  const created = new Map<string, string>()
  for (const { entity, field, value } of draft.operations) if (field === 'of' && typeof value === 'string') created.set(entity, value)
  const about: Record<string, string[]> = {}
  for (const { entity } of draft.operations) {
    const root = rootKinds.has(kindOf(entity)) ? entity : (index.rootOf.get(entity) ?? created.get(entity))
    if (root === undefined || root === '') {
      return failed({
        code: 'unknown-entity',
        message: 'This change concerns something that does not exist in this workspace. Nothing was changed.',
        place: entity,
      })
    }
    about[root] ??= [...(index.tips.get(root) ?? [])]
  }
  return ok(about)
}
