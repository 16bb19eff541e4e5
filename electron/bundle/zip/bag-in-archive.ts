import type { BagFinding } from '#shared/bundle/container/bag-finding'
import { finding } from '#shared/bundle/container/bag-finding'
import { bagListing } from '#shared/bundle/container/bag-read'
import type { Result } from '#shared/model/result'
import { ok } from '#shared/model/result'
import { openArchive } from './archive'
import type { ArchiveEntry } from './archive-entries'
import type { ArchiveLimits } from './archive-limits'
import type { ArchiveRefusal } from './archive-refusal'
import type { BagSource } from './bag-source'

/** A bag as a zip: one top folder, which is its base directory. */
export async function bagInArchive(path: string, limits: ArchiveLimits): Promise<Result<BagSource, ArchiveRefusal>> {
  const opened = await openArchive(path, limits)
  if (!opened.ok) return opened
  const archive = opened.value
  const { base, findings } = baseOf(archive.entries)
  const inside = archive.entries.flatMap((entry) => (entry.name.startsWith(base) ? [{ ...entry, name: entry.name.slice(base.length) }] : []))
  const files = new Map(inside.flatMap(({ name, folder, size }) => (folder ? [] : [[name, size] as const])))
  const folders = inside.flatMap(({ name, folder }) => (folder && name !== '' ? [name.slice(0, -1)] : []))
  return ok({
    listing: bagListing(files, folders),
    findings,
    read: async (name, take, signal) => {
      const read = await archive.read(base + name, take, signal)
      return read.ok ? undefined : read.failure
    },
    close: archive.close,
  })
}

/**
 * The top folder is the bag's base directory. A zip made from inside it has none: read all the same, with a warning, as
 * drafts of the standard (kunze-bagit-14, 4) forbade it and RFC 8493 is silent.
 */
function baseOf(entries: readonly ArchiveEntry[]): { readonly base: string; readonly findings: readonly BagFinding[] } {
  const tops = new Set(entries.map(({ name }) => name.slice(0, name.indexOf('/') + 1)))
  const [base = ''] = tops
  if (tops.size === 1 && base !== '') return { base, findings: [] }
  if (entries.some(({ name }) => name === 'bagit.txt')) {
    return { base: '', findings: [finding('no-top-folder', '', 'The bag lies in the zip without a top folder of its own.', {}, 'warning')] }
  }
  const message = tops.size < 2 ? 'The zip holds no folder, so no bag.' : 'The zip must hold the bag as its one top folder, but holds more beside it.'
  return { base: '', findings: [finding(tops.size < 2 ? 'no-bagit.txt' : 'two-top-folders', '', message)] }
}
