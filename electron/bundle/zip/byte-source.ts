import * as fs from 'node:fs'

/**
 * Bytes that can be read at any place: a file, or a buffer. Reading is synchronous, in steps of at most `stepBytes`:
 * whoever reads much runs in a worker or yields between steps (performance.md, 4: this is what makes it quick).
 */
export interface ByteSource {
  readonly size: number
  /** Fills as much of `target` as there are bytes from `position`, and says how many. */
  readonly read: (target: Uint8Array, position: number) => number
  readonly close: () => void
}

export const stepBytes = 1024 * 1024

/** Opens a regular file for reading; throws what node:fs throws, and for anything that is no regular file. */
export function fileSource(path: string): ByteSource {
  const handle = fs.openSync(path, 'r')
  const stat = fs.fstatSync(handle)
  if (!stat.isFile()) {
    fs.closeSync(handle)
    throw Object.assign(new Error('This is not a regular file.'), { code: 'EINVAL' })
  }
  return {
    size: stat.size,
    read: (target, position) => readFully(handle, target, position),
    close: () => fs.closeSync(handle),
  }
}

/** One read may give fewer bytes than asked (signals, network drives); only the end of the file gives none. */
function readFully(handle: number, target: Uint8Array, position: number): number {
  let filled = 0
  while (filled < target.length) {
    const count = fs.readSync(handle, target, filled, target.length - filled, position + filled)
    if (count === 0) break
    filled += count
  }
  return filled
}

export const bufferSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (target, position) => {
    const part = bytes.subarray(position, position + target.length)
    target.set(part)
    return part.length
  },
  close: () => undefined,
})

/** The bytes from `start` on, `length` of them; fewer where the source ends. */
export function bytesAt(source: ByteSource, start: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, source.size - start)))
  return buffer.subarray(0, source.read(buffer, start))
}
