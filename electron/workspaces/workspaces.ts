import * as fs from 'node:fs'
import { join } from 'node:path'
import { combine, create } from '#shared/commands/edit'
import type { WorkspaceSummary } from '#shared/ipc/shapes'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { type Disk, discard, diskFailure, renameWithRetry, sweepTemporaries, temporaryName } from '../disk/disk'
import { auditRows } from '../journal/audit'
import { foundingEntry, type Journal, openJournal } from '../journal/journal'
import { appendLines, lineAt } from '../journal/segments'
import type { KeptKey } from '../keys/device-key'
import { type Described, describedIn, writeDescribed } from './described'
import type { Source } from './source'
import { type WrittenDraft, writeAll } from './written-draft'

export interface WorkspacesOptions {
  /** `<userData>/workspaces` */
  readonly folder: string
  readonly key: () => KeptKey
  readonly person: () => string
  readonly disk: Disk
  readonly now: () => number
  /** Moves a folder to the system's trash. */
  readonly trash: (folder: string) => Promise<void>
}

export interface Workspaces {
  readonly list: () => readonly WorkspaceSummary[]
  readonly create: (name: string, kind: 'own' | 'sample', zone: string, drafts: readonly WrittenDraft[]) => Result<Source, Failure>
  readonly open: (id: string) => Result<Source, Failure>
  readonly rename: (id: string, name: string) => Result<Record<string, never>, Failure>
  readonly trash: (id: string) => Promise<Result<Record<string, never>, Failure>>
  readonly folderOf: (id: string) => string
}

/** The workspaces of this installation. Only main knows which exist: an empty database is never taken for a new one. */
export function workspaces(options: WorkspacesOptions): Workspaces {
  const { folder, disk } = options
  const open = new Map<string, Source>()
  const folderOf = (id: string): string => join(folder, id.slice(0, 16))

  function describe(id: string): Described | undefined {
    if (!/^[0-9a-f]{64}$/.test(id)) return undefined
    const found = describedIn(folderOf(id))
    return found?.id === id ? found : undefined
  }
  const note = (id: string, described: Described): void => writeDescribed(folderOf(id), described, disk)
  /** When it was opened and shown is no reason to keep anybody from opening it where the disk is full. */
  const noteIfPossible = (id: string, described: Described): void => {
    try {
      note(id, described)
    } catch {}
  }

  function sourceOf(id: string, described: Described): Source {
    const journal = openJournal({ ...options, folder: folderOf(id), ws: id, key: options.key() })
    return {
      ...journalSource(journal),
      id,
      kind: described.kind,
      folder: folderOf(id),
      describe: () => ({
        id,
        name: describe(id)?.name ?? described.name,
        kind: described.kind,
        generation: journal.generation(),
        position: journal.position(),
        heads: journal.heads(),
        firstTime: describe(id)?.shown !== true,
        recovered: [...journal.recovered],
      }),
      markShown() {
        const now = describe(id)
        if (now !== undefined && !now.shown) noteIfPossible(id, { ...now, shown: true })
      },
    }
  }

  return {
    folderOf,
    list() {
      if (!fs.existsSync(folder)) return []
      return fs
        .readdirSync(folder)
        .flatMap((name) => describedIn(join(folder, name)) ?? [])
        .map(({ id, name, kind, opened }) => ({ id, name, kind, opened, bytes: bytesBelow(folderOf(id)) }))
        .sort((a, b) => (a.opened < b.opened ? 1 : -1))
    },
    create(name, kind, zone, drafts) {
      const made: string[] = []
      try {
        const { key, person, now } = options
        const founder = key()
        const draft = combine('found-workspace', `Founded the workspace “${name}”`, [
          create('workspace', 'this', { name, zone, sample: kind === 'sample' }),
          create('admission', founder.device, { of: 'workspace/this', dev: founder.device, publicKey: founder.publicKey, person: person(), role: 'admin' }),
          create('calendar', 'main', { name: 'Calendar', zone }),
        ])
        const { ws, line } = foundingEntry(draft, founder, person(), now())
        // Made under a name that is swept away, and put in its place whole: a workspace is there with all it begins with, or not at all.
        const building = join(folder, temporaryName())
        made.push(building, folderOf(ws))
        appendLines(join(building, 'journal', founder.device), 1, [line], disk)
        if (drafts.length > 0) {
          const written = writeAll(openJournal({ ...options, folder: building, ws, key: founder }), drafts, now)
          if (!written.ok) {
            discard(disk, building)
            return written
          }
        }
        const described: Described = { format: 1, id: ws, name, kind, opened: new Date(now()).toISOString(), shown: false }
        writeDescribed(building, described, disk)
        renameWithRetry(disk, building, folderOf(ws))
        disk.syncFolder(folder)
        const source = sourceOf(ws, described)
        open.set(ws, source)
        return ok(source)
      } catch (error) {
        for (const each of made) discard(disk, each)
        syncIfPossible(disk, folder)
        return failed(diskFailure(error))
      }
    },
    open(id) {
      const described = describe(id)
      if (described === undefined) return failed({ code: 'no-workspace', message: 'This workspace is no longer on this computer.' })
      try {
        for (const swept of [folder, folderOf(id), join(folderOf(id), 'files')]) sweepTemporaries(disk, swept)
        const source = open.get(id) ?? sourceOf(id, described)
        open.set(id, source)
        noteIfPossible(id, { ...described, opened: new Date(options.now()).toISOString() })
        return ok(source)
      } catch (error) {
        return failed(diskFailure(error))
      }
    },
    rename(id, name) {
      const described = describe(id)
      if (described === undefined) return failed({ code: 'no-workspace', message: 'This workspace is no longer on this computer.' })
      try {
        note(id, { ...described, name })
        return ok({})
      } catch (error) {
        return failed(diskFailure(error))
      }
    },
    async trash(id) {
      if (describe(id) === undefined) return failed({ code: 'no-workspace', message: 'This workspace is no longer on this computer.' })
      try {
        await options.trash(folderOf(id))
        // Not before: a second journal beside one that a window still writes to would fork the device.
        open.delete(id)
        return ok({})
      } catch {
        return failed({ code: 'no-trash', message: 'The system’s trash did not take the workspace. Nothing was deleted.' })
      }
    },
  }
}

function journalSource(journal: Journal): Pick<Source, 'read' | 'position' | 'write' | 'takeOver' | 'takeLate' | 'audit' | 'index' | 'indexSome' | 'lineOf'> {
  return {
    read: journal.read,
    position: journal.position,
    write: journal.write,
    takeOver: journal.takeOver,
    takeLate: journal.takeLate,
    index: journal.index,
    indexSome: journal.indexSome,
    lineOf: journal.lineOf,
    audit: (query) => auditRows(journal.index(), ({ place }) => lineAt(place), query),
  }
}

/** What was taken back must not come back with a power cut. */
function syncIfPossible(disk: Disk, folder: string): void {
  try {
    disk.syncFolder(folder)
  } catch {}
}

/** Bytes of all files below a folder. */
export function bytesBelow(folder: string): number {
  if (!fs.existsSync(folder)) return 0
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, item) => {
    if (!item.isFile()) return sum
    return sum + fs.statSync(join(item.parentPath, item.name)).size
  }, 0)
}
