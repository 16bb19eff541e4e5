import * as fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { realDisk } from '#electron/disk/disk'
import { type Journal, openJournal } from '#electron/journal/journal'
import { deviceKeyFrom, newDeviceKey } from '#electron/keys/signatures'
import { workspaces } from '#electron/workspaces/workspaces'
import type { BundleReading } from '#shared/bundle/content/reading'
import { create, edit } from '#shared/commands/edit'
import { viewOf } from '#shared/model/view'
import { type MadeWorkspace, madeWorkspace, quiet, writeTwoReleases } from '#test/fixtures/bundle/made-release'
import { cancelled } from '../zip/paced'
import { exportBundle } from './export-bundle'
import { readBundle } from './read-bundle'
import { verdictOf } from './verdict'

const of = 'workspace/this'
let made: MadeWorkspace
let target = ''
const ben = deviceKeyFrom(newDeviceKey().secret)
let now = Date.UTC(2026, 6, 2, 8)
beforeEach(() => {
  made = madeWorkspace()
  writeTwoReleases(made)
  target = join(made.folder, 'x.slipway')
})
afterEach(() => fs.rmSync(made.folder, { recursive: true, force: true }))

const folderOf = (): string => made.source.folder ?? ''

/** Ben's laptop, after it has got all that there is. */
function benWrites(name: string, value: string, ahead = 0): void {
  const clock = (): number => {
    now += 1_000
    return now + ahead
  }
  const journal = openJournal({ folder: folderOf(), ws: made.source.id, key: ben, person: () => 'Ben Roth', disk: realDisk, now: clock })
  const written = journal.write([edit('release', viewOf('release', 'payments', {}), { [name]: value })])
  if (!written.ok) throw new Error(written.failure.message)
}

const openedByFounder = (): Journal =>
  openJournal({ folder: folderOf(), ws: made.source.id, key: made.key, person: () => 'Karin Aalto', disk: realDisk, now: () => (now += 1_000) })

const admitBen = (): void =>
  made.write(create('admission', 'ben', { of, dev: ben.device, publicKey: ben.publicKey, person: 'Ben Roth', device: 'Laptop', role: 'manager' }))

/** The founder's device, opened anew with what Ben's has written. */
async function exported(): Promise<BundleReading> {
  const again = workspaces({
    folder: made.folder,
    key: () => made.key,
    person: () => 'Karin Aalto',
    disk: realDisk,
    now: () => (now += 1_000),
    trash: async () => undefined,
  })
  const source = again.open(made.source.id)
  if (!source.ok) throw new Error(source.failure.message)
  const done = await exportBundle(target, { source: source.value, release: 'release/payments', key: made.key, disk: realDisk, job: quiet })
  if (!done.ok) throw new Error(done.failure.message)
  const reading = await readBundle(target)
  if (reading === cancelled || !reading.ok) throw new Error('The bundle could not be read.')
  return reading.value
}

test('entries of a second device stand in the bundle with the admission that makes them count', async () => {
  admitBen()
  benWrites('objective', 'Written by Ben')
  const reading = await exported()
  expect(reading).toMatchObject({ outcome: 'whole', findings: [] })
  expect(reading.lines.join('\n')).toContain('Written by Ben')
  expect(reading.lines.join('\n')).not.toContain('SECRET')
  expect(reading.signers.map(({ device, person, vouchedBy }) => [device, person, vouchedBy])).toEqual(
    [
      [made.key.device, 'Karin Aalto', []],
      [ben.device, 'Ben Roth', [made.key.device]],
    ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )
  expect(verdictOf(reading, target, ({ device }) => device === made.key.device).verdict).toBe('intact')
  expect(verdictOf(reading, target, ({ device }) => device === ben.device)).toMatchObject({
    verdict: 'untrusted',
    findings: [{ code: 'signer-unknown' }, { code: 'no-plan' }],
  })
})

test('what a revoked device wrote after its cut is shown as such, and the bundle is whole', async () => {
  admitBen()
  benWrites('objective', 'In time')
  const last = openJournal({ folder: folderOf(), ws: made.source.id, key: ben, person: () => '', disk: realDisk, now: () => 0 }).heads()[ben.device]
  const founder = openedByFounder()
  benWrites('objective', 'Too late')
  const revoked = founder.write([create('revocation', 'r1', { of, dev: ben.device, lastSeq: last?.[0] ?? 0, lastHash: last?.[1] ?? '', why: 'Lost laptop' })])
  expect(revoked.ok).toBe(true)
  const reading = await exported()
  expect(reading).toMatchObject({ outcome: 'whole', findings: [] })
  expect(reading.notes.map(({ code }) => code)).toEqual(['entry-revoked', 'no-plan'])
  expect(reading.lines.join('\n')).toContain('In time')
  expect(reading.lines.join('\n')).not.toContain('Too late')
})

test('a device whose clock was wrong is named to the auditor, and the bundle is whole', async () => {
  admitBen()
  benWrites('objective', 'Three days ahead', 3 * 86_400_000)
  openedByFounder().write([edit('release', viewOf('release', 'payments', {}), { objective: 'After Ben' })])
  benWrites('objective', 'In time again')
  const reading = await exported()
  expect(reading).toMatchObject({ outcome: 'whole', findings: [] })
  expect(reading.notes).toContainEqual(expect.objectContaining({ code: 'clock', message: `The clock of device ${ben.device} was wrong by about 3 days.` }))
})
