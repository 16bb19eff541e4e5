import { creations, creationsIn, isRoot } from './apply'
import type { ReadEntry } from './entry'
import type { FileEntry } from './entry-form'
import { stepOf } from './membership'
import type { Draft } from './operation'

/**
 * Which root each entity belongs to, and per root the newest entries about it: what a new entry names in `about`
 * (sync.md, The entry). Grown in place as entries are read or written, in any order.
 */
export interface AboutIndex {
  readonly homes: Map<string, { readonly root: string; readonly stamp: string }>
  readonly tips: Map<string, readonly string[]>
  readonly held: Set<string>
  /** Entries named by others before they came themselves: they are no tips when they do. */
  readonly awaited: Set<string>
  /** An index that this one looks ahead of, without changing it. */
  readonly under: AboutIndex | undefined
}

export const emptyAboutIndex = (under?: AboutIndex): AboutIndex => ({ homes: new Map(), tips: new Map(), held: new Set(), awaited: new Set(), under })

/** The root of an entity, once its creating entry is indexed. */
export function rootIn(index: AboutIndex, entity: string): string | undefined {
  if (isRoot(entity)) return entity
  return index.homes.get(entity)?.root ?? (index.under === undefined ? undefined : rootIn(index.under, entity))
}

/** The entries about a root that no other indexed entry about it names. */
export const tipsOf = (index: AboutIndex, root: string): readonly string[] =>
  index.tips.get(root) ?? (index.under === undefined ? [] : tipsOf(index.under, root))

export function indexEntry(index: AboutIndex, entry: Pick<ReadEntry, 'hash' | 'file'>): void {
  const { hash, file } = entry
  if (holds(index, hash)) return
  index.held.add(hash)
  for (const [root, before] of Object.entries(file.about)) {
    const awaitedHere = index.awaited.has(nameOf(root, hash))
    const rest = tipsOf(index, root).filter((tip) => !before.includes(tip))
    index.tips.set(root, awaitedHere ? rest : [...rest, hash])
    index.awaited.delete(nameOf(root, hash))
    for (const earlier of before) if (!holds(index, earlier)) index.awaited.add(nameOf(root, earlier))
  }
  const { stamp } = stepOf(entry)
  for (const [entity, root] of creationsIn(entry.file)) {
    const held = index.homes.get(entity) ?? index.under?.homes.get(entity)
    if (held === undefined || stamp < held.stamp) index.homes.set(entity, { root, stamp })
  }
}

const nameOf = (root: string, hash: string): string => `${root} ${hash}`
const holds = ({ held, under }: AboutIndex, hash: string): boolean => held.has(hash) || (under !== undefined && holds(under, hash))

/** What a draft's entry must name, and the entities that nobody has created: an entry may not touch those. */
export function aboutOf(index: AboutIndex, draft: Draft): { readonly about: FileEntry['about']; readonly unknown: readonly string[] } {
  const created = creations(draft)
  const about: FileEntry['about'] = {}
  const unknown = new Set<string>()
  for (const { entity } of draft.operations) {
    const root = rootIn(index, entity) ?? created.get(entity)
    if (root === undefined) unknown.add(entity)
    else about[root] ??= [...tipsOf(index, root)]
  }
  return { about, unknown: [...unknown] }
}

/** An entry that others name as seen and that is not here. */
export interface Missing {
  readonly hash: string
  readonly namedBy: readonly string[]
}

/**
 * What is missing in the middle of the history of one root: every entry that `about` of another, or a seal (`lasts`),
 * names must be among the entries.
 */
export function missingAbout(root: string, entries: readonly Pick<ReadEntry, 'hash' | 'file'>[], lasts: readonly string[] = []): readonly Missing[] {
  const here = new Set(entries.map(({ hash }) => hash))
  const missing = new Map<string, string[]>()
  const name = (hash: string, by: string): void => {
    if (here.has(hash)) return
    const known = missing.get(hash)
    if (known === undefined) missing.set(hash, [by])
    else known.push(by)
  }
  for (const { hash, file } of entries) for (const earlier of file.about[root] ?? []) name(earlier, hash)
  for (const last of lasts) name(last, 'seal')
  return [...missing].map(([hash, namedBy]) => ({ hash, namedBy }))
}
