import { createHash } from 'node:crypto'
import * as zlib from 'node:zlib'
import { baseFolder, containerLimits } from '#shared/bundle/container/bag-layout'
import type { RecordKind, StoredEntry } from '#shared/bundle/container/zip-records'
import { centralRecord, endRecords, fieldAt, localHeader, signatures } from '#shared/bundle/container/zip-records'
import type { ByteSource } from './byte-source'
import type { ContainerDifference } from './container-difference'
import { Differences } from './container-difference'
import { ForwardReader } from './forward-reader'
import type { StoredMember } from './member'

/** A member found in a container, and where its bytes lie. */
export interface ContainerMember extends StoredMember {
  readonly dataStart: number
}

export interface ContainerScan {
  readonly members: readonly ContainerMember[]
  readonly differences: readonly ContainerDifference[]
  /** Whether the scan came to the end; where a header is so wrong that no one can say what follows, it did not. */
  readonly complete: boolean
}

/** Given each piece of a member as it is read, in order; the piece is good only during the call. */
export type Take = (piece: Uint8Array) => void

/**
 * Reads a container from its first byte to its last, once, and compares every byte that is not a member's content with
 * what our writer would have written for those members. `tap` names who wants a member's bytes in the same pass.
 */
export function* scanContainer(source: ByteSource, tap: (name: string) => Take | undefined): Generator<number, ContainerScan> {
  const reader = new ForwardReader(source)
  const differences = new Differences()
  const members: ContainerMember[] = []
  const entries: StoredEntry[] = []
  const scan = (complete: boolean): ContainerScan => ({ members, differences: differences.list, complete })
  while (reader.peekSignature() === signatures.local) {
    if (entries.length > containerLimits.members + 4) {
      differences.add({ code: 'too-many-members', path: '', offset: reader.position, message: 'The file holds more members than a bundle may.' })
      return scan(false)
    }
    const head = readHead(reader)
    if (head === 'truncated') {
      differences.truncated(reader.position)
      return scan(false)
    }
    const name = nameIn(head.name)
    const { crc32, sha256, complete } = yield* readData(reader, head.size, tap(name))
    // Written again from the text, so that bytes which are no UTF-8 count as a difference.
    const entry: StoredEntry = { name: Buffer.from(head.name.toString('utf8')), size: head.size, crc32, offset: head.offset }
    compare('local header', head.bytes, localHeader(entry), entry, head.offset, differences)
    if (!head.followable) {
      differences.notFollowed(name, reader.position)
      return scan(false)
    }
    if (!complete) {
      differences.truncated(reader.position)
      return scan(false)
    }
    entries.push(entry)
    members.push({ name, size: head.size, sha256, dataStart: head.offset + head.bytes.length })
  }
  return scan(compareEnd(reader, entries, differences))
}

interface Head {
  readonly offset: number
  /** The whole local header as it stands there. */
  readonly bytes: Buffer
  readonly name: Buffer
  readonly size: number
  /** Whether the header says unmistakably where the data ends. */
  readonly followable: boolean
}

const fixedLength = 30
const full32 = 0xffffffff

function readHead(reader: ForwardReader): Head | 'truncated' {
  const offset = reader.position
  const fixed = reader.take(fixedLength)
  if (fixed.length < fixedLength) return 'truncated'
  const nameLength = fixed.readUInt16LE(26)
  const extraLength = fixed.readUInt16LE(28)
  const rest = reader.take(nameLength + extraLength)
  if (rest.length < nameLength + extraLength) return 'truncated'
  const extra = rest.subarray(nameLength)
  const short = fixed.readUInt32LE(22)
  const size = short === full32 && extra.length === 20 ? Number(extra.readBigUInt64LE(4)) : short
  const followable = fixed.readUInt16LE(8) === 0 && fixed.readUInt32LE(18) === short && (fixed.readUInt16LE(6) & 0x0008) === 0
  return { offset, bytes: Buffer.concat([fixed, rest]), name: rest.subarray(0, nameLength), size: followable ? size : 0, followable }
}

/** The member's name from the bag's base directory; a path elsewhere stays whole, and so matches no member's name. */
function nameIn(path: Buffer): string {
  const name = path.toString('utf8')
  return name.startsWith(baseFolder) ? name.slice(baseFolder.length) : `../${name}`
}

function* readData(reader: ForwardReader, size: number, take: Take | undefined): Generator<number, { crc32: number; sha256: string; complete: boolean }> {
  const hash = createHash('sha256')
  let crc32 = 0
  let done = 0
  for (const piece of reader.pieces(size)) {
    hash.update(piece)
    crc32 = zlib.crc32(piece, crc32)
    take?.(piece)
    done += piece.length
    yield piece.length
  }
  return { crc32, sha256: hash.digest('hex'), complete: done === size }
}

/** Records the fields in which a record differs; says whether what follows can still be found. */
function compare(kind: RecordKind, found: Buffer, expected: Uint8Array, entry: StoredEntry | undefined, offset: number, differences: Differences): boolean {
  if (found.equals(expected)) return true
  const nameLength = entry?.name.length ?? 0
  const path = entry === undefined ? '' : nameIn(Buffer.from(entry.name))
  const fields = new Map<string, number>()
  for (let at = 0; at < Math.max(found.length, expected.length); at += 1) {
    const field = fieldAt(kind, at, nameLength)
    if (found[at] !== expected[at] && !fields.has(field)) fields.set(field, at)
  }
  for (const [field, at] of fields) {
    const code = field === 'CRC-32' && kind === 'local header' ? 'crc-differs' : 'zip-record-differs'
    const where = path === '' ? `The ${kind}` : `The ${kind} of “${path}”`
    const message =
      code === 'crc-differs' ? `“${path}” does not match its CRC-32: it or its header was changed.` : `${where} is not as Slipway writes it, in its ${field}.`
    differences.add({ code, path, offset: offset + at, expected: hex(expected, at), found: hex(found, at), message })
  }
  return !framing.some((field) => fields.has(field))
}

/** Fields that say where the next record begins. */
const framing = ['signature', 'name length', 'extra field length', 'comment length']

const hex = (bytes: Uint8Array, at: number): string => Buffer.from(bytes.subarray(at, at + 4)).toString('hex')

/** Compares the list of contents and the end record with what these entries would give; says whether it came to the end. */
function compareEnd(reader: ForwardReader, entries: readonly StoredEntry[], differences: Differences): boolean {
  const directory = reader.position
  let size = 0
  for (const entry of entries) {
    const expected = centralRecord(entry)
    size += expected.length
    if (!compareNext(reader, 'central record', expected, entry, differences)) return false
  }
  const end = endRecords({ entries: entries.length, offset: directory, size })
  if (!compareNext(reader, 'end record', end, undefined, differences)) return false
  if (reader.remaining > 0) {
    differences.add({
      code: 'data-after-end',
      path: '',
      offset: reader.position,
      found: `${reader.remaining} bytes`,
      message: `There are ${reader.remaining} bytes after the end of the bundle.`,
    })
  }
  return true
}

function compareNext(reader: ForwardReader, kind: RecordKind, expected: Uint8Array, entry: StoredEntry | undefined, differences: Differences): boolean {
  const offset = reader.position
  const found = reader.take(expected.length)
  if (found.length < expected.length) {
    differences.truncated(offset + found.length)
    return false
  }
  const findable = compare(kind, found, expected, entry, offset, differences)
  if (!findable) differences.notFollowed(entry === undefined ? '' : nameIn(Buffer.from(entry.name)), offset)
  return findable
}
