import type { Result } from '#shared/model/result'
import { failed, ok } from '#shared/model/result'
import { readDirectory } from './archive-directory'
import type { ArchiveEntry } from './archive-entries'
import { judgeEntries } from './archive-entries'
import { judgeLayout } from './archive-layout'
import type { ArchiveLimits } from './archive-limits'
import { readEntry } from './archive-read'
import type { ArchiveRefusal } from './archive-refusal'
import { refusedEntry, refusedFile } from './archive-refusal'
import type { ByteSource } from './byte-source'
import { fileSource } from './byte-source'
import { findEndRecord } from './end-record'

/** A foreign archive whose headers have passed every rule. Its data is judged as it is read. */
export interface Archive {
  /** Files and folders, in the order of the list of contents. */
  readonly entries: readonly ArchiveEntry[]
  /**
   * Hands a file's bytes to `take`, piece by piece; a piece is only good until `take` returns. What was taken is good only
   * if the result is: size, CRC and compression are judged at the end.
   */
  readonly read: (name: string, take: (piece: Uint8Array) => void, signal?: AbortSignal) => Promise<Result<ArchiveEntry, ArchiveRefusal>>
  /** A whole file in memory; refused where it is larger than `maxBytes`. */
  readonly readWhole: (name: string, maxBytes: number) => Promise<Result<Buffer, ArchiveRefusal>>
  /** Reads everything and keeps nothing: only after this nothing in the archive can be refused any more. */
  readonly prove: (options?: ProveOptions) => Promise<Result<null, ArchiveRefusal>>
  readonly close: () => void
}

export interface ProveOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void
}

/** Opens an archive from outside; the caller closes it. Nothing is unpacked, nothing is written. */
export async function openArchive(from: string | ByteSource, limits: ArchiveLimits): Promise<Result<Archive, ArchiveRefusal>> {
  const opened = typeof from === 'string' ? opening(from) : ok(from)
  if (!opened.ok) return opened
  const source = opened.value
  const archive = await archiveOf(source, limits)
  if (!archive.ok) source.close()
  return archive
}

function opening(path: string): Result<ByteSource, ArchiveRefusal> {
  try {
    return ok(fileSource(path))
  } catch {
    return failed(refusedFile('unreadable-file', 'The file cannot be read.'))
  }
}

async function archiveOf(source: ByteSource, limits: ArchiveLimits): Promise<Result<Archive, ArchiveRefusal>> {
  if (source.size > limits.archiveBytes) {
    return failed(refusedFile('archive-too-large', `The archive has ${source.size} bytes; at most ${limits.archiveBytes} are taken.`))
  }
  const end = findEndRecord(source)
  if (!end.ok) return end
  if (end.value.entries > limits.entries) {
    return failed(refusedFile('too-many-entries', `The archive has ${end.value.entries} entries; at most ${limits.entries} are taken.`))
  }
  const raw = await readDirectory(source, end.value)
  if (!raw.ok) return raw
  const entries = judgeEntries(raw.value, limits)
  if (!entries.ok) return entries
  const refusal = judgeLayout(source, entries.value, end.value.directoryOffset)
  return refusal === undefined ? ok(archiveWith(source, entries.value)) : failed(refusal)
}

function archiveWith(source: ByteSource, entries: readonly ArchiveEntry[]): Archive {
  const byName = new Map(entries.filter(({ folder }) => !folder).map((entry) => [entry.name, entry]))
  const read: Archive['read'] = async (name, take, signal) => {
    const entry = byName.get(name)
    return entry === undefined ? failed(refusedEntry('no-such-entry', name, 'is not in the archive')) : readEntry(source, entry, take, signal)
  }
  return {
    entries,
    read,
    readWhole: async (name, maxBytes) => {
      const size = byName.get(name)?.size ?? 0
      if (size > maxBytes) return failed(refusedEntry('entry-too-large', name, `has ${size} bytes; at most ${maxBytes} are taken here`))
      const pieces: Buffer[] = []
      const done = await read(name, (piece) => void pieces.push(Buffer.from(piece)))
      return done.ok ? ok(Buffer.concat(pieces)) : done
    },
    prove: async ({ signal, onProgress } = {}) => {
      const totalBytes = entries.reduce((sum, { size }) => sum + size, 0)
      let doneBytes = 0
      for (const { name, size } of byName.values()) {
        const done = await read(name, () => undefined, signal)
        if (!done.ok) return done
        doneBytes += size
        onProgress?.(doneBytes, totalBytes)
      }
      return ok(null)
    },
    close: source.close,
  }
}
