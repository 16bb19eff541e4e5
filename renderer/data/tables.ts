import Dexie, { type EntityTable } from 'dexie'
import type { Heads } from '#shared/ipc/shapes'
import type { Roots } from '#shared/log/apply'
import { projectionFormat, recordFrom, recordText } from './projection-text'

interface StoredRoot {
  readonly root: string
  readonly text: string
}
interface StoredState {
  readonly key: 'state'
  readonly format: number
  readonly generation: number
  readonly heads: Heads
}

export type Tables = Dexie & { roots: EntityTable<StoredRoot, 'root'>; state: EntityTable<StoredState, 'key'> }

/** The database of a workspace: a projection of its journal that can be rebuilt at any time. */
export function openTables(workspace: string): Tables {
  const tables = new Dexie(`workspace-${workspace.slice(0, 16)}`) as Tables
  tables.version(1).stores({ roots: 'root', state: 'key' })
  return tables
}

export interface Loaded {
  readonly roots: Roots
  readonly heads: Heads
  readonly generation: number
}

/** Everything the tables hold, or undefined where they are empty, unreadable or of another format. */
export async function load(tables: Tables): Promise<Loaded | undefined> {
  try {
    const [state, stored] = await tables.transaction('r', tables.state, tables.roots, () => Promise.all([tables.state.get('state'), tables.roots.toArray()]))
    if (state === undefined || state.format !== projectionFormat) return undefined
    const roots = Object.fromEntries(stored.map(({ root, text }) => [root, recordFrom(root, text)]))
    return { roots, heads: state.heads, generation: state.generation }
  } catch {
    return undefined
  }
}

/**
 * Stores the records that new entries have changed, with the heads, in one transaction. Of several windows the first
 * writes: heads that are already there, or are further, mean that nothing is left to do.
 */
export async function store(tables: Tables, roots: Roots, changed: Iterable<string>, heads: Heads, generation: number): Promise<void> {
  const names = [...changed]
  const texts = names.flatMap((root) => {
    const record = roots[root]
    return record === undefined ? [] : [{ root, text: recordText(record) }]
  })
  const gone = names.filter((root) => roots[root] === undefined)
  await tables.transaction('rw', tables.state, tables.roots, async () => {
    const state = await tables.state.get('state')
    if (state !== undefined && state.generation === generation && covers(state.heads, heads)) return
    await tables.roots.bulkPut(texts)
    if (gone.length > 0) await tables.roots.bulkDelete(gone)
    await tables.state.put({ key: 'state', format: projectionFormat, generation, heads })
  })
}

/** Whether heads include all that other heads include. */
export const covers = (heads: Heads, others: Heads): boolean => Object.entries(others).every(([device, [sequence]]) => (heads[device]?.[0] ?? 0) >= sequence)

export const sameHeads = (a: Heads, b: Heads): boolean =>
  covers(a, b) && covers(b, a) && Object.entries(a).every(([device, [, hash]]) => b[device]?.[1] === hash)

/** Throws the projection away; the journal has everything. A database that cannot even be opened is deleted. */
export async function clear(tables: Tables): Promise<void> {
  try {
    await tables.transaction('rw', tables.state, tables.roots, () => Promise.all([tables.state.clear(), tables.roots.clear()]))
  } catch {
    tables.close()
    await Dexie.delete(tables.name)
    await tables.open()
  }
}
