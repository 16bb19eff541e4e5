import Dexie, { type EntityTable } from 'dexie'
import type { Heads } from '#shared/ipc/shapes'
import { type RootRecord, type Roots, waiting } from '#shared/log/apply'
import { pause } from './pause'
import { projectionFormat } from './projection-text'
import { storedRecord, storedText } from './stored-records'

interface StoredRoot {
  readonly root: string
  readonly text: string
}
/** Many roots in one record: ten thousand are read, and written, in a quarter of the time of as many records. */
interface StoredChunk {
  readonly number: number
  readonly roots: readonly string[]
  /** Their texts, parted by a character that JSON escapes. */
  readonly text: string
}
interface StoredState {
  readonly key: 'state'
  readonly format: number
  readonly generation: number
  readonly heads: Heads
}

/** A root stands in `roots` where it was changed since its chunk was written; of several chunks the last one holds. */
export type Tables = Dexie & {
  roots: EntityTable<StoredRoot, 'root'>
  chunks: EntityTable<StoredChunk, 'number'>
  state: EntityTable<StoredState, 'key'>
}

const parting = '\u001e'
/** A chunk is about four megabytes of text: each record above 64 kB is a file of its own to Chromium, and as much slower to read. */
const chunkSize = 4_000_000
/** So much text is made in about a frame. */
const aFrame = 500_000
/** So many roots at once are an import or a rebuild, and go into chunks. */
const many = 200
/** So many roots beside the chunks, or superseded in them, and all chunks are written anew. */
const tooManyLoose = 1_000

/** The database of a workspace: a projection of its journal that can be rebuilt at any time. */
export function openTables(workspace: string): Tables {
  const tables = new Dexie(`workspace-${workspace.slice(0, 16)}`) as Tables
  tables.version(1).stores({ roots: 'root', state: 'key' })
  tables.version(2).stores({ roots: 'root', chunks: '++number', state: 'key' })
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
    const [state, chunks, loose] = await tables.transaction('r', tables.state, tables.chunks, tables.roots, () =>
      Promise.all([tables.state.get('state'), tables.chunks.toArray(), tables.roots.toArray()]),
    )
    if (state === undefined || state.format !== projectionFormat) return undefined
    const roots: Record<string, RootRecord> = {}
    let held = loose.length
    for (const chunk of chunks) {
      const texts = chunk.text.split(parting)
      held += texts.length
      for (const [at, root] of chunk.roots.entries()) roots[root] = storedRecord(root, texts[at] ?? '')
    }
    for (const { root, text } of loose) roots[root] = storedRecord(root, text)
    const { heads, generation } = state
    // Only a saving of time: what fails here is tried again at the next start.
    if (loose.length > tooManyLoose || held > 2 * Object.keys(roots).length + tooManyLoose) rewrite(tables, { roots, heads, generation }).catch(() => undefined)
    return { roots, heads, generation }
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
  const gone = names.filter((root) => roots[root] === undefined)
  const here = names.flatMap((root) => roots[root] ?? [])
  // What waits comes and goes, and only a loose record can go.
  const loose = here.length < many ? here : here.filter(({ root }) => root === waiting)
  const texts = loose.map((record) => ({ root: record.root, text: storedText(record) }))
  const chunks = here.length < many ? [] : await chunksOf(here.filter(({ root }) => root !== waiting))
  await tables.transaction('rw', tables.state, tables.chunks, tables.roots, async () => {
    const state = await tables.state.get('state')
    if (state !== undefined && state.generation === generation && covers(state.heads, heads)) return
    if (chunks.length > 0) {
      const inChunks = new Set(chunks.flatMap((chunk) => chunk.roots))
      await tables.roots.bulkDelete((await tables.roots.toCollection().primaryKeys()).filter((root) => inChunks.has(root)))
      await tables.chunks.bulkAdd(chunks)
    }
    if (texts.length > 0) await tables.roots.bulkPut(texts)
    if (gone.length > 0) await tables.roots.bulkDelete(gone)
    await tables.state.put({ key: 'state', format: projectionFormat, generation, heads })
  })
}

/** Puts everything into new chunks, unless another window has stored more meanwhile. */
async function rewrite(tables: Tables, { roots, heads, generation }: Loaded): Promise<void> {
  const chunks = await chunksOf(Object.values(roots).filter(({ root }) => root !== waiting))
  await tables.transaction('rw', tables.state, tables.chunks, tables.roots, async () => {
    const state = await tables.state.get('state')
    if (state === undefined || state.generation !== generation || !sameHeads(state.heads, heads)) return
    await tables.chunks.clear()
    await tables.roots.filter(({ root }) => root !== waiting).delete()
    await tables.chunks.bulkAdd(chunks)
  })
}

/** Made one after the other, while the window stays free. */
async function chunksOf(records: readonly RootRecord[]): Promise<Omit<StoredChunk, 'number'>[]> {
  const chunks: { readonly roots: string[]; readonly texts: string[]; size: number }[] = []
  let sincePause = 0
  for (const record of records) {
    const text = storedText(record)
    sincePause += text.length
    if (sincePause > aFrame) {
      sincePause = 0
      await pause()
    }
    let last = chunks.at(-1)
    if (last === undefined || last.size > chunkSize) {
      last = { roots: [], texts: [], size: 0 }
      chunks.push(last)
    }
    last.roots.push(record.root)
    last.texts.push(text)
    last.size += text.length
  }
  return chunks.map(({ roots, texts }) => ({ roots, text: texts.join(parting) }))
}

/** Whether heads include all that other heads include. */
export const covers = (heads: Heads, others: Heads): boolean => Object.entries(others).every(([device, [sequence]]) => (heads[device]?.[0] ?? 0) >= sequence)

export const sameHeads = (a: Heads, b: Heads): boolean =>
  covers(a, b) && covers(b, a) && Object.entries(a).every(([device, [, hash]]) => b[device]?.[1] === hash)

/** Throws the projection away; the journal has everything. A database that cannot even be opened is deleted. */
export async function clear(tables: Tables): Promise<void> {
  try {
    await tables.transaction('rw', tables.state, tables.chunks, tables.roots, () =>
      Promise.all([tables.state.clear(), tables.chunks.clear(), tables.roots.clear()]),
    )
  } catch {
    tables.close()
    await Dexie.delete(tables.name)
    await tables.open()
  }
}
