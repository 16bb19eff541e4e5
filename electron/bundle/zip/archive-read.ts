import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import * as zlib from 'node:zlib'
import type { Result } from '#shared/model/result'
import { failed, ok } from '#shared/model/result'
import type { ArchiveEntry } from './archive-entries'
import type { ArchiveRefusal } from './archive-refusal'
import { refusedEntry, refusedFile } from './archive-refusal'
import type { ByteSource } from './byte-source'
import { stepBytes } from './byte-source'

/** Lets the process do other things between two pieces. */
const pause = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Reads the data of one entry; stops as soon as more comes out than the entry declares. */
export async function readEntry(
  source: ByteSource,
  entry: ArchiveEntry,
  take: (piece: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<Result<ArchiveEntry, ArchiveRefusal>> {
  const refuse = (code: ArchiveRefusal['code'], predicate: string) => failed(refusedEntry(code, entry.name, predicate))
  const pieces = entry.method === 'stored' ? storedPieces(source, entry) : inflatedPieces(source, entry)
  let size = 0
  let crc = 0
  try {
    for await (const piece of pieces) {
      if (signal?.aborted === true) return failed(refusedFile('cancelled', 'Reading the archive was cancelled.'))
      size += piece.length
      if (size > entry.size) return refuse('size-differs', 'holds more data than it says')
      crc = zlib.crc32(piece, crc)
      take(piece)
    }
  } catch (error) {
    if (!(error instanceof UnreadableData)) throw error
    return refuse('bad-deflate', 'holds compressed data that is damaged')
  }
  if (size < entry.size) return refuse('size-differs', 'holds less data than it says')
  return crc === entry.crc32 ? ok(entry) : refuse('crc-differs', 'does not match its CRC-32: it is damaged')
}

/** The data cannot be inflated, or goes on behind the end of its compressed form. */
class UnreadableData extends Error {}

async function* storedPieces(source: ByteSource, entry: ArchiveEntry): AsyncGenerator<Uint8Array, void> {
  for (const piece of rawPieces(source, entry)) {
    yield piece
    if (piece.length === stepBytes) await pause()
  }
}

async function* inflatedPieces(source: ByteSource, entry: ArchiveEntry): AsyncGenerator<Uint8Array, void> {
  const inflate = zlib.createInflateRaw({ chunkSize: 256 * 1024 })
  // Copies, because the inflater may still hold a piece when the next one is read.
  const feeding = pipeline(Readable.from(copied(rawPieces(source, entry)), { objectMode: false }), inflate)
  feeding.catch(() => undefined) // Its error reaches the loop below as well.
  try {
    for await (const piece of inflate) yield piece
  } catch {
    throw new UnreadableData('The compressed data is damaged.')
  } finally {
    inflate.destroy()
  }
  if (inflate.bytesWritten !== entry.compressedSize) throw new UnreadableData('The compressed data ends early.')
}

function* copied(pieces: Iterable<Uint8Array>): Generator<Buffer, void> {
  for (const piece of pieces) yield Buffer.from(piece)
}

function* rawPieces(source: ByteSource, { dataStart, compressedSize }: ArchiveEntry): Generator<Uint8Array, void> {
  const buffer = Buffer.allocUnsafe(Math.min(stepBytes, compressedSize))
  for (let done = 0; done < compressedSize; ) {
    const count = source.read(buffer.subarray(0, Math.min(buffer.length, compressedSize - done)), dataStart + done)
    if (count === 0) return
    done += count
    yield buffer.subarray(0, count)
  }
}
