import type { Heads, JournalLine } from '#shared/ipc/shapes'
import { apply, type Roots, waiting } from '#shared/log/apply'
import { entryOf, type FileEntry } from '#shared/log/entry'
import type { Entry } from '#shared/log/operation'
import { indexEntries } from './entity-roots'
import { pause } from './pause'
import { store } from './store'
import { store as storeRecords, type Tables } from './tables'
import { entriesReceived } from './workspace-slice'

let tables: Tables | undefined
let generation = 0
/** How many lines of this workspace were received, counted as main counts them. */
let position = 0
/** Lines that came before their turn: answers and told lines travel on two ways. */
const early = new Map<number, readonly Entry[]>()
let isTimed = false
/** An import that is being applied in slices; what comes meanwhile waits for its turn. */
let slicing: Promise<void> | undefined
/** What the tables lack; several commands become one transaction while an earlier one is under way. */
let unsaved: { readonly roots: Roots; readonly heads: Heads; readonly changed: Set<string> } | undefined
let saving: Promise<void> = Promise.resolve()

/** A workspace is being opened: what is told of it from now on waits until `receiveInto`. */
export function holdBack(): void {
  early.clear()
  position = Number.POSITIVE_INFINITY
}

/**
 * The tables into which received entries go from now on; undefined for a bundle, which is kept in memory alone.
 * `told` is main's count of lines when the workspace was described: what was told since is received now.
 */
export function receiveInto(target: Tables | undefined, counted: number, told: number): void {
  tables = target
  generation = counted
  position = told
  receiveDue()
}

/**
 * Receives the lines of an own command, at once unless an import is under way; `from` is how many came before them, in
 * main's order. Resolves when the store has them.
 */
export async function receiveOwn(from: number, entries: readonly Entry[]): Promise<void> {
  early.set(from, entries)
  receiveDue()
  while (slicing !== undefined && position <= from) await slicing
}

/** Receives lines that another window wrote: all of one frame together, so that a busy neighbour does not stop this one. */
export function receiveTold(from: number, entries: readonly Entry[]): void {
  early.set(from, entries)
  if (isTimed) return
  isTimed = true
  setTimeout(() => {
    isTimed = false
    receiveDue()
  }, 16)
}

function receiveDue(): void {
  if (slicing !== undefined) return
  const due: Entry[] = []
  for (let entries = early.get(position); entries !== undefined; entries = early.get(position + due.length)) due.push(...entries)
  if (due.length === 0) return
  if (due.reduce((sum, { operations }) => sum + operations.length, 0) > aFrame) {
    slicing = receiveInSlices(due).finally(() => {
      slicing = undefined
      receiveDue()
    })
  } else receive(due)
}

/** Lines that have been received are early no more. */
function count(received: number): void {
  position += received
  for (const from of early.keys()) if (from < position) early.delete(from)
}

/** The entries of many lines, read one after the other while the window stays free. */
export async function entriesInSlices(lines: readonly JournalLine[]): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for (const line of lines) {
    if (entries.length > 0) await pause()
    entries.push(...entriesOf([line]))
  }
  return entries
}

/** Main has checked these lines and their hashes: here they are only read. */
export const entriesOf = (lines: readonly JournalLine[]): readonly Entry[] =>
  lines.map(({ hash, line }) => entryOf({ file: JSON.parse(line) as FileEntry, hash }))

/**
 * The one way of entries, own and others', into store and tables. Entries that are already there are skipped. The
 * screen follows at once; the tables follow in order, and what a crash leaves out is caught up from the journal.
 */
function receive(due: readonly Entry[]): void {
  const { roots } = store.getState().workspace
  const fresh = freshOf(due)
  indexEntries(fresh)
  keep(due.length, fresh, apply(roots, fresh))
}

/** So many operations are applied in about a frame. */
const aFrame = 10_000

/** The same for an import: the window is free between its entries, and the store changes once, at their end. */
async function receiveInSlices(due: readonly Entry[]): Promise<void> {
  const { open, roots } = store.getState().workspace
  const fresh = freshOf(due)
  let next = roots
  for (const entry of fresh) {
    next = apply(next, [entry])
    indexEntries([entry])
    await pause()
    // A workspace that is opened meanwhile reads its journal by itself.
    if (store.getState().workspace.open !== open) return
  }
  keep(due.length, fresh, next)
}

const freshOf = (entries: readonly Entry[]): readonly Entry[] => {
  const { heads } = store.getState().workspace
  return entries.filter(({ device, sequence }) => sequence > (heads[device]?.[0] ?? 0))
}

function keep(received: number, fresh: readonly Entry[], nextRoots: Roots): void {
  count(received)
  if (fresh.length === 0) return
  const nextHeads = headsAfter(store.getState().workspace.heads, fresh)
  store.dispatch(entriesReceived({ roots: nextRoots, heads: nextHeads }))
  if (tables === undefined) return
  const isIdle = unsaved === undefined
  const changed = unsaved?.changed ?? new Set([waiting])
  for (const entry of fresh) for (const root of entry.roots) changed.add(root)
  unsaved = { roots: nextRoots, heads: nextHeads, changed }
  if (isIdle) saving = saving.then(save).catch(reportLater)
}

async function save(): Promise<void> {
  const target = tables
  const next = unsaved
  unsaved = undefined
  if (target !== undefined && next !== undefined) await storeRecords(target, next.roots, next.changed, next.heads, generation)
}

/** Resolves when the tables hold everything received so far. */
export const settled = (): Promise<void> => saving

export function headsAfter(heads: Heads, entries: readonly Entry[]): Heads {
  const next: Record<string, [number, string]> = { ...heads }
  for (const { device, sequence, hash } of entries) if (sequence > (next[device]?.[0] ?? 0)) next[device] = [sequence, hash]
  return next
}

/**
 * The tables are only a projection: a failed write costs a catch-up at the next start, no data. Nothing more is stored
 * in this session: later heads over a missing record would hide the gap.
 */
function reportLater(error: unknown): void {
  tables = undefined
  console.warn('The database did not take the last entries; the next start reads them from the journal.', error)
}
