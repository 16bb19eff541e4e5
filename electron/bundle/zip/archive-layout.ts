import type { ArchiveEntry } from './archive-entries'
import type { ArchiveRefusal } from './archive-refusal'
import { refusedEntry, refusedFile } from './archive-refusal'
import type { ByteSource } from './byte-source'
import { bytesAt } from './byte-source'

/**
 * Whether the entries fill the archive exactly: none overlaps another, and no byte between them belongs to nobody. So a
 * reader that follows the local headers sees the same members as one that follows the list of contents.
 */
export function judgeLayout(source: ByteSource, entries: readonly ArchiveEntry[], directoryOffset: number): ArchiveRefusal | undefined {
  const inOrder = [...entries].sort((a, b) => a.headerStart - b.headerStart)
  const first = inOrder[0]?.headerStart ?? directoryOffset
  if (first > 0) {
    return refusedFile('data-before-start', 'There are bytes before the first entry that belong to no entry. Nothing was taken from the archive.')
  }
  for (const [index, entry] of inOrder.entries()) {
    const dataEnd = entry.dataStart + entry.compressedSize
    const next = inOrder[index + 1]?.headerStart ?? directoryOffset
    if (dataEnd > directoryOffset) return refusedEntry('data-out-of-file', entry.name, 'reaches beyond the data of the archive')
    if (next < dataEnd) return refusedEntry('overlapping-entries', entry.name, 'shares bytes with another entry')
    const between = next - dataEnd
    if (entry.hasDescriptor && between > 0) {
      if (!isDescriptor(bytesAt(source, dataEnd, Math.min(between, 25)), entry)) {
        return refusedEntry('data-descriptor-differs', entry.name, 'is followed by sizes that differ from its header')
      }
    } else if (between > 0) {
      return refusedEntry('unlisted-data', entry.name, 'is followed by bytes that belong to no entry')
    }
  }
  return undefined
}

/** CRC and both sizes, with or without a signature, 4 or 8 bytes wide (APPNOTE 4.3.9). */
function isDescriptor(bytes: Buffer, { crc32, compressedSize, size }: ArchiveEntry): boolean {
  const forms = [false, true].flatMap((signed) => [false, true].map((wide) => descriptor(crc32, compressedSize, size, signed, wide)))
  return forms.some((form) => form.equals(bytes))
}

function descriptor(crc32: number, compressedSize: number, size: number, signed: boolean, wide: boolean): Buffer {
  const start = signed ? 4 : 0
  const form = Buffer.alloc(start + (wide ? 20 : 12))
  if (signed) form.writeUInt32LE(0x08074b50, 0)
  form.writeUInt32LE(crc32, start)
  for (const [index, value] of [compressedSize, size].entries()) {
    if (wide) form.writeBigUInt64LE(BigInt(value), start + 4 + index * 8)
    else form.writeUInt32LE(Math.min(value, 0xffffffff), start + 4 + index * 4)
  }
  return form
}
