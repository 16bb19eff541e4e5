import * as yauzl from 'yauzl'
import type { Result } from '#shared/model/result'
import { failed, ok } from '#shared/model/result'
import type { ArchiveRefusal } from './archive-refusal'
import { refusedFile } from './archive-refusal'
import type { ByteSource } from './byte-source'
import { bytesAt } from './byte-source'
import type { EndRecord } from './end-record'

/** An entry as both its headers say it, not yet judged. */
export interface RawEntry {
  readonly central: yauzl.Entry
  readonly local: yauzl.LocalFileHeader
}

/**
 * Reads the list of contents and every local header with yauzl. Names stay bytes: what they may be is ours to say.
 * Whatever yauzl cannot read is refused with its reason.
 */
export async function readDirectory(source: ByteSource, end: EndRecord): Promise<Result<readonly RawEntry[], ArchiveRefusal>> {
  const entries: RawEntry[] = []
  let reached = end.directoryOffset
  let readingHeader = false
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(new WindowReader(source), source.size, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    })
    for await (const central of zip.eachEntry()) {
      reached += 46 + central.fileNameLength + central.extraFieldLength + central.fileCommentLength
      readingHeader = true
      entries.push({ central, local: await zip.readLocalFileHeaderPromise(central) })
      readingHeader = false
    }
  } catch (error) {
    return failed(unreadable(error, entries.length + 1, readingHeader))
  }
  const expected = end.directoryOffset + end.directorySize
  if (reached === expected) return ok(entries)
  const more = reached < expected && bytesAt(source, reached, 4).toString('latin1') === 'PK\x01\x02'
  return failed(
    more
      ? refusedFile('entry-count-differs', 'The archive lists more entries than it says it has. Nothing was taken from it.')
      : refusedFile('central-size-differs', 'The list of contents is not as long as the archive says. Nothing was taken from it.'),
  )
}

function unreadable(error: unknown, number: number, readingHeader: boolean): ArchiveRefusal {
  const reason = error instanceof Error ? error.message : String(error)
  if (/encryption/.test(reason)) return refusedFile('encrypted', `Entry ${number} of the archive is encrypted. Nothing was taken from it.`)
  return readingHeader
    ? refusedFile('bad-local-header', `Entry ${number} of the archive is not where the list of contents says. Nothing was taken from it.`)
    : refusedFile('bad-central-directory', `The list of contents cannot be read at entry ${number}: ${reason}. Nothing was taken from it.`)
}

/**
 * Gives yauzl the bytes through small windows, so that a hundred thousand headers are not as many system calls: two,
 * because it reads in turns in the list of contents and among the entries.
 */
class WindowReader extends yauzl.RandomAccessReader {
  readonly #source: ByteSource
  /** The one used last comes first. */
  #windows: readonly Window[] = []

  constructor(source: ByteSource) {
    super()
    this.#source = source
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null, bytesRead?: number) => void): void {
    const held = this.#windows.find(({ start, bytes }) => position >= start && position + length <= start + bytes.length)
    const window = held ?? { start: position, bytes: bytesAt(this.#source, position, Math.max(length, windowBytes)) }
    this.#windows = [window, ...this.#windows.filter((each) => each !== window).slice(0, 1)]
    const from = position - window.start
    const part = window.bytes.subarray(from, from + length)
    buffer.set(part, offset)
    callback(null, part.length)
  }
}

interface Window {
  readonly start: number
  readonly bytes: Buffer
}

const windowBytes = 16 * 1024
