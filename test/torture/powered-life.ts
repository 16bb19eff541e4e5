import * as fs from 'node:fs'
import { join } from 'node:path'
import { addAttachment } from '#electron/attachments/attachments'
import { type Disk, diskFailure } from '#electron/disk/disk'
import { deviceKeyFrom, newDeviceKey } from '#electron/keys/signatures'
import { settingsFile } from '#electron/settings/settings'
import type { Source } from '#electron/workspaces/source'
import { type Workspaces, workspaces } from '#electron/workspaces/workspaces'
import { create } from '#shared/commands/edit'
import type { FileEntry } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import type { Failure, Result } from '#shared/model/result'
import type { Random } from './random'

/*
 * Some minutes of work with one profile, as the handlers of the main process do it: for tests that let the power go in
 * between (reliability.md, R7). It keeps a record of what the person was told, and of what was under way.
 */

export const key = { ...deviceKeyFrom(newDeviceKey().secret), protection: 'none', renewed: false } as const
let clock = Date.UTC(2026, 10, 25)

/** What somebody was shown as saved; each with what may stand instead, because its change was under way or not confirmed. */
export interface Told {
  id: string | undefined
  lines: readonly string[]
  names: readonly string[]
  /** Nothing, before the first one is saved. */
  people: readonly (string | undefined)[]
  readonly attachments: Map<string, Buffer>
  /** What the lines say that were under way. */
  underWay: readonly string[]
}

export const profileAt = (folder: string, disk: Disk, trash: (folder: string) => Promise<void> = async () => undefined): Workspaces =>
  workspaces({ folder: join(folder, 'workspaces'), key: () => key, person: () => 'Anna', disk, now: () => (clock += 1_000), trash })

export const linesIn = (source: Source): readonly string[] => source.read({}, 0).lines.map(({ line }) => line)

export function summaryOf(line: string): string {
  const { sum } = JSON.parse(line) as FileEntry
  return typeof sum === 'string' ? sum : sum.text
}

/** Works until everything is done or the power is off. */
export async function live(folder: string, lasting: Disk, isOff: () => boolean, random: Random, steps: number): Promise<Told> {
  const told: Told = { id: undefined, lines: [], names: [], people: [undefined], attachments: new Map(), underWay: [] }
  const { disk, dieAfter } = mortal(lasting)
  let number = 0
  const release = (): Draft => create('release', `r${++number}`, { name: `r${number}`, description: random.hex(random.below(1_500)) })
  let profile = profileAt(folder, disk)
  let source: Source | undefined

  /** Does one thing; `done` notes what the person then knows, if anybody was still told. */
  const attempt = async <T>(work: () => Result<T, Failure> | Promise<Result<T, Failure>>, done: (value: T) => unknown): Promise<Failure | undefined> => {
    const answer = await work()
    if (isOff()) return undefined
    told.underWay = []
    if (!answer.ok) return answer.failure
    done(answer.value)
    return undefined
  }
  const found = async (): Promise<void> => {
    const drafts = random.chance(0.5) ? [release(), release()] : []
    told.underWay = ['Founded the workspace “Bank”', ...drafts.map(({ summary }) => summary)]
    await attempt(
      () => profile.create('Bank', 'own', 'UTC', drafts),
      (made) => {
        source = made
        Object.assign(told, { id: made.id, lines: linesIn(made), names: ['Bank'] })
      },
    )
  }
  const open = async (id: string): Promise<void> => {
    const opened = profile.open(id)
    source = opened.ok && !isOff() ? opened.value : undefined
    if (source === undefined) return
    // What a start shows, the person takes for saved, also what was under way when the process was killed.
    const lines = linesIn(source)
    if (told.lines.some((line, at) => lines[at] !== line)) throw new Error('A start does not show what was saved.')
    Object.assign(told, { lines, underWay: [] })
  }
  const write = async (into: Source, drafts: readonly Draft[]): Promise<void> => {
    told.underWay = drafts.map(({ summary }) => summary)
    await attempt(
      () => into.write(drafts),
      (lines) => Object.assign(told, { lines: [...told.lines, ...lines.map(({ line }) => line)] }),
    )
  }
  const replaced = async (list: 'names' | 'people', value: string, work: () => Result<unknown, Failure>): Promise<void> => {
    const before = told[list]
    Object.assign(told, { [list]: [...before, value] })
    const failure = await attempt(work, () => Object.assign(told, { [list]: [value] }))
    if (failure !== undefined && failure.code !== 'disk-unconfirmed') Object.assign(told, { [list]: before })
  }
  const one: readonly ((into: Source) => Promise<void>)[] = [
    (into) => write(into, [release()]),
    (into) => write(into, [release(), release(), release()]),
    (into) => write(into, importOf(`i${++number}`, [release(), release(), release()])),
    (into) => replaced('names', `Bank ${++number}`, () => profile.rename(into.id, `Bank ${number}`)),
    () => replaced('people', `Anna ${++number}`, () => saved(() => settingsFile(folder, disk).savePerson({ name: `Anna ${number}`, jobTitle: '' }))),
    async (into) => {
      const bytes = Buffer.from(random.hex(1 + random.below(3_000)))
      const path = `${folder}.attached`
      fs.writeFileSync(path, bytes)
      await attempt(
        () => addAttachment(into.folder ?? '', path, disk, { progress: () => undefined, cancelled: () => false }),
        ({ sha256 }) => void told.attachments.set(sha256, bytes),
      )
    },
    (into) => {
      profile = profileAt(folder, disk)
      return open(into.id)
    },
    async (into) => {
      const drafts = [release(), release()]
      told.underWay = drafts.map(({ summary }) => summary)
      dieAfter(random.below(6))
      into.write(drafts)
      dieAfter(undefined)
      source = undefined
      profile = profileAt(folder, disk)
      await open(into.id)
    },
  ]
  for (let step = 0; step < steps && !isOff(); step++) {
    if (told.id === undefined) await found()
    else if (source === undefined) await open(told.id)
    else await random.pick(one)(source)
  }
  return told
}

/** A disk whose process dies: from the given number of calls on, every one fails. */
function mortal(disk: Disk): { readonly disk: Disk; readonly dieAfter: (calls: number | undefined) => void } {
  let left: number | undefined
  const alive =
    <A extends readonly unknown[], R>(call: (...given: A) => R) =>
    (...given: A): R => {
      if (left !== undefined && --left < 0) throw new Error('The process was killed.')
      return call(...given)
    }
  return {
    disk: {
      mkdir: alive(disk.mkdir),
      open: alive(disk.open),
      write: alive(disk.write),
      syncData: alive(disk.syncData),
      sync: alive(disk.sync),
      syncFolder: alive(disk.syncFolder),
      truncate: alive(disk.truncate),
      rename: alive(disk.rename),
      remove: alive(disk.remove),
      close: disk.close,
    },
    dieAfter: (calls) => {
      left = calls
    },
  }
}

/** As the handlers answer where a change of settings fails. */
export function saved(work: () => void): Result<Record<string, never>, Failure> {
  try {
    work()
    return { ok: true, value: {} }
  } catch (error) {
    return { ok: false, failure: diskFailure(error) }
  }
}

/** An import in as many parts as it has drafts. */
export const importOf = (id: string, drafts: readonly Draft[]): readonly Draft[] =>
  drafts.map(({ operations }, at) => ({
    command: 'import',
    summary: `Imported ${id} (part ${at + 1} of ${drafts.length})`,
    operations: [
      ...(at === 0 ? create('import', id, { of: 'workspace/this' }).operations : []),
      { entity: `import/${id}`, field: 'part', value: { number: at + 1, of: drafts.length }, was: { number: 1, of: 1 } },
      ...operations,
    ],
  }))
