import * as z from 'zod'
import { Json } from '../model/json'
import { type Failure, failed, ok, type Result } from '../model/result'
import { canonical, type Sha256 } from './canonical'
import { isClock, stampOf } from './clock'
import type { Draft, Entry, Operation } from './operation'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
export const DeviceId = z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
const Salt = z.string().regex(/^[0-9a-f]{32}$/)
/** `kind/id`; prototype names are refused as ids (security.md, JSON). */
const EntityName = z
  .string()
  .max(300)
  .regex(/^[a-z][a-z-]*\/.+$/su)
  .refine((name) => !/(^|\/)(__proto__|constructor|prototype)$/.test(name), 'This name is not allowed.')
const FieldName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,79}$/)
  .refine((name) => name !== 'constructor' && name !== 'prototype', 'This name is not allowed.')

const FileOperation = z.strictObject({ e: EntityName, f: FieldName, value: Json, was: Json, salt: Salt })
const FileSummary = z.strictObject({ text: z.string(), salt: Salt })

/**
 * An entry as its line holds it (sync.md, The entry). An operation, or the summary, that was left out
 * of an extract or redacted is represented by its SHA-256, so that the whole still verifies.
 */
export const FileEntry = z.strictObject({
  v: z.literal(1),
  ws: z.union([z.literal(''), Hash]),
  dev: DeviceId,
  seq: z.number().int().min(1),
  prev: z.union([z.literal(''), Hash]),
  clock: z.string().refine(isClock),
  at: z.string(),
  who: z.string(),
  cmd: z.string().min(1),
  sum: z.union([FileSummary, Hash]),
  ops: z.array(z.union([FileOperation, Hash])),
  seen: z.record(DeviceId, z.tuple([z.number().int().min(1), Hash])),
  about: z.record(EntityName, z.array(Hash)),
  needs: z.array(z.string()).min(1).optional(),
  undoes: Hash.optional(),
  sig: z.string(),
})
export interface FileEntry extends z.infer<typeof FileEntry> {}

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
  const { salts, ...rest } = envelope
  const salt = (index: number): string => {
    const given = salts[index]
    if (given === undefined) throw new RangeError('One salt for the summary and one for each operation.')
    return given
  }
  return {
    v: 1,
    ...rest,
    cmd: draft.command,
    sum: { text: wellFormed(draft.summary), salt: salt(0) },
    ops: draft.operations.map(({ entity, field, value, was }, index) => ({
      e: entity,
      f: field,
      value: wellFormedJson(value),
      was: wellFormedJson(was),
      salt: salt(index + 1),
    })),
    ...(draft.undoes === undefined ? {} : { undoes: draft.undoes }),
  }
}

/** The entry's identity: SHA-256 of its canonical form in which each operation and the summary stand as their own SHA-256. */
export function hashEntry(entry: Unsigned | FileEntry, sha256: Sha256): string {
  const { sig: _, ...body } = entry as FileEntry
  const part = (value: FileEntry['sum'] | FileEntry['ops'][number]) => (typeof value === 'string' ? value : sha256(canonical(value)))
  return sha256(canonical({ ...body, sum: part(body.sum), ops: body.ops.map(part) }))
}

/** The line of a signed entry, without its line end. */
export const lineOf = (entry: FileEntry): string => canonical(entry)

export interface ReadEntry {
  readonly line: string
  readonly file: FileEntry
  readonly hash: string
}

/** Reads a line: it must be JSON, of this form, and canonical byte for byte. The signature is judged elsewhere. */
export function readLine(line: string, sha256: Sha256): Result<ReadEntry, Failure> {
  let raw: unknown
  try {
    raw = JSON.parse(line)
  } catch {
    return failed({ code: 'not-json', message: 'This line is not JSON.' })
  }
  const parsed = FileEntry.safeParse(raw)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return failed({ code: 'not-an-entry', message: `This line is no entry: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() })
  }
  const file = parsed.data as FileEntry
  if (canonical(raw) !== line) return failed({ code: 'not-canonical', message: 'This line is not in canonical form: it was rewritten after it was signed.' })
  return ok({ line, file, hash: hashEntry(file, sha256) })
}

/** The one mapping from the names in the file to those in memory. Operations left out of an extract are not there. */
export function entryOf({ file, hash }: Pick<ReadEntry, 'file' | 'hash'>): Entry {
  return {
    command: file.cmd,
    summary: typeof file.sum === 'string' ? '' : file.sum.text,
    operations: file.ops.flatMap((operation): Operation[] =>
      typeof operation === 'string' ? [] : [{ entity: operation.e, field: operation.f, value: operation.value, was: operation.was }],
    ),
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

const wellFormed = (text: string): string => {
  // toWellFormed is ES2024; every runtime of ours has it (Node 20, Chromium 111).
  return (text as string & { toWellFormed(): string }).toWellFormed()
}

function wellFormedJson(value: Json): Json {
  if (typeof value === 'string') return wellFormed(value)
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(wellFormedJson)
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [wellFormed(key), wellFormedJson(held as Json)]))
}
