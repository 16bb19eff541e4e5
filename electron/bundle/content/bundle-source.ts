import { createHash, randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import { attachmentFile } from '#shared/bundle/content/layout'
import type { BundleReading } from '#shared/bundle/content/reading'
import type { Heads, JournalLine } from '#shared/ipc/shapes'
import { type FileEntry, type ReadEntry, readLine } from '#shared/log/entry'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { type Disk, diskFailure, writeAll } from '../../disk/disk'
import { auditRows } from '../../journal/audit'
import { addToIndex, emptyIndex } from '../../journal/journal-index'
import { sha256 } from '../../keys/signatures'
import type { Source } from '../../workspaces/source'
import { fileSource, stepBytes } from '../zip/byte-source'

/**
 * A bundle as a window shows it: apart from every workspace, in memory alone, with a journal index of its own so that history
 * and audit trail work. Nothing is ever written into it.
 */
export function bundleSource(path: string, reading: BundleReading): Source & { readonly addEntry: (entry: ReadEntry) => void } {
  const id = `bundle-${randomBytes(16).toString('hex')}`
  const index = emptyIndex(reading.ws)
  const lines = new Map<string, string>()
  const heads: Record<string, [number, string]> = {}
  /** A line that the window gets, whether or not it counts. */
  const addEntry = ({ line, hash, file }: ReadEntry): void => {
    lines.set(hash, line)
    addToIndex(index, file, hash, nowhere, (entry) => JSON.parse(lines.get(entry.hash) ?? '') as FileEntry)
  }
  for (const line of reading.lines) {
    // Read again, strictly: the lines come from a process that has read a foreign file.
    const read = readLine(line, sha256)
    if (!read.ok) continue
    const { hash, file } = read.value
    addEntry(read.value)
    if (file.seq > (heads[file.dev]?.[0] ?? 0)) heads[file.dev] = [file.seq, hash]
  }
  const lineOf = (hash: string): string | undefined => lines.get(hash)
  return {
    id,
    kind: 'bundle',
    folder: undefined,
    describe: () => ({ id, name: basename(path, '.slipway'), kind: 'bundle', generation: 1, position: 0, heads, firstTime: true, recovered: [] }),
    position: () => 0,
    markShown: () => undefined,
    read: (after, skip) => portionOf(lines, after, skip),
    write: () => failed(readOnly),
    audit: (query) => auditRows(index, ({ hash }) => lineOf(hash) ?? '', query),
    index: () => index,
    indexSome: () => false,
    lineOf,
    addEntry,
    saveAttachment: (hash, to, disk) => saveFromBundle(path, reading, hash, to, disk),
  }
}

export const readOnly: Failure = { code: 'read-only', message: 'This bundle is open read-only. Nothing here can be changed.' }

const nowhere = { file: '', offset: 0, length: 0 }

/** Portions in which lines travel to a window: about 4 MB of text. */
const portion = 4_000_000

function portionOf(lines: ReadonlyMap<string, string>, after: Heads, skip: number): { readonly lines: readonly JournalLine[]; readonly more: boolean } {
  const found: JournalLine[] = []
  let size = 0
  let passed = 0
  for (const [hash, line] of lines) {
    const { dev, seq } = JSON.parse(line) as FileEntry
    if (seq <= (after[dev]?.[0] ?? 0)) continue
    passed += 1
    if (passed <= skip) continue
    if (size > portion) return { lines: found, more: true }
    size += line.length
    found.push({ hash, line })
  }
  return { lines: found, more: false }
}

/** Writes a copy of an attachment where the person chose, straight from its place in the bundle; its hash is checked on the way. */
async function saveFromBundle(path: string, { members }: BundleReading, hash: string, to: string, disk: Disk): Promise<Result<Record<string, never>, Failure>> {
  const member = members.find(({ name }) => name === attachmentFile(hash))
  if (member === undefined) return failed({ code: 'attachment-missing', message: 'This attachment is not in the bundle.' })
  if (member.at < 0)
    return failed({ code: 'attachment-packed', message: 'Another program has packed this bundle again. Unpack it with that program to get at this file.' })
  try {
    disk.remove(to)
    const target = disk.open(to, 'wx')
    const source = fileSource(path)
    const digest = createHash('sha256')
    try {
      const buffer = Buffer.alloc(Math.min(stepBytes, Math.max(1, member.size)))
      for (let done = 0; done < member.size; ) {
        const piece = buffer.subarray(0, source.read(buffer.subarray(0, Math.min(buffer.length, member.size - done)), member.at + done))
        if (piece.length === 0) break
        digest.update(piece)
        writeAll(disk, target, piece)
        done += piece.length
        await new Promise<void>((resolve) => setImmediate(resolve))
      }
      disk.sync(target)
    } finally {
      source.close()
      disk.close(target)
    }
    if (digest.digest('hex') === hash) return ok({})
    disk.remove(to)
    return failed({ code: 'attachment-damaged', message: 'This file does not have the content that was attached. No copy was made.' })
  } catch (error) {
    return failed(diskFailure(error))
  }
}
