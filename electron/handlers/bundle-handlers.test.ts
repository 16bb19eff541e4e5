import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { trustFile } from '#electron/bundle/content/trust-file'
import { realDisk } from '#electron/disk/disk'
import { jobs } from '#electron/jobs/jobs'
import { deviceKeyFrom, newDeviceKey } from '#electron/keys/signatures'
import { voterJournals } from '#electron/pack/voter-journal'
import { forkedParser } from '#electron/parser/forked-parser'
import { settingsFile } from '#electron/settings/settings'
import type { Source } from '#electron/workspaces/source'
import { workspaces } from '#electron/workspaces/workspaces'
import { create } from '#shared/commands/edit'
import { apply } from '#shared/log/apply'
import { entryOf, type FileEntry } from '#shared/log/entry'
import { ok } from '#shared/model/result'
import { type MadeWorkspace, madeWorkspace, writeTwoReleases } from '#test/fixtures/bundle/made-release'
import { buildParser } from '#test/fixtures/tables/build-parser'
import { attachmentHandlers } from './attachment-handlers'
import { bundleHandlers } from './bundle-handlers'
import { journalHandlers } from './journal-handlers'
import type { Services } from './services'

let folder = ''
let parser = ''
let made: MadeWorkspace
let attachment = ''
beforeAll(async () => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-bundles-'))
  parser = await buildParser(folder)
  made = madeWorkspace()
  writeTwoReleases(made)
  fs.writeFileSync(join(folder, 'runbook.txt'), 'Step by step')
  attachment = await made.attach('runbook.txt', join(folder, 'runbook.txt'))
  made.write(create('attachment', 'at1', { of: 'release/payments', name: 'runbook.txt', sha256: attachment, size: 12, type: 'text/plain' }))
}, 60_000)
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.rmSync(made.folder, { recursive: true, force: true })
})

const window = 1
const asker = { window }

/** A profile of its own, whose tokens are the paths themselves. */
function profile(key = deviceKeyFrom(newDeviceKey().secret)) {
  const userData = fs.mkdtempSync(join(folder, 'profile-'))
  const told: string[] = []
  const shown = new Map<number, Source>()
  const kept = { ...key, protection: 'none', renewed: false } as const
  const services: Services = {
    ...{ disk: realDisk, now: Date.now, settings: settingsFile(userData, realDisk), key: () => kept, shown },
    voted: voterJournals(join(userData, 'packs'), () => kept, realDisk),
    workspaces: workspaces({
      folder: join(userData, 'workspaces'),
      key: () => kept,
      person: () => 'Reader',
      disk: realDisk,
      now: Date.now,
      trash: async () => undefined,
    }),
    trust: trustFile(userData, realDisk),
    windows: { tell: () => undefined, all: () => [window] },
    jobs: jobs((_, { what }) => void told.push(what), Date.now),
    path: (token) => token,
    showFolder: () => undefined,
    sample: async () => [],
  }
  const printer = { printDocument: async () => ok({ bytes: Buffer.from('%PDF-1.7 printed'), pages: 1 }) }
  const handlers = { ...bundleHandlers(services, forkedParser(parser), printer), ...attachmentHandlers(services), ...journalHandlers(services) }
  return { handlers, services, shown, told, userData }
}

let bundle = ''
beforeEach(async () => {
  bundle = join(folder, 'Payments-26.06.slipway')
  const { handlers, shown } = profile(made.key)
  shown.set(window, made.source)
  const exported = await handlers['bundle:export']({ release: 'release/payments', plan: { head: {} }, file: bundle, job: 'j' }, asker)
  expect(exported).toMatchObject({ ok: true, value: { files: 9, bytes: fs.statSync(bundle).size } })
})

const open = (handlers: ReturnType<typeof profile>['handlers'], file = bundle) => handlers['bundle:open']({ file, job: 'j' }, asker)

test('a bundle opens beside the workspace, read-only, with its history and attachments, and closing goes back', async () => {
  const { handlers, services, shown, told } = profile()
  const own = services.workspaces.create('Mine', 'own', 'UTC', [])
  if (!own.ok) throw new Error(own.failure.message)
  shown.set(window, own.value)
  const opened = await open(handlers)
  expect(opened).toMatchObject({
    ok: true,
    value: {
      verdict: { verdict: 'untrusted', file: 'Payments-26.06.slipway', release: 'Payments 26.06', exportedBy: 'Karin Aalto' },
      workspace: { kind: 'bundle', name: 'Payments-26.06' },
    },
  })
  expect(told).toContain('Verifying the bundle')
  const read = await handlers['journal:read']({ after: {}, skip: 0 }, asker)
  if (!read.ok) throw new Error(read.failure.message)
  const roots = apply(
    {},
    read.value.lines.map(({ hash, line }) => entryOf({ file: JSON.parse(line) as FileEntry, hash })),
  )
  expect(Object.keys(roots)).toEqual(expect.arrayContaining(['release/payments', 'change/c1']))
  expect(roots['release/payments']?.entities['task/t1']?.['title']?.[0]).toBe('Drain queues')
  expect(roots['release/hidden']).toBeUndefined()
  expect(await handlers['journal:audit']({ about: 'release/payments', skip: 0, take: 50 }, asker)).toMatchObject({
    ok: true,
    value: { people: ['Karin Aalto'] },
  })

  const copy = join(folder, 'copy.txt')
  expect(await handlers['attachment:save']({ sha256: attachment, file: copy }, asker)).toMatchObject({ ok: true })
  expect(fs.readFileSync(copy, 'utf8')).toBe('Step by step')

  const bytes = fs.readFileSync(bundle)
  const write = await handlers['journal:write'](
    { drafts: [{ command: 'x', summary: 'x', operations: [{ entity: 'release/payments', field: 'name', value: 'X', was: '' }] }] },
    asker,
  )
  expect(write).toMatchObject({ ok: false, failure: { code: 'read-only' } })
  expect(await handlers['attachment:add']({ file: copy, job: 'j' }, asker)).toMatchObject({ ok: false, failure: { code: 'read-only' } })
  expect(await handlers['bundle:export']({ release: 'release/payments', plan: null, file: copy, job: 'j' }, asker)).toMatchObject({
    ok: false,
    failure: { code: 'is-a-bundle' },
  })
  expect(fs.readFileSync(bundle).equals(bytes)).toBe(true)

  expect(await handlers['bundle:close']({}, asker)).toMatchObject({ ok: true, value: { workspace: { id: own.value.id, name: 'Mine' } } })
  expect(await handlers['bundle:verdict']({}, asker)).toEqual({ ok: true, value: {} })
})

test('whoever trusts the key sees the bundle as intact from then on; only its signers can be trusted', async () => {
  const { handlers, userData } = profile()
  await open(handlers)
  expect(await handlers['bundle:trust']({ device: newDeviceKey().device }, asker)).toMatchObject({ ok: false, failure: { code: 'not-a-signer' } })
  expect(await handlers['bundle:trust']({ device: made.key.device }, asker)).toEqual({ ok: true, value: {} })
  expect(await handlers['bundle:verdict']({}, asker)).toMatchObject({ value: { verdict: { verdict: 'intact', findings: [], signers: [{ trusted: true }] } } })
  expect(JSON.parse(fs.readFileSync(join(userData, 'trusted-keys.json'), 'utf8'))).toEqual({ format: 1, devices: [made.key.device] })
})

test('the device that made a bundle calls it intact without being asked', async () => {
  const { handlers } = profile(made.key)
  expect(await open(handlers)).toMatchObject({ value: { verdict: { verdict: 'intact' } } })
})

test('an altered bundle opens with its findings; what is broken or none shows its verdict alone', async () => {
  const { handlers } = profile()
  const bytes = fs.readFileSync(bundle)
  const altered = join(folder, 'altered.slipway')
  fs.writeFileSync(altered, Buffer.from(bytes.toString('latin1').replace('Step by step', 'Step by stop'), 'latin1'))
  const opened = await open(handlers, altered)
  expect(opened).toMatchObject({ value: { verdict: { verdict: 'altered', sentence: expect.stringContaining('1 file differs') } } })
  const read = await handlers['journal:read']({ after: {}, skip: 0 }, asker)
  expect(read.ok && read.value.lines.length).toBeGreaterThan(0)
  const copy = join(folder, 'altered.txt')
  expect(await handlers['attachment:save']({ sha256: attachment, file: copy }, asker)).toMatchObject({ ok: false, failure: { code: 'attachment-damaged' } })
  expect(fs.existsSync(copy)).toBe(false)

  fs.writeFileSync(altered, bytes.subarray(0, 3_000))
  expect(await open(handlers, altered)).toMatchObject({ value: { verdict: { verdict: 'damaged' }, workspace: { kind: 'bundle' } } })
  fs.writeFileSync(altered, 'no zip')
  expect(await open(handlers, altered)).toMatchObject({ value: { verdict: { verdict: 'not-a-bundle' } } })
  expect(await handlers['journal:read']({ after: {}, skip: 0 }, asker)).toMatchObject({ value: { lines: [] } })
  expect(await open(handlers, join(folder, 'gone.slipway'))).toMatchObject({ ok: false })
  expect(await handlers['bundle:close']({}, asker)).toEqual({ ok: true, value: {} })
  expect(await handlers['bundle:close']({}, asker)).toMatchObject({ ok: false, failure: { code: 'no-bundle-open' } })
})
