import * as fs from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { combine, create } from '#shared/commands/edit'
import type { WorkspaceSummary } from '#shared/ipc/shapes'
import type { Draft } from '#shared/log/operation'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { type Disk, diskFailure, sweepTemporaries, writeWhole } from '../disk/disk'
import { auditRows } from '../journal/audit'
import { foundingEntry, type Journal, openJournal } from '../journal/journal'
import { appendLines, lineAt } from '../journal/segments'
import type { KeptKey } from '../keys/device-key'
import type { Source } from './source'

const Described = z.object({
  format: z.literal(1),
  id: z.string(),
  name: z.string(),
  kind: z.enum(['own', 'sample']),
  opened: z.string(),
  shown: z.boolean().default(false),
})
type Described = z.infer<typeof Described>

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
  readonly create: (name: string, kind: 'own' | 'sample', zone: string, drafts: readonly Draft[]) => Result<Source, Failure>
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
    const file = join(folderOf(id), 'workspace.json')
    if (!/^[0-9a-f]{64}$/.test(id) || !fs.existsSync(file)) return undefined
    const parsed = Described.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : undefined
  }
  const note = (id: string, described: Described): void => writeWhole(disk, join(folderOf(id), 'workspace.json'), `${JSON.stringify(described)}\n`)

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
        if (now !== undefined && !now.shown) note(id, { ...now, shown: true })
      },
    }
  }

  return {
    folderOf,
    list() {
      if (!fs.existsSync(folder)) return []
      return fs
        .readdirSync(folder)
        .flatMap((name) => {
          const file = join(folder, name, 'workspace.json')
          if (!fs.existsSync(file)) return []
          const parsed = Described.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')))
          return parsed.success ? [parsed.data] : []
        })
        .map(({ id, name, kind, opened }) => ({ id, name, kind, opened, bytes: bytesBelow(folderOf(id)) }))
        .sort((a, b) => (a.opened < b.opened ? 1 : -1))
    },
    create(name, kind, zone, drafts) {
      const { key, person, now } = options
      const founder = key()
      const draft = combine('found-workspace', `Founded the workspace “${name}”`, [
        create('workspace', 'this', { name, zone, sample: kind === 'sample' }),
        create('admission', founder.device, { of: 'workspace/this', dev: founder.device, publicKey: founder.publicKey, person: person(), role: 'admin' }),
        create('calendar', 'main', { name: 'Calendar', zone }),
      ])
      const { ws, line } = foundingEntry(draft, founder, person(), now())
      try {
        appendLines(join(folderOf(ws), 'journal', founder.device), 1, [line], disk)
        note(ws, { format: 1, id: ws, name, kind, opened: new Date(now()).toISOString(), shown: false })
      } catch (error) {
        disk.remove(folderOf(ws))
        return failed(diskFailure(error))
      }
      const source = sourceOf(ws, { format: 1, id: ws, name, kind, opened: '', shown: false })
      if (drafts.length > 0) {
        const written = source.write(drafts)
        if (!written.ok) {
          disk.remove(folderOf(ws))
          return written
        }
      }
      open.set(ws, source)
      return ok(source)
    },
    open(id) {
      const described = describe(id)
      if (described === undefined) return failed({ code: 'no-workspace', message: 'This workspace is no longer on this computer.' })
      try {
        sweepTemporaries(disk, folderOf(id))
        const source = open.get(id) ?? sourceOf(id, described)
        open.set(id, source)
        note(id, { ...described, opened: new Date(options.now()).toISOString() })
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
      open.delete(id)
      try {
        await options.trash(folderOf(id))
        return ok({})
      } catch {
        return failed({ code: 'no-trash', message: 'The system’s trash did not take the workspace. Nothing was deleted.' })
      }
    },
  }
}

function journalSource(journal: Journal): Pick<Source, 'read' | 'position' | 'write' | 'audit' | 'index' | 'indexSome' | 'lineOf'> {
  return {
    read: journal.read,
    position: journal.position,
    write: journal.write,
    index: journal.index,
    indexSome: journal.indexSome,
    lineOf: journal.lineOf,
    audit: (query) => auditRows(journal.index(), ({ place }) => lineAt(place), query),
  }
}

/** Bytes of all files below a folder. */
export function bytesBelow(folder: string): number {
  if (!fs.existsSync(folder)) return 0
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, item) => {
    if (!item.isFile()) return sum
    return sum + fs.statSync(join(item.parentPath, item.name)).size
  }, 0)
}
