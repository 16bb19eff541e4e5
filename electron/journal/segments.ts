import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Disk, errorCode, makeFolder, writeAll, writeWhole } from '../disk/disk'

/** A new file every 16 MB (sync.md, Writing). */
const fullAt = 16 * 1024 * 1024
/** Whether a file of so many bytes takes no more lines. */
export const isFull = (size: number): boolean => size >= fullAt
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
  const when = new Date().toISOString().replace(/[:.]/g, '-')
  // Two cuts in one millisecond must not take each other's place.
  const what = createHash('sha256').update(rest).digest('hex').slice(0, 16)
  writeWhole(disk, join(aside, `${when}-${basename(dirname(file))}-${offset}-${what}.cut`), rest)
  cutBack(disk, file, offset)
}

/** Cuts a file, durably: what was cut off must not come back with the next power cut. */
function cutBack(disk: Disk, file: string, size: number): void {
  disk.truncate(file, size)
  syncFile(disk, file)
}

/** Makes the content of a file durable that somebody else may have written. */
export function syncFile(disk: Disk, file: string): void {
  const handle = disk.open(file, 'r+')
  try {
    disk.syncData(handle)
  } finally {
    disk.close(handle)
  }
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

/** The lines were refused, and even taking them back was: nothing may be appended before `takeBack` has come through. */
export class UnknownEnd extends Error {
  /** As the disk said it. */
  readonly code: string
  constructor(
    cause: unknown,
    readonly takeBack: () => void,
  ) {
    super('The end of the journal is unknown.', { cause })
    this.code = errorCode(cause)
  }
}

/**
 * Appends lines durably and answers with their places: all of them or, after a failure, none (the file is cut back).
 * Throws what the disk said, or UnknownEnd.
 */
export function appendLines(folder: string, firstSequence: number, lines: readonly string[], disk: Disk): readonly Place[] {
  makeFolder(disk, folder)
  const segments = segmentsOf(folder)
  const newest = segments.at(-1)
  const size = newest === undefined ? 0 : fs.statSync(newest).size
  const next = join(folder, `${String(firstSequence).padStart(10, '0')}.jsonl`)
  // Another device's second history begins where files are already: it goes on in the newest one.
  const fresh = newest === undefined || (isFull(size) && next > newest)
  const file = fresh ? next : newest
  const start = fresh ? 0 : size
  const takeBack = (): void => {
    if (fresh) {
      disk.remove(file)
      disk.syncFolder(folder)
    } else cutBack(disk, file, start)
  }
  try {
    const places = append(file, start, lines, disk)
    if (fresh) disk.syncFolder(folder)
    return places
  } catch (error) {
    try {
      takeBack()
    } catch {
      throw new UnknownEnd(error, takeBack)
    }
    throw error
  }
}

function append(file: string, start: number, lines: readonly string[], disk: Disk): readonly Place[] {
  const handle = disk.open(file, 'a')
  try {
    let offset = start
    const places: Place[] = []
    // One line after the other: an import of a hundred thousand operations must not stand twice in memory.
    for (const line of lines) {
      const bytes = Buffer.from(`${line}\n`, 'utf8')
      writeAll(disk, handle, bytes)
      places.push({ file, offset, length: bytes.length - 1 })
      offset += bytes.length
    }
    disk.syncData(handle)
    return places
  } finally {
    disk.close(handle)
  }
}
