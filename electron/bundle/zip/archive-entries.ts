import * as yauzl from 'yauzl'
import { collisionKey, nameProblem, nameProblemInWords } from '#shared/bundle/container/member-name'
import type { Result } from '#shared/model/result'
import { failed, ok } from '#shared/model/result'
import type { RawEntry } from './archive-directory'
import type { ArchiveLimits } from './archive-limits'
import type { ArchiveRefusal, ArchiveRefusalCode } from './archive-refusal'
import { refusedEntry, refusedFile } from './archive-refusal'

/** A member of a foreign archive that has passed every rule but those on its data. */
export interface ArchiveEntry {
  /** With “/” between parts; a folder ends with one. */
  readonly name: string
  readonly folder: boolean
  /** Uncompressed bytes, as declared; reading fails where the data differs. */
  readonly size: number
  readonly compressedSize: number
  readonly method: 'stored' | 'deflate'
  readonly crc32: number
  readonly headerStart: number
  readonly dataStart: number
  /** The data is followed by its sizes and CRC once more (APPNOTE 4.3.9). */
  readonly hasDescriptor: boolean
}

/** Judges every entry by itself, then all of them together. */
export function judgeEntries(raw: readonly RawEntry[], limits: ArchiveLimits): Result<readonly ArchiveEntry[], ArchiveRefusal> {
  const entries: ArchiveEntry[] = []
  for (const [index, each] of raw.entries()) {
    const judged = judgeEntry(each, index + 1, limits)
    if (!judged.ok) return judged
    entries.push(judged.value)
  }
  const refusal = judgeTotals(entries, limits) ?? judgeNames(entries, limits)
  return refusal === undefined ? ok(entries) : failed(refusal)
}

const bit = { encrypted: 0x0001, descriptor: 0x0008, patch: 0x0020, strong: 0x0040, utf8: 0x0800, masked: 0x2000 } as const

function judgeEntry({ central, local }: RawEntry, number: number, limits: ArchiveLimits): Result<ArchiveEntry, ArchiveRefusal> {
  const utf8 = (central.generalPurposeBitFlag & bit.utf8) !== 0
  const name = decodedName(central.fileNameRaw, utf8)
  if (name === undefined) {
    return failed(
      refusedFile(
        'name-encoding',
        `The name of entry ${number} could be read in two ways: it is not marked as UTF-8, or is not UTF-8. Nothing was taken from the archive.`,
      ),
    )
  }
  const refuse = (code: ArchiveRefusalCode, predicate: string) => failed(refusedEntry(code, name, predicate))
  const problem = nameProblem(name, limits.names)
  if (problem !== undefined) return refuse(problem, nameProblemInWords(problem))
  if ((central.generalPurposeBitFlag & (bit.encrypted | bit.strong | bit.masked)) !== 0) return refuse('encrypted', 'is encrypted')
  const method = methods.get(central.compressionMethod)
  if (method === undefined || (central.generalPurposeBitFlag & bit.patch) !== 0) {
    return refuse('method', `is compressed in a way that is not taken (method ${central.compressionMethod})`)
  }
  if (!isPlain(central)) return refuse('special-file', 'is a link or a device')
  const differing = differingField(central, local)
  if (differing !== undefined) return refuse('local-header-differs', `has two headers that differ in their ${differing}`)
  if (namedElsewhere(central) || namedElsewhere(central, local.extraField)) return refuse('name-in-extra-field', 'has a second, other name in an extra field')
  const folder = name.endsWith('/')
  const size = central.uncompressedSize
  const compressedSize = central.compressedSize
  // A deflated nothing takes two bytes.
  if (folder && (size > 0 || compressedSize > 2)) return refuse('folder-with-data', 'is a folder but holds data')
  if (method === 'stored' && size !== compressedSize) return refuse('stored-size-differs', 'is stored, but has two different sizes')
  if (size > limits.entryBytes) return refuse('entry-too-large', `would take ${size} bytes; at most ${limits.entryBytes} are taken`)
  if (size > limits.ratioFreeBytes && size > limits.ratio * compressedSize)
    return refuse('high-ratio', `would grow to more than ${limits.ratio} times its size`)
  return ok({
    name,
    folder,
    size,
    compressedSize,
    method,
    crc32: central.crc32,
    headerStart: central.relativeOffsetOfLocalHeader,
    dataStart: local.fileDataStart,
    hasDescriptor: (local.generalPurposeBitFlag & bit.descriptor) !== 0,
  })
}

const methods: ReadonlyMap<number, ArchiveEntry['method']> = new Map([
  [0, 'stored'],
  [8, 'deflate'],
])

/**
 * Without the mark a name is in code page 437 by the standard and in UTF-8 by many tools: only ASCII reads the same.
 * Undefined where it could be read in two ways.
 */
function decodedName(raw: Buffer, utf8: boolean): string | undefined {
  if (!utf8) return raw.every((byte) => byte < 0x80) ? raw.toString('latin1') : undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
  } catch {
    return undefined
  }
}

const hosts = { unix: 3, macOs: 19 } as const
const hardLinkTag = 0x000d

/** Only files and folders: no link, pipe or device, whatever system wrote it. */
function isPlain({ versionMadeBy, externalFileAttributes, extraFields }: yauzl.Entry): boolean {
  const host = versionMadeBy >> 8
  const type = externalFileAttributes >>> 28
  const link = 0xa
  if (type === link) return false
  // APPNOTE 4.5.7: a link's target stands behind the 12 bytes of times and owner.
  if (extraFields.some(({ id, data }) => id === hardLinkTag && data.length > 12)) return false
  const unix = host === hosts.unix || host === hosts.macOs
  return !unix || type === 0 || type === 8 || type === 4
}

const full32 = 0xffffffff

/** The first field in which the two headers of an entry differ, or undefined. */
function differingField(central: yauzl.Entry, local: yauzl.LocalFileHeader): string | undefined {
  if (!central.fileNameRaw.equals(local.fileName)) return 'names'
  if (central.compressionMethod !== local.compressionMethod) return 'compression methods'
  const mustAgree = bit.encrypted | bit.strong | bit.masked | bit.utf8
  if (((central.generalPurposeBitFlag ^ local.generalPurposeBitFlag) & mustAgree) !== 0) return 'flags'
  const sizes = localSizes(local)
  if (sizes === undefined) return 'extra fields'
  // With a descriptor the numbers come after the data, and the header may leave them zero.
  const later = (local.generalPurposeBitFlag & bit.descriptor) !== 0
  const differ = (ours: number, theirs: number) => ours !== theirs && !(later && theirs === 0)
  if (differ(central.compressedSize, sizes.compressed) || differ(central.uncompressedSize, sizes.uncompressed)) return 'sizes'
  return differ(central.crc32, local.crc32) ? 'CRC-32' : undefined
}

/** The sizes of a local header, from its ZIP64 extra field where they do not fit; undefined where that is broken. */
function localSizes(local: yauzl.LocalFileHeader): { readonly compressed: number; readonly uncompressed: number } | undefined {
  const extra = parsedExtra(local.extraField)
  if (extra === undefined) return undefined
  const wide = extra.find(({ id }) => id === 0x0001)?.data
  let at = 0
  const widened = (value: number): number => {
    if (value !== full32 || wide === undefined || at + 8 > wide.length) return value
    at += 8
    return Number(wide.readBigUInt64LE(at - 8))
  }
  const uncompressed = widened(local.uncompressedSize)
  return { uncompressed, compressed: widened(local.compressedSize) }
}

function parsedExtra(raw: Buffer): yauzl.ExtraField[] | undefined {
  try {
    return yauzl.parseExtraFields(raw)
  } catch {
    return undefined
  }
}

/** Info-ZIP's Unicode path (0x7075): readers that honour it would see another name. */
function namedElsewhere(central: yauzl.Entry, localExtra?: Buffer): boolean {
  const fields = localExtra === undefined ? central.extraFields : (parsedExtra(localExtra) ?? [])
  return fields.some(({ id, data }) => id === 0x7075 && !data.subarray(5).equals(central.fileNameRaw))
}

function judgeTotals(entries: readonly ArchiveEntry[], limits: ArchiveLimits): ArchiveRefusal | undefined {
  let size = 0
  let compressed = 0
  for (const entry of entries) {
    size += entry.size
    compressed += entry.compressedSize
  }
  if (size > limits.totalBytes) {
    return refusedFile(
      'total-size-over-limit',
      `The archive would take ${size} bytes unpacked; at most ${limits.totalBytes} are taken. Nothing was taken from it.`,
    )
  }
  return size > limits.ratioFreeBytes && size > limits.totalRatio * compressed
    ? refusedFile('high-ratio', `The archive would grow to more than ${limits.totalRatio} times its size. Nothing was taken from it.`)
    : undefined
}

/** No two entries may be one file, and no file may also be a folder, on any system that the archive is unpacked on. */
function judgeNames(entries: readonly ArchiveEntry[], limits: ArchiveLimits): ArchiveRefusal | undefined {
  const key = limits.collisions === 'refused' ? collisionKey : (name: string) => name
  const files = new Map<string, string>()
  const folders = new Map<string, string>()
  for (const { name, folder } of entries) {
    const path = folder ? name.slice(0, -1) : name
    const same = (folder ? folders : files).get(key(path))
    if (same !== undefined) {
      return same === path
        ? refusedEntry('duplicate-name', name, 'stands in the archive twice')
        : refusedEntry('name-collision', name, `has the same name as “${same}” on Windows or macOS`)
    }
    ;(folder ? folders : files).set(key(path), path)
  }
  const checked = new Set<string>()
  for (const { name } of entries) {
    for (let slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
      const folder = name.slice(0, slash)
      if (checked.has(folder)) break
      if (files.has(key(folder))) return refusedEntry('file-and-folder', folder, 'is both a file and a folder')
      checked.add(folder)
    }
  }
  return undefined
}
