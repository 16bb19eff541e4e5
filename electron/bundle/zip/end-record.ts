import { signatures } from '#shared/bundle/container/zip-records'
import type { Result } from '#shared/model/result'
import { failed, ok } from '#shared/model/result'
import type { ArchiveRefusal } from './archive-refusal'
import { refusedFile } from './archive-refusal'
import type { ByteSource } from './byte-source'
import { bytesAt } from './byte-source'

/** Where the central directory of an archive lies: the one place that every reader starts from. */
export interface EndRecord {
  readonly entries: number
  readonly directoryOffset: number
  readonly directorySize: number
}

const endLength = 22
const locatorLength = 20
const zip64EndLength = 56
const longestComment = 0xffff

/**
 * Finds the end record, and refuses a file in which two readers could find two (APPNOTE 4.3.16 leaves it open where to
 * look). Nothing may stand before, behind or between that the archive does not account for.
 */
export function findEndRecord(source: ByteSource): Result<EndRecord, ArchiveRefusal> {
  if (source.size === 0) return refuse('empty-file', 'The file is empty.')
  const start = Math.max(0, source.size - longestComment - endLength)
  const tail = bytesAt(source, start, source.size - start)
  const candidates = candidatesIn(tail)
  const last = candidates.at(-1)
  if (last === undefined) {
    return refuse('no-end-record', 'This is not a zip file, or its end is missing.')
  }
  const reaching = candidates.filter((at) => at + endLength + tail.readUInt16LE(at + 20) === tail.length)
  if (reaching.length > 1 || (reaching.length === 1 && reaching[0] !== last)) {
    return refuse('several-end-records', 'The file ends like two different archives: what it contains depends on the reader.')
  }
  if (reaching.length === 0) {
    return refuse('data-after-end', 'There are bytes after the end of the archive, or its comment is cut off.')
  }
  const end = tail.subarray(last)
  if (end.readUInt16LE(4) !== 0 || end.readUInt16LE(6) !== 0 || end.readUInt16LE(8) !== end.readUInt16LE(10)) {
    const zip64 = end.readUInt16LE(4) === 0xffff
    if (!zip64) return refuse('multi-disk', 'The archive is one part of several.')
  }
  const plain: EndRecord = {
    entries: end.readUInt16LE(10),
    directorySize: end.readUInt32LE(12),
    directoryOffset: end.readUInt32LE(16),
  }
  const endOffset = start + last
  const locator = bytesAt(source, endOffset - locatorLength, endOffset >= locatorLength ? locatorLength : 0)
  if (locator.length < locatorLength || locator.readUInt32LE(0) !== signatures.zip64Locator) return placed(source, plain, endOffset)
  return withZip64(source, plain, locator, endOffset)
}

function candidatesIn(tail: Buffer): number[] {
  const mark = Buffer.from([0x50, 0x4b, 0x05, 0x06])
  const found: number[] = []
  for (let at = tail.indexOf(mark); at >= 0; at = tail.indexOf(mark, at + 1)) if (at + endLength <= tail.length) found.push(at)
  return found
}

/** The ZIP64 record holds the same three numbers, wider; where the plain ones are not “look there” they must agree. */
function withZip64(source: ByteSource, plain: EndRecord, locator: Buffer, endOffset: number): Result<EndRecord, ArchiveRefusal> {
  const disagrees = () => refuse('zip64-end-disagrees', 'The two records at the end of the archive contradict each other.')
  const offset = Number(locator.readBigUInt64LE(8))
  const locatorOffset = endOffset - locatorLength
  if (locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) > 1) return refuse('multi-disk', 'The archive is one part of several.')
  if (offset + zip64EndLength > locatorOffset) return disagrees()
  const record = bytesAt(source, offset, zip64EndLength)
  if (record.length < zip64EndLength || record.readUInt32LE(0) !== signatures.zip64End) return disagrees()
  if (offset + 12 + Number(record.readBigUInt64LE(4)) !== locatorOffset) return disagrees()
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0) return refuse('multi-disk', 'The archive is one part of several.')
  const wide: EndRecord = {
    entries: Number(record.readBigUInt64LE(32)),
    directorySize: Number(record.readBigUInt64LE(40)),
    directoryOffset: Number(record.readBigUInt64LE(48)),
  }
  const agree =
    record.readBigUInt64LE(24) === record.readBigUInt64LE(32) &&
    (plain.entries === wide.entries || plain.entries === 0xffff) &&
    (plain.directorySize === wide.directorySize || plain.directorySize === 0xffffffff) &&
    (plain.directoryOffset === wide.directoryOffset || plain.directoryOffset === 0xffffffff)
  return agree ? placed(source, wide, offset) : disagrees()
}

/** The directory must end exactly where the end records begin. */
function placed(source: ByteSource, record: EndRecord, endOffset: number): Result<EndRecord, ArchiveRefusal> {
  const claimed = record.directoryOffset + record.directorySize
  if (claimed === endOffset) return ok(record)
  if (claimed > endOffset) {
    return refuse('central-directory-out-of-file', 'The list of contents reaches beyond the end of the archive.')
  }
  const there = bytesAt(source, endOffset - record.directorySize, 4)
  return there.length === 4 && there.readUInt32LE(0) === signatures.central
    ? refuse('data-before-start', 'There are bytes before the beginning of the archive.')
    : refuse('gap-before-end', 'There are bytes between the list of contents and the end of the archive.')
}

const refuse = (code: ArchiveRefusal['code'], message: string) => failed(refusedFile(code, `${message} Nothing was taken from it.`))
