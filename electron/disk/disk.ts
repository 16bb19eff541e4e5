import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Every call by which the main process changes the disk, so that a test can make the n-th one fail (reliability.md, R5).
 * Reading goes through node:fs directly: it changes nothing.
 */
export interface Disk {
  readonly mkdir: (folder: string) => void
  readonly open: (file: string, flags: 'a' | 'wx' | 'r+', mode?: number) => number
  /** Bytes really written: at a full disk the system writes fewer without an error (reliability.md, 1). At `position`, else where the last write ended. */
  readonly write: (handle: number, bytes: Uint8Array, offset: number, length: number, position?: number) => number
  readonly syncData: (handle: number) => void
  readonly sync: (handle: number) => void
  /** Makes the names in a folder durable. Windows keeps them without being asked, and refuses. */
  readonly syncFolder: (folder: string) => void
  readonly truncate: (file: string, size: number) => void
  readonly rename: (from: string, to: string) => void
  readonly remove: (file: string) => void
  readonly close: (handle: number) => void
}

export const realDisk: Disk = {
  mkdir: (folder) => void fs.mkdirSync(folder, { recursive: true, mode: 0o700 }),
  open: (file, flags, mode = 0o600) => fs.openSync(file, flags, mode),
  write: (handle, bytes, offset, length, position) => fs.writeSync(handle, bytes, offset, length, position),
  syncData: (handle) => fs.fdatasyncSync(handle),
  sync: (handle) => fs.fsyncSync(handle),
  syncFolder(folder) {
    if (process.platform === 'win32') return
    const handle = fs.openSync(folder, 'r')
    try {
      fs.fsyncSync(handle)
    } finally {
      fs.closeSync(handle)
    }
  },
  truncate: (file, size) => fs.truncateSync(file, size),
  rename: (from, to) => fs.renameSync(from, to),
  remove: (file) => fs.rmSync(file, { recursive: true, force: true }),
  close: (handle) => fs.closeSync(handle),
}

/** Writes all bytes or throws; a short write is an error. Says how many bytes got there before it failed. */
export function writeAll(disk: Disk, handle: number, bytes: Uint8Array): void {
  let offset = 0
  while (offset < bytes.length) {
    const written = disk.write(handle, bytes, offset, bytes.length - offset)
    if (written <= 0) throw Object.assign(new Error('The disk took no more bytes.'), { code: 'ENOSPC' })
    offset += written
  }
}

/** Makes a folder and what is missing above it, durably: a power cut must not forget the way to a file that was synced. */
export function makeFolder(disk: Disk, folder: string): void {
  const missing: string[] = []
  for (let at = folder; !fs.existsSync(at); at = dirname(at)) missing.push(at)
  const top = missing.at(-1)
  if (top === undefined) return
  try {
    disk.mkdir(folder)
    for (const made of missing.reverse()) disk.syncFolder(dirname(made))
  } catch (error) {
    // A folder that stands is taken for durable at the next try.
    discard(disk, top)
    throw error
  }
}

/** Removes what a failed attempt has left. If even that fails, the sweep at the next start does it. */
export function discard(disk: Disk, path: string): void {
  try {
    disk.remove(path)
  } catch {}
}

/** Puts a synced file or folder under its name, durably. Fails with the old content there, or with the new one unconfirmed. */
export function putInPlace(disk: Disk, from: string, to: string): void {
  renameWithRetry(disk, from, to)
  try {
    disk.syncFolder(dirname(to))
  } catch (error) {
    throw Object.assign(new Error('The folder was not synced.', { cause: error }), { code: 'UNCONFIRMED' })
  }
}

const retried = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** A name that nothing else has, and that says to whoever finds it that it is left over. */
export const temporaryName = (): string => `~${randomBytes(6).toString('hex')}.tmp`

/** Replaces a file as a whole: temporary name, fsync, rename, fsync of the folder. Old or new content, never half. */
export function writeWhole(disk: Disk, file: string, content: Uint8Array | string): void {
  const temporary = join(dirname(file), temporaryName())
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  try {
    const handle = disk.open(temporary, 'wx')
    try {
      writeAll(disk, handle, bytes)
      disk.sync(handle)
    } finally {
      disk.close(handle)
    }
    putInPlace(disk, temporary, file)
  } catch (error) {
    discard(disk, temporary)
    throw error
  }
}

/** Scanners and sync clients hold files for a moment: a few short tries (sync.md, Writing). */
export function renameWithRetry(disk: Disk, from: string, to: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      disk.rename(from, to)
      return
    } catch (error) {
      if (attempt >= 5 || !retried.has(errorCode(error))) throw error
      // A synchronous pause: the caller must not go on before the rename is through.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10 * 2 ** attempt)
    }
  }
}

export const errorCode = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '')

/** What a person is told when the disk refuses. The path stays out of it. */
export function diskFailure(error: unknown): { code: string; message: string } {
  const words: Record<string, string> = {
    ENOSPC: 'The disk is full: nothing was changed. Free some space and try again.',
    EACCES: mayNotWrite,
    EPERM: mayNotWrite,
    EROFS: 'That disk is read-only: nothing was changed. Choose another place, or make it writable and try again.',
    EBUSY: 'Another program holds the file: nothing was changed. Close it and try again.',
    EMFILE: 'Too many files are open: nothing was changed. Close some windows and try again.',
    EIO: 'The disk reported an error: nothing was changed. Check the disk and try again.',
    UNCONFIRMED: 'It was written, but the disk did not confirm that it would outlast a power cut. Check the disk and do it again.',
    ENOENT: 'The file or its folder is no longer there: nothing was changed. Choose it again.',
  }
  const code = errorCode(error)
  return { code: `disk-${code.toLowerCase() || 'error'}`, message: words[code] ?? 'The disk refused: nothing was changed. Check the disk and try again.' }
}
const mayNotWrite = 'Slipway may not write there: nothing was changed. Choose another place, or allow it and try again.'

/** Removes temporary files and folders that a crash has left in a folder. What cannot be removed now is for the next start. */
export function sweepTemporaries(disk: Disk, folder: string): void {
  if (!fs.existsSync(folder)) return
  for (const name of fs.readdirSync(folder)) {
    if (!/^~[0-9a-f]{12}\.tmp$/.test(name)) continue
    try {
      disk.remove(join(folder, name))
    } catch {}
  }
}
