import type { Disk } from './disk'

export const faults = ['ENOSPC', 'EIO', 'EACCES', 'EBUSY', 'EPERM', 'EMFILE', 'EROFS', 'short-write'] as const
export type Fault = (typeof faults)[number]

/**
 * A disk whose n-th call (from 1) fails once, for tests that try every n (reliability.md, R5). `calls` counts what was
 * asked. A short write is what a full disk does: half of the bytes, no error, and the next write is refused.
 */
export function faultyDisk(disk: Disk, nth: number, fault: Fault): Disk & { readonly calls: () => number } {
  let count = 0
  let isFull = false
  const due = (): boolean => {
    count += 1
    return count === nth
  }
  const refuse = (): never => {
    throw Object.assign(new Error(fault), { code: fault === 'short-write' ? 'ENOSPC' : fault })
  }
  return {
    mkdir: (folder) => (due() ? refuse() : disk.mkdir(folder)),
    open: (file, flags, mode) => (due() ? refuse() : disk.open(file, flags, mode)),
    write: (handle, bytes, offset, length, position) => {
      if (!due()) {
        if (!isFull) return disk.write(handle, bytes, offset, length, position)
        isFull = false
        return refuse()
      }
      const some = Math.floor(length / 2)
      if (fault !== 'short-write' || some === 0) return refuse()
      isFull = true
      return disk.write(handle, bytes, offset, some, position)
    },
    syncData: (handle) => (due() ? refuse() : disk.syncData(handle)),
    sync: (handle) => (due() ? refuse() : disk.sync(handle)),
    syncFolder: (folder) => (due() ? refuse() : disk.syncFolder(folder)),
    truncate: (file, size) => (due() ? refuse() : disk.truncate(file, size)),
    rename: (from, to) => (due() ? refuse() : disk.rename(from, to)),
    remove: (file) => (due() ? refuse() : disk.remove(file)),
    close: (handle) => disk.close(handle),
    calls: () => count,
  }
}
