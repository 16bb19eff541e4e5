import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { type Disk, discard, diskFailure, makeFolder, putInPlace, temporaryName, writeAll } from '../disk/disk'
import type { Job } from '../jobs/jobs'

/** 2 GB (security.md, Attachments). */
const largest = 2 * 1024 ** 3
const step = 1024 * 1024

export interface Stored {
  readonly sha256: string
  readonly size: number
  readonly name: string
  readonly type: string
}

/** Where an attachment lies in a workspace: under its hash, without an extension. */
export const attachmentPath = (workspace: string, sha256: string): string => join(workspace, 'files', sha256.slice(0, 2), sha256)

/**
 * Copies a file into the workspace under its SHA-256. The same content is stored once; attached again it takes the place
 * of what may have rotted. Cancelled or failed, nothing is left.
 */
export async function addAttachment(workspace: string, path: string, disk: Disk, job: Job): Promise<Result<Stored, Failure>> {
  const temporary = join(workspace, 'files', temporaryName())
  try {
    const { size } = fs.statSync(path)
    if (size > largest)
      return failed({
        code: 'attachment-too-large',
        message: `${basename(path)} is larger than 2 GB. Keep it elsewhere and attach a note that names its place.`,
      })
    makeFolder(disk, join(workspace, 'files'))
    const sha256 = await copyHashed(path, temporary, size, disk, job)
    if (sha256 === undefined) {
      discard(disk, temporary)
      return failed({ code: 'cancelled', message: 'Cancelled. Nothing was attached.' })
    }
    const place = attachmentPath(workspace, sha256)
    makeFolder(disk, dirname(place))
    putInPlace(disk, temporary, place)
    return ok({ sha256, size, name: basename(path), type: typeOf(path) })
  } catch (error) {
    discard(disk, temporary)
    return failed(diskFailure(error))
  }
}

async function copyHashed(from: string, to: string, size: number, disk: Disk, job: Job): Promise<string | undefined> {
  const hash = createHash('sha256')
  const target = disk.open(to, 'wx')
  let source: fs.promises.FileHandle | undefined
  try {
    source = await fs.promises.open(from, 'r')
    const buffer = Buffer.alloc(step)
    for (let done = 0; ; ) {
      if (job.cancelled()) return undefined
      const { bytesRead } = await source.read(buffer, 0, step, done)
      if (bytesRead === 0) break
      const bytes = buffer.subarray(0, bytesRead)
      hash.update(bytes)
      writeAll(disk, target, bytes)
      done += bytesRead
      job.progress(done, size, `Copying ${basename(from)}`)
    }
    disk.sync(target)
    return hash.digest('hex')
  } finally {
    disk.close(target)
    await source?.close()
  }
}

/** Writes a copy where the person chose. The stored file is checked on the way: damage is said, not passed on. */
export async function saveAttachment(workspace: string, sha256: string, to: string, disk: Disk): Promise<Result<Record<string, never>, Failure>> {
  const place = attachmentPath(workspace, sha256)
  if (!fs.existsSync(place)) return failed({ code: 'attachment-missing', message: 'This attachment is not on this computer.' })
  const temporary = join(dirname(to), temporaryName())
  try {
    const found = await copyHashed(place, temporary, fs.statSync(place).size, disk, { cancelled: () => false, progress: () => undefined })
    if (found !== sha256) {
      discard(disk, temporary)
      return failed({ code: 'attachment-damaged', message: 'The stored attachment no longer has the content it was saved with. No copy was made.' })
    }
    putInPlace(disk, temporary, to)
    return ok({})
  } catch (error) {
    discard(disk, temporary)
    return failed(diskFailure(error))
  }
}

const types: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.txt': 'text/plain',
  '.log': 'text/plain',
  '.md': 'text/markdown',
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.zip': 'application/zip',
}

/** A label for people; a preview is decided by the content. */
const typeOf = (path: string): string => types[extname(path).toLowerCase()] ?? 'application/octet-stream'
