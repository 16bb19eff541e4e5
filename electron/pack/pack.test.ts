import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleWorkspace } from '#electron/app/sample-workspace'
import { trustFile } from '#electron/bundle/content/trust-file'
import { realDisk } from '#electron/disk/disk'
import { ballotHandlers } from '#electron/handlers/ballot-handlers'
import { bundleHandlers } from '#electron/handlers/bundle-handlers'
import { journalHandlers } from '#electron/handlers/journal-handlers'
import type { Services } from '#electron/handlers/services'
import { jobs } from '#electron/jobs/jobs'
import { deviceKeyFrom, newDeviceKey, sha256 } from '#electron/keys/signatures'
import { forkedParser } from '#electron/parser/forked-parser'
import { settingsFile } from '#electron/settings/settings'
import type { Source } from '#electron/workspaces/source'
import { workspaces } from '#electron/workspaces/workspaces'
import { assessedRisk } from '#shared/assess/change-risk/assessed-risk'
import { releaseRisk } from '#shared/assess/change-risk/release-level'
import { conflictBoard } from '#shared/assess/conflicts/board'
import { factsOfRoot, siteZoneOf, worldOf } from '#shared/assess/conflicts/world-of'
import { approvalOf } from '#shared/cab/approval'
import { ballotsFor } from '#shared/cab/ballots'
import { keepsDecisions } from '#shared/cab/decisions'
import { packContext } from '#shared/cab/pack-context'
import { viewsIn } from '#shared/cab/views-in'
import { castVote } from '#shared/commands/cab/cast-vote'
import { recuse } from '#shared/commands/cab/recuse'
import { combine, create, edit } from '#shared/commands/edit'
import { addDevice } from '#shared/commands/trust/devices'
import { apply, type Roots } from '#shared/log/apply'
import { entryOf, type FileEntry } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import { type Failure, ok, type Result } from '#shared/model/result'
import { buildParser } from '#test/fixtures/tables/build-parser'
import { voterJournals } from './voter-journal'

let folder = ''
let parser = ''
beforeAll(async () => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-packs-'))
  parser = await buildParser(folder)
}, 60_000)
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const asker = { window: 1 }
const newKey = () => ({ ...deviceKeyFrom(newDeviceKey().secret), protection: 'none', renewed: false }) as const

/** A profile whose tokens are the paths themselves. `again` starts the app once more with the same folder and key. */
function profile(person: string, key = newKey(), userData = fs.mkdtempSync(join(folder, 'profile-'))) {
  const shown = new Map<number, Source>()
  const settings = settingsFile(userData, realDisk)
  settings.savePerson({ name: person, jobTitle: '' })
  const own = { folder: join(userData, 'workspaces'), key: () => key, person: () => person, disk: realDisk, now: Date.now, trash: async () => undefined }
  const services: Services = {
    ...{ disk: realDisk, now: Date.now, settings, key: () => key, shown },
    voted: voterJournals(join(userData, 'packs'), () => key, realDisk),
    workspaces: workspaces(own),
    trust: trustFile(userData, realDisk),
    windows: { tell: () => undefined, all: () => [1] },
    jobs: jobs(() => undefined, Date.now),
    path: (token) => token,
    showFolder: () => undefined,
    sample: async () => [],
  }
  const printer = { printDocument: async () => ok({ bytes: Buffer.from('%PDF-1.7 printed'), pages: 1 }) }
  const handlers = { ...bundleHandlers(services, forkedParser(parser), printer), ...ballotHandlers(services), ...journalHandlers(services) }
  const roots = async (): Promise<Roots> => {
    let held: Roots = {}
    for (let skip = 0, more = true; more; ) {
      const read = valueIn(await handlers['journal:read']({ after: {}, skip }, asker))
      held = apply(
        held,
        read.lines.map(({ hash, line }) => entryOf({ file: JSON.parse(line) as FileEntry, hash })),
      )
      skip += read.lines.length
      more = read.more
    }
    return held
  }
  const write = async (draft: Result<Draft, Failure>) => {
    const { command, summary, operations } = valueIn(draft)
    return handlers['journal:write']({ drafts: [{ command, summary, operations: [...operations] }] }, asker)
  }
  return { key, person, services, handlers, shown, roots, write, again: () => profile(person, key, userData) }
}
type Profile = ReturnType<typeof profile>

function valueIn<T>(answer: Result<T, Failure>): T {
  if (!answer.ok) throw new Error(answer.failure.message)
  return answer.value
}

const meeting = 'meeting/m'
const subject = 'change/c'

/** A manager with a meeting of two members about one change, and a change that nobody else need see. */
async function manager(): Promise<Profile> {
  const mona = profile('Mona')
  mona.shown.set(1, valueIn(mona.services.workspaces.create('Bank', 'own', 'UTC', [])))
  const draft = combine('begin', 'Began', [
    create('change', 'c', {
      number: 'CHG1',
      shortDescription: 'Patch',
      state: 'authorize',
      plannedStart: '2026-12-05T21:00:00Z',
      plannedEnd: '2026-12-05T23:00:00Z',
    }),
    create('change', 'other', { number: 'CHG2', shortDescription: 'SECRET' }),
    create('meeting', 'm', { title: 'CAB', start: '2026-12-01T09:00:00Z', quorum: 2 }),
    create('agenda-item', 'i', { of: meeting, subject }),
    create('meeting-member', 'b', { of: meeting, person: 'Ben', order: 'a' }),
    create('meeting-member', 'c', { of: meeting, person: 'Cleo', order: 'b' }),
  ])
  valueIn(await mona.write(ok(draft)))
  return mona
}

let count = 0
async function packOf(mona: Profile, also: readonly string[] = []): Promise<string> {
  const file = join(folder, `cab-${count++}.slipway-pack`)
  valueIn(await mona.handlers['pack:export']({ meeting, also: [...also], agenda: null, file, job: 'j' }, asker))
  return file
}
const open = async (who: Profile, file: string) => valueIn(await who.handlers['bundle:open']({ file, job: 'j' }, asker))
const factsOf = async (who: Profile) => ({ roots: await who.roots(), meeting, subject, sha256, signer: { device: who.key.device, person: who.person } })
const vote = async (who: Profile, choice: 'approve' | 'reject') =>
  who.write(castVote(await factsOf(who), `${count++}`, { choice, comment: 'As discussed', conditions: [] }))
async function ballotOf(who: Profile): Promise<string> {
  const file = join(folder, `ballot-${count++}.slipway-ballot`)
  valueIn(await who.handlers['ballot:save']({ file }, asker))
  return file
}
const standings = async (who: Profile): Promise<readonly string[]> =>
  ballotsFor(await who.roots(), meeting, subject, sha256).map(({ outcome: { member, standing, vote: given } }) =>
    `${member.person}: ${standing} ${given?.view.choice ?? ''}`.trim(),
  )

test('pack out, votes elsewhere, ballots back: they count once somebody vouches, and what was edited in between makes them stale', async () => {
  const mona = await manager()
  const file = await packOf(mona)
  expect(fs.readFileSync(file).includes('SECRET')).toBe(false)

  const ballots: string[] = []
  for (const [person, choice] of [
    ['Ben', 'approve'],
    ['Cleo', 'reject'],
  ] as const) {
    const voter = profile(person)
    const opened = await open(voter, file)
    expect(opened).toMatchObject({ verdict: { verdict: 'untrusted' }, workspace: { kind: 'pack', pack: { meeting, closed: '' } } })
    expect((await voter.roots())['change/other']).toBeUndefined()
    expect(await vote(voter, choice)).toMatchObject({ ok: true })
    // The own vote is on the own screen, said to be vouched for by nobody yet.
    expect(await standings(voter)).toContain(`${person}: unvouched ${choice}`)
    const other = await voter.write(ok(edit('change', viewsIn((await voter.roots())[subject], 'change')[0] as never, { shortDescription: 'Mine' })))
    expect(other).toMatchObject({ ok: false, failure: { code: 'read-only' } })
    ballots.push(await ballotOf(voter))
  }
  for (const ballot of [...ballots].reverse())
    expect(await mona.handlers['ballot:import']({ file: ballot }, asker)).toMatchObject({ ok: true, value: { taken: 1 } })
  expect(await standings(mona)).toEqual(['Ben: no-vote', 'Cleo: no-vote'])
  for (const device of valueIn(await mona.handlers['trust:devices']({}, asker)).devices)
    if (device.standing === 'waiting') expect(await mona.write(addDevice(device, device.person, 'voter', `${count++}`))).toMatchObject({ ok: true })
  expect(await standings(mona)).toEqual(['Ben: counted approve', 'Cleo: counted reject'])

  const [change] = viewsIn((await mona.roots())[subject], 'change')
  if (change === undefined) throw new Error('no change')
  expect(await mona.write(ok(edit('change', change, { plannedStart: '2026-12-05T22:00:00Z' })))).toMatchObject({ ok: true })
  expect(await standings(mona)).toEqual(['Ben: stale approve', 'Cleo: stale reject'])
})

test('a changed mind, the app ended in between, and a newer pack: one chain, and nothing that was signed is lost', async () => {
  const mona = await manager()
  const ben = profile('Ben')
  await open(ben, await packOf(mona))
  await vote(ben, 'reject')
  // Without any farewell, as a kill leaves it.
  const restarted = ben.again()
  await open(restarted, await packOf(mona))
  expect(await standings(restarted)).toContain('Ben: unvouched reject')
  await vote(restarted, 'approve')
  const ballot = await ballotOf(restarted)
  expect(await mona.handlers['ballot:import']({ file: ballot }, asker)).toMatchObject({ ok: true, value: { taken: 2, known: 0 } })
  const [device] = valueIn(await mona.handlers['trust:devices']({}, asker)).devices
  if (device === undefined) throw new Error('no device')
  await mona.write(addDevice(device, 'Ben', 'voter', 'v'))
  // The newer pack holds the votes and the admission; the next vote goes on behind them.
  const newer = await packOf(mona)
  const third = restarted.again()
  await open(third, newer)
  expect(await standings(third)).toContain('Ben: counted approve')
  await third.write(recuse(await factsOf(third), `${count++}`, 'My own brother'))
  expect(await mona.handlers['ballot:import']({ file: await ballotOf(third) }, asker)).toMatchObject({ ok: true, value: { taken: 1, known: 2 } })
  expect(await standings(mona)).toContain('Ben: recused approve')

  // A profile that was set back to before its votes must not write a second history.
  const copied = profile('Ben', ben.key)
  const opened = await open(copied, newer)
  expect(opened.workspace?.pack?.closed).toContain('restored or copied')
  expect(await vote(copied, 'reject').catch(({ message }: Error) => message)).toMatchObject({ ok: false, failure: { code: 'pack-closed' } })
})

test('two windows with one pack write one chain', async () => {
  const mona = await manager()
  const file = await packOf(mona)
  const ben = profile('Ben')
  await open(ben, file)
  const first = ben.shown.get(1)
  await open(ben, file)
  await vote(ben, 'approve')
  if (first !== undefined) ben.shown.set(1, first)
  await vote(ben, 'reject')
  expect(await mona.handlers['ballot:import']({ file: await ballotOf(ben) }, asker)).toMatchObject({ ok: true, value: { taken: 2 } })
})

test('nobody votes in a pack beside its own workspace, nor in one that was altered', async () => {
  const mona = await manager()
  const file = await packOf(mona)
  expect((await open(mona, file)).workspace?.pack?.closed).toContain('vote there')
  const bytes = fs.readFileSync(file)
  const at = bytes.indexOf('"CHG1"')
  bytes.write('"CHG7"', at)
  fs.writeFileSync(file, bytes)
  const ben = profile('Ben')
  const opened = await open(ben, file)
  expect(opened.verdict.verdict).toBe('altered')
  expect(opened.workspace?.pack?.closed ?? 'not as it was made').toContain('not as it was made')
})

test('of the sample’s next meeting the pack comes to the same conflicts, risks and approvals as the workspace', async () => {
  const mona = profile('Karin Aalto')
  const drafts = await sampleWorkspace(Date.now(), 'Europe/Helsinki', mona.key.device, 'Karin Aalto')
  mona.shown.set(1, valueIn(mona.services.workspaces.create('Sample', 'sample', 'Europe/Helsinki', drafts)))
  const whole = await mona.roots()
  const worth = (change: string): string => approvalOf(whole, `change/${change}`, sha256).state
  // Of the sample's board: real votes by devices of their own, but for what shall show otherwise.
  expect(['chg0040231', 'chg0040274', 'chg0040102', 'chg0040125'].map(worth)).toEqual(['valid', 'valid', 'valid', 'valid'])
  expect(['chg0040213', 'chg0040119', 'chg0040104', 'chg0040261', 'chg0040107'].map(worth)).toEqual(['stale', 'stale', 'unsupported', 'deferred', 'none'])
  expect(approvalOf(whole, 'change/chg0040102', sha256).openConditions).toHaveLength(1)
  const aside = ballotsFor(whole, 'meeting/cab-last', 'change/chg0040231', sha256).map(({ outcome }) => [
    outcome.member.person,
    outcome.standing,
    outcome.vote?.person,
  ])
  expect(aside).toContainEqual(['Tom Sand', 'recused', undefined])
  expect(aside).toContainEqual(['Nils Friis', 'counted', 'Clara Jensen'])
  const agendas = Object.keys(whole)
    .filter((each) => each.startsWith('meeting/'))
    .map((root) => [root, viewsIn(whole[root], 'agenda-item').map((item) => item.subject)] as const)
    .sort(([, a], [, b]) => b.length - a.length)
  for (const [root, subjects] of agendas.slice(0, 1)) {
    const also = packContext(whole, root, conflictsIn(whole))
    const file = join(folder, `sample-${count++}.slipway-pack`)
    valueIn(await mona.handlers['pack:export']({ meeting: root, also: [...also], agenda: {}, file, job: 'j' }, asker))
    const reader = profile('Reader')
    const opened = await open(reader, file)
    expect(opened.verdict.verdict).toBe('untrusted')
    expect(new Set(opened.verdict.findings.map(({ code }) => code))).toEqual(new Set(['signer-unknown']))
    const packed = await reader.roots()
    expect(Object.keys(packed).length).toBeLessThan(Object.keys(whole).length)
    const judged = (roots: Roots) =>
      subjects.map((each) => ({
        each,
        conflicts: conflictsIn(roots)(each).map(({ key, kind, severity, standing }) => [key, kind, severity, standing.state]),
        risk: each.startsWith('change/')
          ? assessedRisk(roots, each.slice('change/'.length))?.outcome
          : releaseRisk(roots, each.slice('release/'.length))?.outcome,
        approval: approvalOf(roots, each, sha256).state,
      }))
    expect(judged(packed)).toEqual(judged(whole))
    expect(subjects.length).toBeGreaterThan(0)
  }
}, 120_000)

function conflictsIn(roots: Roots) {
  const zone = siteZoneOf(roots, viewsIn)
  const calendars = viewsIn(roots['calendar/main'], 'working-calendar')
  const approvals = { kept: keepsDecisions(roots), stateOf: (each: string) => approvalOf(roots, each, sha256).state }
  const board = conflictBoard(worldOf(roots, (record) => factsOfRoot(record, viewsIn, zone, calendars), viewsIn, zone, approvals))
  return (each: string) => {
    const judged = board.find(each)
    return judged === undefined ? [] : board.judge(judged).filter(({ kind }) => kind !== 'missing-approval')
  }
}
