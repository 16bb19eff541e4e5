import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonical } from './canonical'
import { clockZero } from './clock'
import { type Envelope, hashEntry, lineOf, readLine, sealDraft, signEntry } from './entry'
import type { Draft } from './operation'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const sign = (hash: string): string => `signed ${hash.slice(0, 8)}`

const draft: Draft = {
  command: 'edit-release',
  summary: 'Renamed “Größe”\u2028',
  operations: [
    { entity: 'release/a', field: 'name', value: 'b"\\', was: '' },
    { entity: 'release/a', field: 'onHold', value: { held: true, because: ['x', 1.5e-7] }, was: { held: false } },
  ],
}
const envelope: Envelope = {
  ws: 'a'.repeat(64),
  dev: '0123456789abcdef',
  seq: 2,
  prev: 'b'.repeat(64),
  clock: clockZero,
  at: '2026-11-25T10:00:00+01:00',
  who: 'Karin Aalto',
  seen: {},
  about: { 'release/a': [] },
  salts: ['0'.repeat(32), '1'.repeat(32), '2'.repeat(32)],
}

test.each([
  ['a plain draft', draft],
  ['one that takes back another and needs a feature', { ...draft, undoes: 'c'.repeat(64), needs: ['votes'] }],
])('signing %s gives the line and the hash that each give alone', (_what, each) => {
  const unsigned = sealDraft(each, envelope)
  const { line, file, hash } = signEntry(unsigned, sha256, sign)
  expect(file).toEqual({ ...unsigned, sig: sign(hash) })
  expect(line).toBe(lineOf(file))
  expect([hashEntry(unsigned, sha256), hashEntry(file, sha256)]).toEqual([hash, hash])
  const hashed = { ...unsigned, sum: sha256(canonical(unsigned.sum)), ops: unsigned.ops.map((operation) => sha256(canonical(operation))) }
  expect(hash).toBe(sha256(canonical(hashed)))
})

test('what was signed reads back as it was', () => {
  const signed = signEntry(sealDraft(draft, envelope), sha256, sign)
  expect(readLine(signed.line, sha256)).toEqual({ ok: true, value: signed })
})
