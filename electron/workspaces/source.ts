import type * as z from 'zod'
import type { AuditQuery, Heads, JournalLine, OpenWorkspace } from '#shared/ipc/shapes'
import type { ReadEntry } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import type { Failure, Result } from '#shared/model/result'
import type { Disk } from '../disk/disk'
import type { AuditAnswer } from '../journal/audit'
import type { JournalIndex } from '../journal/journal-index'

/** What a window shows: a workspace of this installation, or a bundle opened read-only. */
export interface Source {
  readonly id: string
  readonly kind: OpenWorkspace['kind']
  /** Where attachments lie; undefined where there are none. */
  readonly folder: string | undefined
  readonly describe: () => OpenWorkspace
  /** A window has shown it to its end. */
  readonly markShown: () => void
  /** Lines written or taken over since it was opened. */
  readonly position: () => number
  readonly read: (after: Heads, skip: number) => { readonly lines: readonly JournalLine[]; readonly more: boolean }
  readonly write: (drafts: readonly Draft[]) => Result<readonly JournalLine[], Failure>
  readonly audit: (query: z.output<typeof AuditQuery>) => AuditAnswer
  readonly index: () => JournalIndex
  /** Reads on for a few milliseconds; false when everything is read. */
  readonly indexSome: (milliseconds: number) => boolean
  readonly lineOf: (hash: string) => string | undefined
  /** Takes over lines of another device, verified before (journal.ts); only where there is a journal. */
  readonly takeOver?: (entries: readonly ReadEntry[]) => Result<number, Failure>
  /** As in the journal: what has come to count beside what was written. */
  readonly takeLate?: () => readonly JournalLine[]
  /** In a meeting pack: all that this device has signed for its workspace, byte for byte. */
  readonly ownEntries?: () => { readonly ws: string; readonly lines: readonly string[] }
  /** Writes a copy of an attachment that lies in no folder; a bundle has its own. */
  readonly saveAttachment?: (sha256: string, to: string, disk: Disk) => Promise<Result<Record<string, never>, Failure>>
}
