import type { NameProblem } from '#shared/bundle/container/member-name'
import { shownName } from '#shared/bundle/container/member-name'

/** Why an archive is not read: a code for tests, the entry it is about where there is one, one sentence. */
export interface ArchiveRefusal {
  readonly code: ArchiveRefusalCode
  /** The name as it may be shown, or "". */
  readonly entry: string
  readonly message: string
}

export type ArchiveRefusalCode =
  | NameProblem
  // The file as a whole.
  | 'empty-file'
  | 'no-end-record'
  | 'data-after-end'
  | 'data-before-start'
  | 'several-end-records'
  | 'multi-disk'
  | 'zip64-end-disagrees'
  | 'central-directory-out-of-file'
  | 'gap-before-end'
  | 'bad-central-directory'
  | 'central-size-differs'
  | 'entry-count-differs'
  | 'archive-too-large'
  | 'too-many-entries'
  | 'total-size-over-limit'
  // One entry.
  | 'encrypted'
  | 'method'
  | 'name-encoding'
  | 'name-in-extra-field'
  | 'special-file'
  | 'folder-with-data'
  | 'stored-size-differs'
  | 'entry-too-large'
  | 'high-ratio'
  | 'bad-local-header'
  | 'local-header-differs'
  | 'data-out-of-file'
  | 'data-descriptor-differs'
  | 'overlapping-entries'
  | 'unlisted-data'
  | 'duplicate-name'
  | 'name-collision'
  | 'file-and-folder'
  | 'bad-deflate'
  | 'size-differs'
  | 'crc-differs'
  | 'no-such-entry'
  // Not the archive's fault.
  | 'cancelled'
  | 'unreadable-file'

export const refusedFile = (code: ArchiveRefusalCode, message: string): ArchiveRefusal => ({ code, entry: '', message })

/** “The entry “x” ….” */
export const refusedEntry = (code: ArchiveRefusalCode, name: string, predicate: string): ArchiveRefusal => ({
  code,
  entry: shownName(name),
  message: `The entry “${shownName(name)}” ${predicate}. Nothing was taken from the archive.`,
})
