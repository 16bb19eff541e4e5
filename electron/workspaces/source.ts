import type * as z from 'zod'
import type { AuditQuery, Heads, JournalLine, OpenWorkspace } from '#shared/ipc/shapes'
import type { Draft } from '#shared/log/operation'
import type { Failure, Result } from '#shared/model/result'
import type { AuditAnswer } from '../journal/audit'
import type { JournalIndex } from '../journal/journal-index'

/** What a window shows: a workspace of this installation, or a bundle opened read-only. */
export interface Source {
  readonly id: string
  readonly kind: OpenWorkspace['kind']
  /** Where attachments lie; undefined where there are none. */
  readonly folder: string | undefined
  readonly describe: () => OpenWorkspace
  /** Lines written or taken over since it was opened. */
  readonly position: () => number
  readonly read: (after: Heads, skip: number) => { readonly lines: readonly JournalLine[]; readonly more: boolean }
  readonly write: (drafts: readonly Draft[]) => Result<readonly JournalLine[], Failure>
  readonly audit: (query: z.output<typeof AuditQuery>) => AuditAnswer
  readonly index: () => JournalIndex
  /** Reads on for a few milliseconds; false when everything is read. */
  readonly indexSome: (milliseconds: number) => boolean
  readonly lineOf: (hash: string) => string | undefined
}
