import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { combine, create, edit } from '#shared/commands/edit'
import { AuditQuery } from '#shared/ipc/shapes'
import { type FileEntry, hashEntry, lineOf, sealDraft } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import { viewOf } from '#shared/model/view'
import type { Role } from '#shared/model/workspace'
import { realDisk } from '../disk/disk'
import { type DeviceKey, newDeviceKey, sha256 } from '../keys/signatures'
import { auditRows } from './audit'
import { foundingEntry, type Journal, openJournal } from './journal'
import { appendLines, lineAt } from './segments'

const key = newDeviceKey()
const ben = newDeviceKey()
let folder = ''
let ws = ''
let clock = Date.UTC(2026, 10, 25)

const admission = (id: string, { device, publicKey }: DeviceKey, person: string, role: Role): Draft =>
  create('admission', id, { of: 'workspace/this', dev: device, publicKey, person, role })
const revocation = (id: string, { device }: DeviceKey, lastSeq: number): Draft =>
  create('revocation', id, { of: 'workspace/this', dev: device, lastSeq, lastHash: '0'.repeat(64), why: 'Left' })
const release = (id: string): Draft => create('release', id, { name: id })
const rename = (id: string, name: string): Draft => edit('release', viewOf('release', id, {}), { name })
const open = (by: DeviceKey = key): Journal => openJournal({ folder, ws, key: by, person: () => 'Anna', disk: realDisk, now: () => clock++ })
const summaries = (journal: Journal): readonly string[] =>
  journal.read({}, 0).lines.map(({ line }) => {
    const { sum } = JSON.parse(line) as FileEntry
    return typeof sum === 'string' ? '' : sum.text
  })
const answer = (written: ReturnType<Journal['write']>): string => (written.ok ? 'written' : written.failure.code)

/** Puts entries of Ben's device into the journal, as taking them over will: from `place` on, each after the one before. */
function takeOverFromBen(drafts: readonly Draft[], about: readonly FileEntry['about'][], place = { seq: 0, hash: '' }): { seq: number; hash: string } {
  let { seq, hash } = place
  const lines = drafts.map((draft, at) => {
    const unsigned = sealDraft(draft, {
      ws,
      dev: ben.device,
      seq: seq + 1,
      prev: hash,
      clock: `${(clock++).toString(16).padStart(12, '0')}-00000000`,
      at: '',
      who: 'Ben',
      seen: {},
      about: about[at] ?? {},
      salts: Array.from({ length: draft.operations.length + 1 }, () => '0'.repeat(32)),
    })
    hash = hashEntry(unsigned, sha256)
    seq += 1
    return lineOf({ ...unsigned, sig: ben.sign(hash) })
  })
  appendLines(join(folder, 'journal', ben.device), 1, lines, realDisk)
  return { seq, hash }
}

beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-members-'))
  const founding: Draft = combine('found-workspace', 'Founded', [
    create('workspace', 'this', { name: 'Norhaven Bank' }),
    admission(key.device, key, 'Anna', 'admin'),
  ])
  const founded = foundingEntry(founding, key, 'Anna', clock++)
  ws = founded.ws
  appendLines(join(folder, 'journal', key.device), 1, [founded.line], realDisk)
  open().write([release('a')])
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

test('what another device wrote is kept, and shown from when somebody vouches for it', () => {
  takeOverFromBen([rename('a', 'Ben’s')], [{ 'release/a': [] }])
  const journal = open()
  const before = journal.generation()
  expect(summaries(journal)).toEqual(['Founded', 'Added release “a”'])
  expect(Object.keys(journal.heads()).sort()).toEqual([key.device, ben.device].sort())
  expect(journal.write([admission('ben', ben, 'Ben', 'manager')]).ok).toBe(true)
  expect(summaries(journal)).toContain('Changed name of release')
  // Nothing that was shown has to be taken back: what counts now is told like something new, once.
  expect(journal.generation()).toBe(before)
  const position = journal.position()
  expect(journal.takeLate().map(({ line }) => (JSON.parse(line) as FileEntry).who)).toEqual(['Ben'])
  expect(journal.position()).toBe(position + 1)
  expect(journal.takeLate()).toEqual([])
  expect(open().generation()).toBe(journal.generation())
})

test('what a revocation cuts off is shown no more, and everything must be computed anew, after a restart too', () => {
  open().write([admission('ben', ben, 'Ben', 'manager')])
  takeOverFromBen([rename('a', 'First'), { ...rename('a', 'Second'), summary: 'Second' }], [{ 'release/a': [] }, { 'release/a': [] }])
  const journal = open()
  expect(summaries(journal)).toContain('Second')
  const before = journal.generation()
  expect(journal.write([revocation('ben', ben, 1)]).ok).toBe(true)
  expect(summaries(journal)).not.toContain('Second')
  expect(summaries(journal)).toContain('Changed name of release')
  expect(journal.generation()).not.toBe(before)
  // Which device comes first is nobody's promise.
  expect([...summaries(open())].sort()).toEqual([...summaries(journal)].sort())
  expect(open().generation()).toBe(journal.generation())
})

test('a journal of this device alone keeps its generation through whatever it writes', () => {
  const journal = open()
  expect(journal.generation()).toBe(1)
  journal.write([admission('ben', ben, 'Ben', 'manager'), release('b'), rename('b', 'B')])
  expect(journal.generation()).toBe(1)
  expect(open().generation()).toBe(1)
})

test('a new entry names the entries that count, and what it has seen of other devices once', () => {
  open().write([admission('ben', ben, 'Ben', 'manager')])
  const { hash } = takeOverFromBen([rename('a', 'Ben’s')], [{ 'release/a': [] }])
  const journal = open()
  const [first, second] = [journal.write([rename('a', 'Mine')]), journal.write([rename('a', 'Mine again')])].map((written) => {
    if (!written.ok) throw new Error(written.failure.message)
    return JSON.parse(written.value[0]?.line ?? '') as FileEntry
  })
  expect(first?.seen).toEqual({ [ben.device]: [1, hash] })
  expect(first?.about['release/a']).toContain(hash)
  expect(second?.seen).toEqual({})
  expect(second?.about).toEqual({ 'release/a': [hashEntry(first as FileEntry, sha256)] })
})

test('the audit trail shows what does not count, and why', () => {
  open().write([admission('ben', ben, 'Ben', 'voter')])
  takeOverFromBen([rename('a', 'Not his to say')], [{ 'release/a': [] }])
  const { rows } = auditRows(open().index(), ({ place }) => lineAt(place), AuditQuery.parse({ about: 'release/a' }))
  expect(rows.map(({ who, standing }) => [who, standing])).toEqual([
    ['Ben', 'not-permitted'],
    ['Anna', 'admitted'],
  ])
})

test('what does not count, a refused role or a thing that exists elsewhere, is not written in the first place', () => {
  const journal = open()
  journal.write([admission('ben', ben, 'Ben', 'voter'), release('b'), create('task', 't', { of: 'release/a', title: 'T' })])
  const files = fs.readdirSync(join(folder, 'journal', key.device)).map((name) => fs.readFileSync(join(folder, 'journal', key.device, name), 'utf8'))
  expect(answer(open(ben).write([rename('a', 'Ben’s')]))).toBe('not-permitted')
  expect(answer(journal.write([create('task', 't', { of: 'release/b', title: 'T' })]))).toBe('created-elsewhere')
  expect(answer(journal.write([revocation('own', key, 1)]))).toBe('own-revocation')
  expect(fs.readdirSync(join(folder, 'journal', key.device)).map((name) => fs.readFileSync(join(folder, 'journal', key.device, name), 'utf8'))).toEqual(files)
  expect(fs.existsSync(join(folder, 'journal', ben.device))).toBe(false)
})

test('who belongs is not computed again for an entry that does not bear on it', () => {
  const journal = open()
  journal.write([admission('ben', ben, 'Ben', 'manager')])
  const { members } = journal.index().evidence
  journal.write([release('b')])
  expect(journal.index().evidence.members).toBe(members)
  journal.write([revocation('ben', ben, 0)])
  expect(journal.index().evidence.members).not.toBe(members)
})
