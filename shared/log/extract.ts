import { kindOf } from '../model/entity-id'
import { creationsIn } from './apply'
import { canonical, type Sha256 } from './canonical'
import { lineOf, type ReadEntry } from './entry'
import type { FileEntry, FileOperation } from './entry-form'
import { isTrust, stepOf } from './membership'
import { bySequence } from './past'

/** What an extract shows: whole roots, and single entities of other roots (the services a release names). */
export interface Wanted {
  readonly roots: ReadonlySet<string>
  readonly entities?: ReadonlySet<string>
}

/**
 * The entries of some roots out of a whole log, with the founding entry and the admissions and revocations that say
 * whether their signatures count, oldest first. Operations that are not wanted are replaced by their hashes, `sum` too
 * where an entry touched other roots (sync.md, Hash in two levels): each entry keeps its hash and its signature, and has
 * the same standing in the extract as in the whole.
 */
export function extract(ws: string, entries: readonly ReadEntry[], wanted: Wanted, sha256: Sha256): readonly ReadEntry[] {
  const own = ownEntities(entries, wanted)
  const shown = entries.filter(
    (entry) => Object.keys(entry.file.about).some((root) => wanted.roots.has(root)) || (wanted.entities !== undefined && touches(entry, own)),
  )
  const { trust, devices } = trustFor(ws, entries, new Set(shown.map(({ file }) => file.dev)))
  const kept = new Map<string, ReadEntry>()
  const keep = (entry: ReadEntry, isWanted: (operation: FileOperation) => boolean, isWhole: boolean): void => {
    kept.set(entry.hash, isWhole ? entry : withoutOthers(entry, isWanted, sha256))
  }
  for (const entry of witnesses(entries, devices, trust)) keep(entry, () => false, false)
  for (const entry of trust) keep(entry, ({ e }) => concerns(entry, e, devices), false)
  for (const entry of shown) {
    const isWhole = Object.keys(entry.file.about).every((root) => wanted.roots.has(root))
    const isTrusted = trust.includes(entry)
    keep(entry, (operation) => own.has(operation.e) || (isTrusted && concerns(entry, operation.e, devices)), isWhole)
  }
  return [...kept.values()].sort((a, b) => (stepOf(a).stamp < stepOf(b).stamp ? -1 : 1))
}

function ownEntities(entries: readonly ReadEntry[], { roots, entities = new Set() }: Wanted): ReadonlySet<string> {
  const own = new Set([...roots, ...entities])
  for (const entry of entries) for (const [entity, root] of creationsIn(entry.file)) if (roots.has(root)) own.add(entity)
  return own
}

const touches = ({ file }: ReadEntry, own: ReadonlySet<string>): boolean => file.ops.some((operation) => typeof operation !== 'string' && own.has(operation.e))

function withoutOthers(entry: ReadEntry, isWanted: (operation: FileOperation) => boolean, sha256: Sha256): ReadEntry {
  const { file, hash } = entry
  const ops = file.ops.map((operation) => (typeof operation === 'string' || isWanted(operation) ? operation : sha256(canonical(operation))))
  if (ops.every((operation, at) => operation === file.ops[at]) && typeof file.sum === 'string') return entry
  const shorter: FileEntry = { ...file, ops, sum: typeof file.sum === 'string' ? file.sum : sha256(canonical(file.sum)) }
  return { line: lineOf(shorter), file: shorter, hash }
}

/** The founding entry and all that admit or revoke one of these devices, or a device whose word stands behind that. */
function trustFor(
  ws: string,
  entries: readonly ReadEntry[],
  authors: Set<string>,
): { readonly trust: readonly ReadEntry[]; readonly devices: ReadonlySet<string> } {
  const candidates = entries.filter((entry) => entry.hash === ws || isTrust(entry))
  const trust = new Set<ReadEntry>()
  for (let before = -1; before < trust.size; ) {
    before = trust.size
    for (const entry of candidates) {
      if (trust.has(entry) || (entry.hash !== ws && !devicesNamed(entry).some((dev) => authors.has(dev)))) continue
      trust.add(entry)
      authors.add(entry.file.dev)
    }
  }
  return { trust: [...trust], devices: authors }
}

const devicesNamed = ({ file }: ReadEntry): readonly string[] =>
  file.ops.flatMap((operation) => (isTrustOperation(operation) && operation.f === 'dev' && typeof operation.value === 'string' ? [operation.value] : []))

const isTrustOperation = (operation: FileOperation | string): operation is FileOperation =>
  typeof operation !== 'string' && (kindOf(operation.e) === 'admission' || kindOf(operation.e) === 'revocation')

/** Whether an admission or revocation in this entry is about one of the devices. */
const concerns = ({ file }: ReadEntry, entity: string, devices: ReadonlySet<string>): boolean =>
  file.ops.some(
    (operation) =>
      isTrustOperation(operation) && operation.e === entity && operation.f === 'dev' && typeof operation.value === 'string' && devices.has(operation.value),
  )

/**
 * Entries shown by their envelope alone, because they say when a device had seen an admission or a cut: roles count as of
 * that. Of a device that wrote several histories all, because the pair is the proof of it.
 */
function witnesses(entries: readonly ReadEntry[], devices: ReadonlySet<string>, trust: readonly ReadEntry[]): readonly ReadEntry[] {
  const found: ReadEntry[] = []
  for (const dev of devices) {
    const chain = entries
      .filter(({ file }) => file.dev === dev)
      .map((entry) => ({ entry, step: stepOf(entry) }))
      .sort((a, b) => bySequence(a.step, b.step))
    if (chain.some(({ step }, at) => step.seq === chain[at + 1]?.step.seq)) {
      found.push(...chain.map(({ entry }) => entry))
      continue
    }
    const telling = chain.filter(({ step }) => Object.keys(step.seen).length > 0)
    for (const { file } of trust) {
      const first = telling.find(({ step }) => (step.seen[file.dev]?.[0] ?? 0) >= file.seq)
      if (first !== undefined) found.push(first.entry)
    }
  }
  return found
}
