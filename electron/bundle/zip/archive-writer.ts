import { createHash } from 'node:crypto'
import * as zlib from 'node:zlib'
import type { Disk } from '#electron/disk/disk'
import { archivePath } from '#shared/bundle/container/bag-layout'
import type { StoredEntry } from '#shared/bundle/container/zip-records'
import { centralRecord, endRecords, localHeader, localHeaderLength } from '#shared/bundle/container/zip-records'
import type { ByteSource } from './byte-source'
import { stepBytes } from './byte-source'
import type { StoredMember } from './member'

/** Bytes between two calls that bring them to the disk, so that the last one does not stop the process for long. */
const syncEvery = 64 * 1024 * 1024

/**
 * Writes stored entries one after the other, each read once: SHA-256 and CRC-32 are computed from the same buffer that is
 * written. A large entry's header is written behind its data, into the room left for it.
 */
export class ArchiveWriter {
  readonly #disk: Disk
  readonly #handle: number
  readonly #buffer = Buffer.allocUnsafe(stepBytes)
  readonly #entries: StoredEntry[] = []
  /** Bytes of the buffer that are filled but not written yet. */
  #filled = 0
  /** Where the buffer's first byte belongs in the file. */
  #start = 0
  #unsynced = 0

  constructor(disk: Disk, handle: number) {
    this.#disk = disk
    this.#handle = handle
  }

  get #offset(): number {
    return this.#start + this.#filled
  }

  /** Appends one member; yields after each piece with the number of its bytes. Throws `MemberChanged` where the source is not as long as said. */
  *add(name: string, source: ByteSource, size: number): Generator<number, StoredMember> {
    if (source.size !== size) throw new MemberChanged(name)
    const path = archivePath(name)
    const room = localHeaderLength({ name: path, size })
    if (this.#filled + room + size > this.#buffer.length) this.#flush()
    const offset = this.#offset
    const large = room + size > this.#buffer.length
    const hash = createHash('sha256')
    let crc32 = 0
    this.#filled += room
    if (large) this.#skip()
    for (let done = 0; done < size; ) {
      const piece = this.#buffer.subarray(this.#filled, this.#filled + Math.min(size - done, this.#buffer.length - this.#filled))
      if (source.read(piece, done) !== piece.length) throw new MemberChanged(name)
      hash.update(piece)
      crc32 = zlib.crc32(piece, crc32)
      this.#filled += piece.length
      done += piece.length
      if (large) this.#flush()
      yield piece.length
    }
    const header = localHeader({ name: path, size, crc32 })
    if (large) this.#writeAt(header, offset)
    else this.#buffer.set(header, offset - this.#start)
    this.#entries.push({ name: path, size, crc32, offset })
    return { name, size, sha256: hash.digest('hex') }
  }

  /** Appends the list of contents and the end record. */
  finish(): void {
    const offset = this.#offset
    for (const entry of this.#entries) this.#append(centralRecord(entry))
    this.#append(endRecords({ entries: this.#entries.length, offset, size: this.#offset - offset }))
    this.#flush()
  }

  #append(bytes: Uint8Array): void {
    if (this.#filled + bytes.length > this.#buffer.length) this.#flush()
    this.#buffer.set(bytes, this.#filled)
    this.#filled += bytes.length
  }

  /** Leaves room in the file for what `#filled` stands for. */
  #skip(): void {
    this.#start += this.#filled
    this.#filled = 0
  }

  #flush(): void {
    this.#writeAt(this.#buffer.subarray(0, this.#filled), this.#start)
    this.#unsynced += this.#filled
    this.#skip()
    if (this.#unsynced < syncEvery) return
    this.#disk.syncData(this.#handle)
    this.#unsynced = 0
  }

  #writeAt(bytes: Uint8Array, position: number): void {
    for (let done = 0; done < bytes.length; ) {
      const written = this.#disk.write(this.#handle, bytes, done, bytes.length - done, position + done)
      if (written <= 0) throw Object.assign(new Error('The disk took no more bytes.'), { code: 'ENOSPC' })
      done += written
    }
  }
}

/** A file has another length than when the bundle was put together. */
export class MemberChanged extends Error {
  readonly member: string
  constructor(member: string) {
    super(`“${member}” changed while it was read.`)
    this.member = member
  }
}
