import { openArchive } from '#electron/bundle/zip/archive'
import { type ArchiveLimits, productLimits } from '#electron/bundle/zip/archive-limits'
import { bufferSource } from '#electron/bundle/zip/byte-source'
import type { OpenArchive } from '#shared/exchange/table/read-table'
import { failed, ok } from '#shared/model/result'

const megabyte = 1024 ** 2

/** A workbook is read whole into memory, so it may hold less than a bundle; the other rules for archives are the same. */
const workbookLimits: ArchiveLimits = {
  ...productLimits,
  archiveBytes: 200 * megabyte,
  entries: 2_000,
  entryBytes: 128 * megabyte,
  totalBytes: 200 * megabyte,
}

/** The parts of a workbook that tables are made of: pictures, drawings and macros stay unread. */
const wanted = /(?:\.rels|workbook\.xml|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml|EncryptedPackage|EncryptionInfo)$/i

/** Opens a workbook's archive by the rules of security.md, Zip limits. Every entry is read to its end and checked, only of what is wanted the content is kept. */
export const openWorkbook: OpenArchive = async (bytes) => {
  const opened = await openArchive(bufferSource(bytes), workbookLimits)
  if (!opened.ok) return failed({ code: opened.failure.code, message: opened.failure.message, place: opened.failure.entry })
  const archive = opened.value
  try {
    const entries = new Map<string, readonly Uint8Array[]>()
    for (const { name, folder } of archive.entries) {
      if (folder) continue
      const pieces: Uint8Array[] = []
      const read = await archive.read(name, wanted.test(name) ? (piece) => void pieces.push(new Uint8Array(piece)) : () => undefined)
      if (!read.ok) return failed({ code: read.failure.code, message: read.failure.message, place: read.failure.entry })
      entries.set(name, pieces)
    }
    return ok(entries)
  } finally {
    archive.close()
  }
}
