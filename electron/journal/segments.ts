import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Disk, makeFolder, writeAll } from '../disk/disk'

/** A new file every 16 MB (sync.md, Writing). */
const fullAt = 16 * 1024 * 1024
const lineEnd = 0x0a

/** Where a line stands: its file and the bytes without the line end. */
export interface Place {
  readonly file: string
  readonly offset: number
  readonly length: number
}

/** The journal files of one device, oldest first: `<first seq, 10 digits>.jsonl`. */
export function segmentsOf(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder)
    .filter((name) => /^\d{10}\.jsonl$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/** Cuts a file at an offset and keeps the rest in `aside`, synced, before the cut. */
export function keepAside(file: string, offset: number, size: number, aside: string, disk: Disk): void {
  const rest = readBytes(file, offset, size - offset)
  makeFolder(disk, aside)
  const handle = disk.open(join(aside, `${new Date().toISOString().replace(/[:.]/g, '-')}-${basename(dirname(file))}-${offset}.cut`), 'wx')
  try {
    writeAll(disk, handle, rest)
    disk.sync(handle)
  } finally {
    disk.close(handle)
  }
  disk.syncFolder(aside)
  disk.truncate(file, offset)
}

function lastLineEnd(file: string, size: number): number {
  const step = 1024 * 1024
  for (let end = size; end > 0; end -= step) {
    const start = Math.max(0, end - step)
    const at = readBytes(file, start, end - start).lastIndexOf(lineEnd)
    if (at >= 0) return start + at + 1
  }
  return 0
}

export function readBytes(file: string, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  const handle = fs.openSync(file, 'r')
  try {
    let read = 0
    while (read < length) {
      const got = fs.readSync(handle, bytes, read, length - read, offset + read)
      if (got === 0) return bytes.subarray(0, read)
      read += got
    }
    return bytes
  } finally {
    fs.closeSync(handle)
  }
}

export const lineAt = ({ file, offset, length }: Place): string => readBytes(file, offset, length).toString('utf8')

/** The last whole line of a file, or of its first `size` bytes; `end` is where the next one begins. */
export function lastLine(file: string, size = fs.statSync(file).size): (Place & { readonly end: number }) | undefined {
  const end = lastLineEnd(file, size)
  if (end === 0) return undefined
  const offset = lastLineEnd(file, end - 1)
  return { file, offset, length: end - 1 - offset, end }
}

/** The lines of a file in order, from an offset on, read in portions so that memory stays flat. */
export function* linesOf(file: string, from = 0): Generator<{ readonly place: Place; readonly line: string }> {
  const step = 4 * 1024 * 1024
  const size = fs.statSync(file).size
  let rest = Buffer.alloc(0)
  let restAt = from
  for (let at = from; at < size; at += step) {
    const chunk = Buffer.concat([rest, readBytes(file, at, Math.min(step, size - at))])
    let start = 0
    for (let end = chunk.indexOf(lineEnd, start); end >= 0; end = chunk.indexOf(lineEnd, start)) {
      yield { place: { file, offset: restAt + start, length: end - start }, line: chunk.toString('utf8', start, end) }
      start = end + 1
    }
    rest = Buffer.from(chunk.subarray(start))
    restAt += start
  }
}

/**
 * Appends lines durably and answers with their places: all of them or, after a failure, none (the file is cut
 * back). A failed cut leaves the journal closed: the caller must open it again (reliability.md, 2).
 */
export function appendLines(folder: string, firstSequence: number, lines: readonly string[], disk: Disk): readonly Place[] {
  makeFolder(disk, folder)
  const segments = segmentsOf(folder)
  const newest = segments.at(-1)
  const size = newest === undefined ? 0 : fs.statSync(newest).size
  const fresh = newest === undefined || size >= fullAt
  const file = fresh ? join(folder, `${String(firstSequence).padStart(10, '0')}.jsonl`) : newest
  const start = fresh ? 0 : size
  const handle = disk.open(file, 'a')
  let offset = start
  const places: Place[] = []
  try {
    // Portions of lines: an import of a hundred thousand operations must not stand twice in memory.
    for (const line of lines) {
      const bytes = Buffer.from(`${line}\n`, 'utf8')
      writeAll(disk, handle, bytes)
      places.push({ file, offset, length: bytes.length - 1 })
      offset += bytes.length
    }
    disk.syncData(handle)
    if (fresh) disk.syncFolder(folder)
  } catch (error) {
    disk.close(handle)
    if (fresh) disk.remove(file)
    else disk.truncate(file, start)
    throw error
  }
  disk.close(handle)
  return places
}
