import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { trustFile } from '#electron/bundle/content/trust-file'
import { realDisk } from '#electron/disk/disk'
import { jobs } from '#electron/jobs/jobs'
import type { NewKey } from '#electron/keys/signatures'
import { settingsFile } from '#electron/settings/settings'
import type { Source } from '#electron/workspaces/source'
import { workspaces } from '#electron/workspaces/workspaces'
import { create } from '#shared/commands/edit'
import { addDevice, changeRole, revokeDevice } from '#shared/commands/trust/devices'
import type { KnownDevice } from '#shared/ipc/shapes'
import type { FileEntry } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import type { Failure, Result } from '#shared/model/result'
import { type MadeWorkspace, madeWorkspace } from '#test/fixtures/bundle/made-release'
import { voterIn } from '#test/fixtures/voter'
import { ballotHandlers } from './ballot-handlers'
import { journalHandlers } from './journal-handlers'
import type { Services } from './services'

let folder = ''
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-ballots-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

let made: MadeWorkspace
let told: { readonly window: number; readonly event: string; readonly lines: number }[]
let handlers: ReturnType<typeof ballotHandlers> & ReturnType<typeof journalHandlers>
beforeEach(openWorkspace)
function openWorkspace(): void {
  made = madeWorkspace('Mona')
  made.write(create('meeting', 'm', { title: 'CAB' }), create('change', 'c', { number: 'CHG1', plannedStart: '2026-12-05T21:00:00Z' }))
  told = []
  const userData = fs.mkdtempSync(join(folder, 'profile-'))
  const shown = new Map<number, Source>([
    [1, made.source],
    [2, made.source],
  ])
  const services = {
    ...{ disk: realDisk, now: () => Date.UTC(2026, 10, 26, 9), settings: settingsFile(userData, realDisk), key: () => made.key, shown },
    trust: trustFile(userData, realDisk),
    windows: {
      tell: (window: number, event: string, what: { readonly lines?: readonly unknown[] }) => told.push({ window, event, lines: what.lines?.length ?? 0 }),
      all: () => [1, 2],
    },
    jobs: jobs(() => undefined, Date.now),
    path: (token: string) => token,
  } as unknown as Services
  handlers = { ...ballotHandlers(services), ...journalHandlers(services) }
}

const asker = { window: 1 }
let count = 0

/** A voter whose ballots are saved as files. */
function voter(person: string, key?: NewKey) {
  const own = voterIn(made.source.id, person, key)
  return {
    ...own,
    save(upTo?: number): string {
      const file = join(folder, `${person}-${count++}.slipway-ballot`)
      fs.writeFileSync(file, own.ballot(upTo))
      return file
    },
  }
}

const valueIn = <T>(answer: Result<T, Failure>): T => {
  if (!answer.ok) throw new Error(answer.failure.message)
  return answer.value
}
const importBallot = async (file: string) => valueIn(await handlers['ballot:import']({ file }, asker))
const devices = async (): Promise<readonly KnownDevice[]> => valueIn(await handlers['trust:devices']({}, asker)).devices
const deviceOf = async ({ key }: { readonly key: NewKey }): Promise<KnownDevice> => {
  const found = (await devices()).find(({ device }) => device === key.device)
  if (found === undefined) throw new Error('not known')
  return found
}
const write = async (draft: Result<Draft, Failure>) =>
  valueIn(await handlers['journal:write']({ drafts: [{ ...valueIn(draft), operations: [...valueIn(draft).operations] }] as never }, asker))
const shownVotes = (): readonly string[] =>
  made.source.read({}, 0).lines.flatMap(({ line }) => {
    const { cmd, ops, sum } = JSON.parse(line) as FileEntry
    return cmd !== '' && ops.some((each) => typeof each !== 'string' && each.e.startsWith('vote/')) && typeof sum !== 'string' ? [sum.text] : []
  })
/** Which entries of a ballot would not count, by their place in it, and why. */
async function asideOf(file: string): Promise<readonly (readonly [number, string])[]> {
  const { lines, aside } = valueIn(await handlers['ballot:read']({ file }, asker)).ballot
  return aside.map(({ hash, message }) => [lines.findIndex((line) => line.hash === hash) + 1, message] as const)
}
/** The same workspace as the next start finds it. */
function reopened(): Source {
  const all = workspaces({ folder: made.folder, key: () => made.key, person: () => 'Mona', disk: realDisk, now: Date.now, trash: async () => undefined })
  return valueIn(all.open(made.source.id))
}
const onDisk = (): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(made.folder, { recursive: true, withFileTypes: true })
      .flatMap((item) =>
        item.isFile() && item.name.endsWith('.jsonl') ? [[join(item.parentPath, item.name), fs.readFileSync(join(item.parentPath, item.name), 'utf8')]] : [],
      ),
  )

test('a ballot is looked at without a trace, taken over byte for byte, and waits until somebody vouches', async () => {
  const ben = voter('Ben')
  ben.vote('approve')
  const file = ben.save()
  const before = onDisk()
  const { ballot } = valueIn(await handlers['ballot:read']({ file }, asker))
  expect(ballot).toMatchObject({ device: ben.key.device, person: 'Ben', deviceName: 'Ben’s laptop', standing: 'waiting', known: 0 })
  expect(ballot.lines.map(({ line }) => line)).toEqual(fs.readFileSync(file, 'utf8').split('\n').slice(1, -1))
  expect(ballot.words).toHaveLength(6)
  expect(onDisk()).toEqual(before)

  expect(await importBallot(file)).toEqual({ taken: 1, known: 0 })
  expect(Object.values(onDisk())).toContain(ballot.lines.map(({ line }) => `${line}\n`).join(''))
  expect(shownVotes()).toEqual([])
  // Nothing that the windows show has changed.
  expect(told).toEqual([])
  expect(await deviceOf(ben)).toMatchObject({ standing: 'waiting', person: 'Ben', words: ballot.words, entries: 1, uncounted: 1, isOwn: false })

  const from = made.source.position()
  await write(addDevice(await deviceOf(ben), 'Ben', 'voter', 'x'))
  expect(shownVotes()).toEqual(['Voted: approve'])
  // Window 2 gets the admission, both get the vote that counts now, in main's order.
  expect(told).toEqual(
    [
      { window: 1, event: 'journal:appended', lines: 1 },
      { window: 2, event: 'journal:appended', lines: 1 },
      { window: 2, event: 'journal:appended', lines: 1 },
    ].sort((a, b) => a.window - b.window),
  )
  expect(made.source.position()).toBe(from + 2)
  expect(await deviceOf(ben)).toMatchObject({ standing: 'admitted', role: 'voter', entries: 1, uncounted: 0 })
})

test('late, twice, in any order, overlapping, before and after somebody vouches: the same lines and the same votes in the end', async () => {
  const results: unknown[] = []
  for (const order of ['ewo', 'weow', 'oeew', 'eVwo', 'VeowV', 'oVe!wo']) {
    openWorkspace()
    const [ben, cleo] = [voter('Ben'), voter('Cleo')]
    ben.vote('approve')
    ben.vote('reject')
    ben.vote('approve')
    cleo.vote('reject')
    const files: Readonly<Record<string, string>> = { e: ben.save(1), w: ben.save(), o: cleo.save() }
    const vouch = async (): Promise<void> => {
      for (const known of await devices()) if (known.standing === 'waiting') await write(addDevice(known, known.person, 'voter', `${count++}`))
    }
    for (const step of order) {
      const file = files[step]
      if (file !== undefined) await importBallot(file)
      else await vouch()
    }
    await vouch()
    results.push([[...shownVotes()].sort(), (await deviceOf(ben)).entries, (await deviceOf(cleo)).entries])
    expect(await importBallot(files['w'] ?? '')).toEqual({ taken: 0, known: 3 })
  }
  expect(results[0]).toEqual([['Voted: approve', 'Voted: approve', 'Voted: reject', 'Voted: reject'], 3, 1])
  for (const result of results) expect(result).toEqual(results[0])
})

test('a device that wrote two histories is held to both, and windows read anew', async () => {
  const ben = voter('Ben')
  ben.vote('approve')
  await importBallot(ben.save())
  await write(addDevice(await deviceOf(ben), 'Ben', 'voter', 'x'))
  const copy = voter('Ben', ben.key)
  copy.vote('reject')
  told = []
  expect(await importBallot(copy.save())).toEqual({ taken: 1, known: 0 })
  expect([...shownVotes()].sort()).toEqual(['Voted: approve', 'Voted: reject'])
  expect(told.map(({ event }) => event)).toContain('workspace:changed')
})

test('R11: a voter’s entry that does more, and what a revoked or demoted device signs later, is kept and does not count', async () => {
  const ben = voter('Ben')
  ben.vote('approve')
  await importBallot(ben.save())
  await write(addDevice(await deviceOf(ben), 'Ben', 'voter', 'x'))
  const cleo = voter('Cleo')
  cleo.vote('approve')
  await importBallot(cleo.save())
  await write(addDevice(await deviceOf(cleo), 'Cleo', 'voter', 'y'))
  expect(shownVotes()).toHaveLength(2)
  // What moves a change is refused as a ballot at once.
  const eager = voter('Eve')
  eager.sign(create('change', 'c2', { number: 'CHG2' }), { 'change/c2': [] })
  const answer = await handlers['ballot:import']({ file: eager.save() }, asker)
  expect(answer).toMatchObject({ ok: false, failure: { code: 'more-than-votes', place: 'line 2' } })

  await write(revokeDevice(await devices(), await deviceOf(ben), 'Laptop stolen', 'r'))
  expect(shownVotes()).toHaveLength(2)
  ben.vote('reject')
  expect(await importBallot(ben.save())).toEqual({ taken: 1, known: 1 })
  expect(shownVotes()).toHaveLength(2)
  expect(await deviceOf(ben)).toMatchObject({ standing: 'revoked', role: '', entries: 2, uncounted: 1 })

  await write(changeRole(await devices(), await deviceOf(cleo), 'reader', 'd'))
  cleo.vote('reject')
  await importBallot(cleo.save())
  expect(shownVotes()).toHaveLength(2)
  expect(await deviceOf(cleo)).toMatchObject({ standing: 'admitted', role: 'reader', entries: 2, uncounted: 1 })
  // Admitted again it votes again; what it signed as a reader stays out.
  await write(changeRole(await devices(), await deviceOf(cleo), 'voter', 'e'))
  expect(await deviceOf(cleo)).toMatchObject({ standing: 'admitted', role: 'voter' })
})

test('a revoked device that somebody vouches for again: what it signed before and after counts, what it signed between never does', async () => {
  const ben = voter('Ben')
  ben.vote('approve')
  await importBallot(ben.save())
  await write(addDevice(await deviceOf(ben), 'Ben', 'voter', 'x'))
  await write(revokeDevice(await devices(), await deviceOf(ben), 'Laptop lost', 'r'))
  expect(shownVotes()).toEqual(['Voted: approve'])
  ben.vote('reject')
  const between = ben.save()
  const why = `Device ${ben.key.device} was revoked after its entry 1; this is entry 2.`
  expect(await asideOf(between)).toEqual([[2, why]])
  await importBallot(between)
  expect(await deviceOf(ben)).toMatchObject({ standing: 'revoked', role: '', entries: 2, uncounted: 1 })

  await write(addDevice(await deviceOf(ben), 'Ben', 'voter', 'y'))
  expect(await deviceOf(ben)).toMatchObject({ standing: 'admitted', role: 'voter', entries: 2, uncounted: 1 })
  expect(shownVotes()).toEqual(['Voted: approve'])
  // In a pack from before it may not know of the second admission: that is said before the ballot is taken over.
  ben.vote('reject')
  const unaware = ben.save()
  expect(await asideOf(unaware)).toEqual([
    [2, why],
    [3, why.replace('entry 2', 'entry 3')],
  ])
  expect(await importBallot(unaware)).toEqual({ taken: 1, known: 2 })
  expect(shownVotes()).toEqual(['Voted: approve'])
  // In a new pack it does.
  ben.vote('approve', made.source.describe().heads)
  const after = ben.save()
  expect((await asideOf(after)).map(([entry]) => entry)).toEqual([2, 3])
  expect(await importBallot(after)).toEqual({ taken: 1, known: 3 })
  expect(shownVotes()).toEqual(['Voted: approve', 'Voted: approve'])
  expect(await deviceOf(ben)).toMatchObject({ standing: 'admitted', entries: 4, uncounted: 2 })
  // The same from the files alone, which a rebuild and the next start read.
  expect([...reopened().index().uncounted].sort()).toEqual([...made.source.index().uncounted].sort())
})

test('all of a revoked and readmitted device’s votes in one ballot come to the same as one by one', async () => {
  const ben = voter('Ben')
  ben.vote('approve')
  await importBallot(ben.save())
  await write(addDevice(await deviceOf(ben), 'Ben', 'voter', 'x'))
  await write(revokeDevice(await devices(), await deviceOf(ben), 'Laptop lost', 'r'))
  await write(addDevice(await deviceOf(ben), 'Ben', 'voter', 'y'))
  ben.vote('reject')
  ben.vote('approve', made.source.describe().heads)
  // What the one before had seen, it has seen too.
  ben.vote('reject')
  const file = ben.save()
  const aside = (await asideOf(file)).map(([entry]) => entry)
  expect(await importBallot(file)).toEqual({ taken: 3, known: 1 })
  expect(aside).toEqual([2])
  expect(shownVotes()).toEqual(['Voted: approve', 'Voted: approve', 'Voted: reject'])
  // Cut once more, later, it keeps what counted until then.
  await write(revokeDevice(await devices(), await deviceOf(ben), 'Left', 's'))
  ben.vote('reject', made.source.describe().heads)
  await importBallot(ben.save())
  expect(shownVotes()).toEqual(['Voted: approve', 'Voted: approve', 'Voted: reject'])
  expect(await deviceOf(ben)).toMatchObject({ standing: 'revoked', entries: 5, uncounted: 2 })
})

test('a device that was vouched for with a key that is not its own is shown as that, and counts once it is vouched for with its own', async () => {
  const ben = voter('Ben')
  ben.vote('approve')
  const file = ben.save()
  await importBallot(file)
  const known = await deviceOf(ben)
  await write(addDevice({ ...known, publicKey: voter('Mallory').key.publicKey }, 'Ben', 'voter', 'x'))
  expect(await deviceOf(ben)).toMatchObject({ standing: 'mismatched', role: '', publicKey: ben.key.publicKey, words: known.words, entries: 1, uncounted: 1 })
  expect(valueIn(await handlers['ballot:read']({ file }, asker)).ballot).toMatchObject({ standing: 'mismatched', aside: [] })
  expect(shownVotes()).toEqual([])
  // Also one that has sent nothing.
  const nobody = voter('Nobody').key.device
  await write(addDevice({ ...known, device: nobody }, 'Nobody', 'voter', 'z'))
  expect((await devices()).find(({ device }) => device === nobody)).toMatchObject({ standing: 'mismatched', publicKey: '', words: [], entries: 0 })

  await write(addDevice(await deviceOf(ben), 'Ben', 'voter', 'y'))
  expect(await deviceOf(ben)).toMatchObject({ standing: 'admitted', role: 'voter', uncounted: 0 })
  expect(shownVotes()).toEqual(['Voted: approve'])
  expect((await devices()).map(({ standing }) => standing)).toEqual(['mismatched', 'admitted', 'admitted'])
})

test('own ballots, another workspace’s, and altered ones are refused with the reason, and nothing changes', async () => {
  const before = onDisk()
  const ben = voter('Ben')
  ben.vote('approve')
  const altered = join(folder, 'altered.slipway-ballot')
  fs.writeFileSync(altered, fs.readFileSync(ben.save(), 'utf8').replace('"approve"', '"reject"'))
  expect(await handlers['ballot:import']({ file: altered }, asker)).toMatchObject({ ok: false, failure: { code: 'signature', place: 'line 2' } })
  const own = voter('Mona', { ...made.key, secret: '' })
  own.vote('approve')
  expect(await handlers['ballot:read']({ file: own.save() }, asker)).toMatchObject({ ok: false, failure: { code: 'own-device' } })
  const elsewhere = ben.save()
  const first = made
  made = madeWorkspace('Mona')
  expect(first.source.id).not.toBe(made.source.id)
  const foreign = voter('Ben')
  foreign.vote('approve')
  const file = foreign.save()
  made = first
  expect(await handlers['ballot:import']({ file }, asker)).toMatchObject({ ok: false, failure: { code: 'other-workspace', place: 'line 1' } })
  expect(await handlers['ballot:read']({ file: join(folder, 'gone') }, asker)).toMatchObject({ ok: false, failure: { code: 'disk-enoent' } })
  expect(await handlers['ballot:save']({ file: elsewhere }, asker)).toMatchObject({ ok: false, failure: { code: 'no-pack' } })
  expect(onDisk()).toEqual(before)
})
