import type { Heads, JournalLine } from '#shared/ipc/shapes'
import { apply, waiting } from '#shared/log/apply'
import { entryOf, type FileEntry } from '#shared/log/entry'
import type { Entry } from '#shared/log/operation'
import { indexEntries } from './entity-roots'
import { store } from './store'
import { store as storeRecords, type Tables } from './tables'
import { entriesReceived } from './workspace-slice'

let tables: Tables | undefined
let generation = 0
let queue: Promise<void> = Promise.resolve()

/** The tables into which received entries go; undefined for a bundle, which is kept in memory alone. */
export function receiveInto(target: Tables | undefined, counted: number): void {
  tables = target
  generation = counted
}

/** Main has checked these lines and their hashes: here they are only read. */
export const entriesOf = (lines: readonly JournalLine[]): readonly Entry[] =>
  lines.map(({ hash, line }) => entryOf({ file: JSON.parse(line) as FileEntry, hash }))

/**
 * The one way of entries, own and others', into store and tables. Entries that are already there are skipped. The
 * screen follows at once; the tables follow in order, and what a crash leaves out is caught up from the journal.
 */
export function receive(entries: readonly Entry[]): void {
  const { roots, heads } = store.getState().workspace
  const fresh = entries.filter(({ device, sequence }) => sequence > (heads[device]?.[0] ?? 0))
  if (fresh.length === 0) return
  const nextRoots = apply(roots, fresh)
  indexEntries(fresh)
  const nextHeads = headsAfter(heads, fresh)
  store.dispatch(entriesReceived({ roots: nextRoots, heads: nextHeads }))
  const target = tables
  const counted = generation
  if (target === undefined) return
  const changed = new Set([...fresh.flatMap((entry) => entry.roots), waiting])
  queue = queue.then(() => storeRecords(target, nextRoots, changed, nextHeads, counted)).catch(reportLater)
}

/** Resolves when the tables hold everything received so far. */
export const settled = (): Promise<void> => queue

export function headsAfter(heads: Heads, entries: readonly Entry[]): Heads {
  const next: Record<string, [number, string]> = { ...heads }
  for (const { device, sequence, hash } of entries) if (sequence > (next[device]?.[0] ?? 0)) next[device] = [sequence, hash]
  return next
}

/** The tables are only a projection: a failed write costs a catch-up at the next start, no data. */
function reportLater(error: unknown): void {
  console.warn('The database did not take the last entries; the next start reads them from the journal.', error)
}
