import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashOfSeen, seenOfChange, seenOfRelease } from './content-hash'
import { Seen } from './seen'
import { viewOf } from './view'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const seenOf = (fields: Record<string, string>) => seenOfChange({ change: viewOf('change', 'c', { removed: false, ...fields }), affects: [] })
const hashOf = (fields: Record<string, string>): string => hashOfSeen(seenOf(fields), sha256)

const part = (id: string) => seenOfChange({ change: viewOf('change', id, { removed: false, shortDescription: id }), affects: [] })
const releaseOf = (changes: readonly string[]) =>
  seenOfRelease({
    release: viewOf('release', 'r', { removed: false, version: '7.4' }),
    affects: [],
    phases: [],
    gates: [],
    criteria: [],
    scope: [],
    changes: changes.map(part),
    plans: [{ plan: viewOf('plan', 'p', { removed: false, start: '2026-12-05T21:00:00Z' }), tasks: [], links: [] }],
  })

test('a content hash follows what is under approval, and comes back when it is put back', () => {
  const approved = hashOf({ plannedEnd: '2026-12-06T01:30:00Z' })
  expect(hashOf({ plannedEnd: '2026-12-06T03:00:00Z' })).not.toBe(approved)
  expect(hashOf({ plannedEnd: '2026-12-06T01:30:00Z' })).toBe(approved)
})

test('states, notes and fields at their default change no content hash', () => {
  const plain = hashOf({ shortDescription: 'Ledger' })
  expect(hashOf({ shortDescription: 'Ledger', state: 'authorize', closeNotes: 'x', justification: '' })).toBe(plain)
})

test('hashes are those of the first version: who verifies an old approval finds what was signed', () => {
  // The canonical JSON as written by hand (architecture.md, Content hash and approval).
  expect(hashOf({ shortDescription: 'Ledger' })).toBe(sha256('{"fields":{"change/c":{"shortDescription":"Ledger"}},"hash":1}'))
  const plan = sha256('{"fields":{"plan/p":{"start":"2026-12-05T21:00:00Z"}},"hash":1}')
  const change = sha256('{"fields":{"change/a":{"shortDescription":"a"}},"hash":1}')
  const contains = JSON.stringify([plan, change].sort())
  expect(hashOfSeen(releaseOf(['a']), sha256)).toBe(sha256(`{"contains":${contains},"fields":{"release/r":{"version":"7.4"}},"hash":1}`))
})

test('the order of what a release contains says nothing, and what was kept as a value has the same hash', () => {
  const hash = hashOfSeen(releaseOf(['a', 'b']), sha256)
  expect(hashOfSeen(releaseOf(['b', 'a']), sha256)).toBe(hash)
  expect(hashOfSeen(Seen.parse(JSON.parse(JSON.stringify(releaseOf(['a', 'b'])))), sha256)).toBe(hash)
  expect(hashOfSeen(Seen.parse(undefined), sha256)).toBe('')
})
