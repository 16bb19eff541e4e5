import { expect, test } from 'vitest'
import type { Json } from './json'
import { defaultsOf, heldView, viewOf } from './view'

const stamped = (fields: Readonly<Record<string, Json>>) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [value, 'stamp'] as const]))

test('a field that nobody has set, or that is in a form unknown here, reads as its default; the others as they are', () => {
  const fields = {
    removed: false,
    name: 'Ledger',
    state: 'from-the-future',
    target: '2026-02-30',
    plannedStart: '2026-02-28',
    onHold: { held: 'maybe' },
    owner: 7,
  }
  const view = viewOf('release', 'a', fields)
  expect(view).toEqual({ ...defaultsOf('release'), id: 'a', removed: false, name: 'Ledger', plannedStart: '2026-02-28' })
  expect(heldView('release', 'a', stamped(fields))).toEqual(view)
})

test('the second reading of a value says what the first one said', () => {
  const read = (target: string, held: Json) => {
    const { target: read, onHold } = viewOf('release', 'a', { target, onHold: held })
    return [read, onHold]
  }
  for (const _ of [1, 2]) {
    expect(read('2026-12-05', { held: true, reason: 'Vendor' })).toEqual(['2026-12-05', { held: true, reason: 'Vendor' }])
    expect(read('5.12.2026', { held: true })).toEqual(['', { held: false }])
  }
})

test('a number is no text, and a text no number', () => {
  expect(viewOf('phase', 'a', { title: 5 }).title).toBe('')
  expect(viewOf('risk', 'a', { inherent: { kind: 'rated', likelihood: '3', impact: 3 } }).inherent).toEqual({ kind: 'none' })
})
