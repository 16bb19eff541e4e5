import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { contentHash } from './content-hash'
import { viewOf } from './view'

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const hashOf = (fields: Record<string, string>): string =>
  contentHash([{ kind: 'change', view: viewOf('change', 'c', { removed: false, ...fields }) }], [], sha256)

test('a content hash follows what is under approval, and comes back when it is put back', () => {
  const approved = hashOf({ plannedEnd: '2026-12-06T01:30:00Z' })
  expect(hashOf({ plannedEnd: '2026-12-06T03:00:00Z' })).not.toBe(approved)
  expect(hashOf({ plannedEnd: '2026-12-06T01:30:00Z' })).toBe(approved)
})

test('states, notes and fields at their default change no content hash', () => {
  const plain = hashOf({ shortDescription: 'Ledger' })
  expect(hashOf({ shortDescription: 'Ledger', state: 'authorize', closeNotes: 'x', justification: '' })).toBe(plain)
})
