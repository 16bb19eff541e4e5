import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBallot } from '#shared/ballot/ballot-file'
import { create } from '#shared/commands/edit'
import type { Draft } from '#shared/log/operation'
import { type Failure, ok, type Result } from '#shared/model/result'
import { type MadeWorkspace, madeWorkspace, quiet, writeTwoReleases } from '#test/fixtures/bundle/made-release'
import { voterIn } from '#test/fixtures/voter'
import { tellCases } from '#test/torture/laws'
import { importOf, key, linesIn, profileAt, saved, summaryOf } from '#test/torture/powered-life'
import { quickDisk } from '#test/torture/quick-disk'
import { addAttachment, saveAttachment } from '../attachments/attachments'
import { importBallot, type WithJournal } from '../ballot/import-ballot'
import { joinsIn, keyReading } from '../ballot/joins'
import { exportBundle } from '../bundle/content/export-bundle'
import { segmentsOf } from '../journal/segments'
import { settingsFile } from '../settings/settings'
import type { Disk } from './disk'
import { type Fault, faults, faultyDisk } from './faulty-disk'

/** Something that a person does, in a folder of its own, and what can be seen of it afterwards. */
interface Deed {
  readonly act: (disk: Disk) => Result<unknown, Failure> | Promise<Result<unknown, Failure>>
  /** What a start would show. */
  readonly shown: () => unknown
  readonly before: unknown
  readonly after: unknown
}

let folder = ''
let made: MadeWorkspace
const began = performance.now()
let cases = 0
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-faults-'))
  made = madeWorkspace()
  writeTwoReleases(made)
})
afterAll(() => {
  tellCases('R5', cases, began)
  for (const each of [folder, made.folder]) fs.rmSync(each, { recursive: true, force: true })
})

const release = (id: string): Draft => create('release', id, { name: id })

/** A profile with a workspace in which one release was saved. */
function workspaceIn(place: string) {
  const profile = profileAt(place, quickDisk)
  const founded = profile.create('Bank', 'own', 'UTC', [release('saved')])
  if (!founded.ok) throw new Error(founded.failure.message)
  const { id } = founded.value
  return { id, at: profile.folderOf(id) }
}

function summariesIn(place: string, id: string): readonly string[] {
  const opened = profileAt(place, quickDisk).open(id)
  return opened.ok ? linesIn(opened.value).map(summaryOf) : [opened.failure.message]
}
const atFirst = ['Founded the workspace “Bank”', 'Added release “saved”']

function writing(place: string, drafts: readonly Draft[]): Deed {
  const { id } = workspaceIn(place)
  return {
    act(disk) {
      const opened = profileAt(place, disk).open(id)
      return opened.ok ? opened.value.write(drafts) : opened
    },
    shown: () => summariesIn(place, id),
    before: atFirst,
    after: [...atFirst, ...drafts.map(({ summary }) => summary)],
  }
}

/** Ballots of one voter, of so many votes each, of which the last one is imported; `known` of them lie in the journal already. */
function importing(place: string, votes: number, known: number): Deed {
  const { id, at } = workspaceIn(place)
  const ben = voterIn(id, 'Ben')
  for (let number = 0; number < votes; number++) ben.vote('approve')
  const take = (disk: Disk, upTo?: number): Result<number, Failure> => {
    const opened = profileAt(place, disk).open(id)
    const read = readBallot(ben.ballot(upTo), id, keyReading)
    if (!opened.ok || !read.ok) return opened.ok ? (read as Result<never, Failure>) : opened
    return importBallot(opened.value as WithJournal, read.value, disk)
  }
  if (known > 0) take(quickDisk, known)
  const shown = () => [
    segmentsOf(join(at, 'journal', ben.key.device)).map((file) => fs.readFileSync(file, 'utf8')),
    [...joinsIn(at).values()].map(({ at: when }) => when),
  ]
  const held = (upTo: number): unknown => [
    upTo === 0
      ? []
      : [
          ben.lines
            .slice(0, upTo)
            .map((line) => `${line}\n`)
            .join(''),
        ],
    upTo === 0 ? [] : [`2026-11-26T10:0${upTo}:00+01:00`],
  ]
  return { act: (disk) => take(disk), shown, before: held(known), after: held(votes) }
}

/** A file of bytes outside the workspace, and the content of another one in its place. */
function bytesAt(place: string, name: string, content: string): string {
  const path = join(place, name)
  fs.writeFileSync(path, content)
  return path
}

const deeds: Readonly<Record<string, (place: string) => Deed | Promise<Deed>>> = {
  'a command': (place) => writing(place, [release('new')]),
  'the last step of an import': (place) => writing(place, importOf('i', [release('x'), release('y'), release('z')])),
  'a ballot': (place) => importing(place, 2, 0),
  'a ballot with more votes than the one before': (place) => importing(place, 3, 1),
  'a new workspace': (place) => ({
    act: (disk) => profileAt(place, disk).create('Bank', 'sample', 'UTC', [release('saved')]),
    shown: () =>
      profileAt(place, quickDisk)
        .list()
        .map(({ id }) => summariesIn(place, id)),
    before: [],
    after: [atFirst],
  }),
  'a new name for a workspace': (place) => {
    const { id } = workspaceIn(place)
    const shown = () => [profileAt(place, quickDisk).list()[0]?.name, summariesIn(place, id)]
    return { act: (disk) => profileAt(place, disk).rename(id, 'Other bank'), shown, before: ['Bank', atFirst], after: ['Other bank', atFirst] }
  },
  'an attachment': (place) => {
    const { at } = workspaceIn(place)
    const path = bytesAt(place, 'runbook.txt', 'Step by step')
    const shown = () =>
      fs
        .readdirSync(join(at, 'files'), { recursive: true, withFileTypes: true })
        .filter((item) => item.isFile())
        .map(({ name, parentPath }) => fs.readFileSync(join(parentPath, name), 'utf8'))
    return {
      act: (disk) => addAttachment(at, path, disk, quiet),
      shown: () => (fs.existsSync(join(at, 'files')) ? shown() : []),
      before: [],
      after: ['Step by step'],
    }
  },
  'a copy of an attachment': async (place) => {
    const { at } = workspaceIn(place)
    const stored = await addAttachment(at, bytesAt(place, 'runbook.txt', 'Step by step'), quickDisk, quiet)
    const to = bytesAt(place, 'copy.txt', 'Old')
    const act = (disk: Disk) => (stored.ok ? saveAttachment(at, stored.value.sha256, to, disk) : stored)
    return { act, shown: () => fs.readFileSync(to, 'utf8'), before: 'Old', after: 'Step by step' }
  },
  'a setting': (place) => {
    settingsFile(place, quickDisk).save({ theme: 'light' })
    const act = (disk: Disk) => saved(() => settingsFile(place, disk).save({ theme: 'dark' }))
    return { act, shown: () => settingsFile(place, quickDisk).read().theme, before: 'light', after: 'dark' }
  },
  'the person’s name': (place) => {
    const act = (disk: Disk) => saved(() => settingsFile(join(place, 'new', 'profile'), disk).savePerson({ name: 'Anna', jobTitle: '' }))
    return { act, shown: () => settingsFile(join(place, 'new', 'profile'), quickDisk).person()?.name, before: undefined, after: 'Anna' }
  },
  'a bundle': async (place) => {
    const to = bytesAt(place, 'Payments.slipway', 'Old')
    const options = { source: made.source, release: 'release/payments', key: made.key, job: quiet, printPlan: async () => ok(Buffer.from('%PDF-1.7')) }
    await exportBundle(join(folder, 'whole'), { ...options, disk: quickDisk })
    const after = fs.readFileSync(join(folder, 'whole'), 'latin1')
    return { act: (disk) => exportBundle(to, { ...options, disk }), shown: () => fs.readFileSync(to, 'latin1'), before: 'Old', after }
  },
}

/** Every file that stands for something unfinished. */
const leftOver = (place: string): readonly string[] => fs.readdirSync(place, { recursive: true }).filter((name): name is string => /~[^/]*$/.test(String(name)))

/** One call of the disk fails. Answers whether there was such a call. */
async function failsAt(deedIn: (place: string) => Deed | Promise<Deed>, nth: number, fault: Fault): Promise<boolean> {
  const place = join(folder, `${++cases}`)
  fs.mkdirSync(place)
  const { act, shown, before, after } = await deedIn(place)
  const disk = faultyDisk(quickDisk, nth, fault)
  const answer = await act(disk)
  if (answer.ok) expect(shown()).toEqual(after)
  else {
    const { code, message } = answer.failure
    expect(message).toMatch(code === 'disk-unconfirmed' ? /did not confirm .* do it again/ : /nothing was changed\. (Free|Check|Choose|Close) .*/)
    expect(message).not.toContain(folder)
    expect(code === 'disk-unconfirmed' ? [before, after] : [before]).toContainEqual(shown())
  }
  expect(leftOver(place)).toEqual([])
  if (!answer.ok) {
    expect(await act(quickDisk)).toMatchObject({ ok: true })
    expect(shown()).toEqual(after)
  }
  fs.rmSync(place, { recursive: true })
  return nth <= disk.calls()
}

describe('R5: the disk fails at any one call of', { timeout: 120_000 }, () => {
  test.each(Object.entries(deeds))('%s: old or new, told in plain words, and a second try works', async (_name, deedIn) => {
    for (const fault of faults) {
      let nth = 1
      while (await failsAt(deedIn, nth, fault)) nth += 1
      expect(nth).toBeGreaterThan(4)
    }
  })
})

test('a workspace that the trash does not take stays open and whole', async () => {
  const place = join(folder, 'trash')
  fs.mkdirSync(place)
  const profile = profileAt(place, quickDisk, () => Promise.reject(new Error('No trash here.')))
  const founded = profile.create('Bank', 'own', 'UTC', [release('saved')])
  if (!founded.ok) throw new Error(founded.failure.message)
  expect(await profile.trash(founded.value.id)).toMatchObject({
    ok: false,
    failure: { code: 'no-trash', message: expect.stringContaining('Nothing was deleted') },
  })
  // The same journal as before: a second one beside it would write a second history of this device.
  const opened = profile.open(founded.value.id)
  expect(opened).toEqual({ ok: true, value: founded.value })
  expect(founded.value.write([release('more')]).ok).toBe(true)
  expect(key.device in founded.value.describe().heads).toBe(true)
})
