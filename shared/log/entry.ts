import type { Json } from '../model/json'
import { type Failure, failed, ok, type Result } from '../model/result'
import { canonical, type Sha256 } from './canonical'
import { stampOf } from './clock'
import { chainPlace, type FileEntry, wrongField } from './entry-form'
import type { Draft, Entry, Operation } from './operation'

export type { FileEntry } from './entry-form'

/** What the writer of an entry decides beside the draft; everything that chance or the clock gives comes in here. */
export interface Envelope {
  readonly ws: string
  readonly dev: string
  readonly seq: number
  readonly prev: string
  readonly clock: string
  readonly at: string
  readonly who: string
  readonly seen: FileEntry['seen']
  readonly about: FileEntry['about']
  /** One for the summary, then one for each operation: 16 random bytes as hex. */
  readonly salts: readonly string[]
}

export type Unsigned = Omit<FileEntry, 'sig'>

/** The entry of a draft, still unsigned. Texts are made well-formed before they are hashed (sync.md, The entry). */
export function sealDraft(draft: Draft, envelope: Envelope): Unsigned {
  const { salts, who, ...rest } = envelope
  const salt = (index: number): string => {
    const given = salts[index]
    if (given === undefined) throw new RangeError('One salt for the summary and one for each operation.')
    return given
  }
  return {
    v: 1,
    ...rest,
    who: who.toWellFormed(),
    cmd: draft.command.toWellFormed(),
    sum: { text: draft.summary.toWellFormed(), salt: salt(0) },
    ops: draft.operations.map(({ entity, field, value, was }, index) => ({
      e: entity,
      f: field,
      value: wellFormed(value),
      was: wellFormed(was),
      salt: salt(index + 1),
    })),
    ...(draft.needs === undefined || draft.needs.length === 0 ? {} : { needs: draft.needs }),
    ...(draft.undoes === undefined ? {} : { undoes: draft.undoes }),
  }
}

/** The entry's identity: SHA-256 of its canonical form in which each operation and the summary stand as their own SHA-256. */
export const hashEntry = (entry: Unsigned | FileEntry, sha256: Sha256): string => bothForms(entry, sha256, () => '').hash

/** The line of a signed entry, without its line end. */
export const lineOf = (entry: FileEntry): string => canonical(entry)

/** A draft's entry with its hash, signed, and its line: what writing needs of it, from one walk. */
export function signEntry(entry: Unsigned, sha256: Sha256, sign: (hash: string) => string): ReadEntry {
  const { line, hash, sig } = bothForms(entry, sha256, sign)
  return { line, file: { ...entry, sig }, hash }
}

interface BothForms {
  readonly line: string
  readonly hash: string
  readonly sig: string
}

/** The line and the hash from one walk through the entry: operations are most of its text and stand in both. */
function bothForms(entry: Unsigned | FileEntry, sha256: Sha256, sign: (hash: string) => string): BothForms {
  const part = (value: FileEntry['sum'] | FileEntry['ops'][number], text: string): string => (typeof value === 'string' ? text : `"${sha256(text)}"`)
  const fields = entry as Readonly<Record<string, unknown>>
  const names = Object.keys(entry).filter((name) => fields[name] !== undefined && name !== 'sig')
  const whole: string[] = []
  const hashed: string[] = []
  let before = 0
  for (const name of names.sort()) {
    if (name < 'sig') before += 1
    if (name === 'ops') {
      const texts = entry.ops.map(canonical)
      whole.push(`"ops":[${texts.join(',')}]`)
      hashed.push(`"ops":[${entry.ops.map((operation, at) => part(operation, texts[at] ?? '')).join(',')}]`)
      continue
    }
    const text = canonical(fields[name])
    whole.push(`"${name}":${text}`)
    hashed.push(`"${name}":${name === 'sum' ? part(entry.sum, text) : text}`)
  }
  const hash = sha256(`{${hashed.join(',')}}`)
  const sig = 'sig' in entry ? entry.sig : sign(hash)
  whole.splice(before, 0, `"sig":${canonical(sig)}`)
  return { line: `{${whole.join(',')}}`, hash, sig }
}

export interface ReadEntry {
  readonly line: string
  readonly file: FileEntry
  readonly hash: string
}

/**
 * Reads a line: it must be JSON, of this form, and canonical byte for byte. The signature is judged elsewhere
 * (checkChain, admit). `newer-format` is no fault: such a line is kept by `readNewer`.
 */
export function readLine(line: string, sha256: Sha256): Result<ReadEntry, Failure> {
  const raw = jsonOf(line)
  if (raw === undefined) return failed({ code: 'not-json', message: 'This line is not JSON.' })
  const wrong = wrongField(raw)
  if (wrong !== undefined) {
    const place = chainPlace(raw)
    if (place !== undefined && place.v > 1) return failed({ code: 'newer-format', message: 'This line was written by a newer Slipway.' })
    return failed({ code: 'not-an-entry', message: `This line is no entry: "${wrong.slice(0, 40)}" is missing or not as it should be.` })
  }
  // The one cast of lines: every field has just been checked.
  const file = raw as FileEntry
  const forms = canonicalForms(file, sha256)
  if (forms?.line !== line) return failed({ code: 'not-canonical', message: 'This line is not in canonical form: it was rewritten after it was signed.' })
  return ok({ line, file, hash: forms.hash })
}

/** A line in a format that only a newer Slipway knows: stored, passed on and chained by the hash of its bytes, never applied (sync.md, Versions). */
export interface NewerLine {
  readonly line: string
  readonly hash: string
  readonly format: number
  readonly file: { readonly dev: string; readonly seq: number; readonly prev: string }
}

export function readNewer(line: string, sha256: Sha256): NewerLine | undefined {
  const place = chainPlace(jsonOf(line))
  if (place === undefined || place.v <= 1) return undefined
  const { v, ...file } = place
  return { line, hash: sha256(line), format: v, file }
}

/** The one mapping from the names in the file to those in memory. Operations left out of an extract are not there. */
export function entryOf({ file, hash }: Pick<ReadEntry, 'file' | 'hash'>): Entry {
  return {
    command: file.cmd,
    summary: typeof file.sum === 'string' ? '' : file.sum.text,
    operations: file.ops.flatMap((operation): Operation[] =>
      typeof operation === 'string' ? [] : [{ entity: operation.e, field: operation.f, value: operation.value, was: operation.was }],
    ),
    ...(file.needs === undefined ? {} : { needs: file.needs }),
    ...(file.undoes === undefined ? {} : { undoes: file.undoes }),
    stamp: stampOf(file.clock, file.dev, hash),
    hash,
    device: file.dev,
    sequence: file.seq,
    who: file.who,
    at: file.at,
    roots: Object.keys(file.about),
  }
}

/** Two copies of one entry as one: what either shows of operations and summary. The signature is the first one's. */
export function fuller(entry: ReadEntry, other: ReadEntry): ReadEntry {
  const ops = entry.file.ops.map((operation, at) => (typeof operation === 'string' ? (other.file.ops[at] ?? operation) : operation))
  const sum = typeof entry.file.sum === 'string' ? other.file.sum : entry.file.sum
  if (sum === entry.file.sum && ops.every((operation, at) => operation === entry.file.ops[at])) return entry
  const file = { ...entry.file, ops, sum }
  return { line: lineOf(file), file, hash: entry.hash }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** A lone surrogate, written as an escape, passes JSON and has no canonical form. */
function canonicalForms(file: FileEntry, sha256: Sha256): BothForms | undefined {
  try {
    return bothForms(file, sha256, () => file.sig)
  } catch {
    return undefined
  }
}

function wellFormed(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(wellFormed)
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key.toWellFormed(), wellFormed(held as Json)]))
}
