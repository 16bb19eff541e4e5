import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RootRecord } from '#shared/log/apply'
import { viewOf } from '#shared/model/view'
import { recordText } from './projection-text'
import { daysOf, isRemoved, namesOf, presentViews, storedRecord, storedText } from './stored-records'

const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\t', '\n', 'ü', '変', '\u2028') })
const value = fc.oneof(text, fc.boolean(), fc.integer(), fc.record({ held: fc.boolean(), because: fc.array(text) }))
const held = fc.tuple(value, fc.constantFrom('first stamp', 'second stamp', 'third stamp'))
const name = fc.constantFrom('release/a', 'phase/a', 'phase/b', 'phase/c', 'hologram/x', 'milestone/a/b')
const field = fc.constantFrom('title', 'removed', 'start', 'end', 'order', 'unknownYet')
const fields = fc.dictionary(field, held, { noNullPrototype: true, minKeys: 1 })
const entities = fc.dictionary(name, fields, { noNullPrototype: true })
const roundTrip = (record: RootRecord): RootRecord => storedRecord(record.root, recordText(record))

test('what was stored of a record reads back as it was', () => {
  fc.assert(
    fc.property(entities, (each) => {
      const record: RootRecord = { root: 'release/a', entities: each }
      const stored = roundTrip(record)
      expect(stored.entities).toEqual(record.entities)
      expect([...namesOf(stored)].sort()).toEqual(Object.keys(each).sort())
      expect(storedText(stored)).toBe(recordText(record))
    }),
  )
})

test('a list reads of the text what it would read of the entities', () => {
  fc.assert(
    fc.property(entities, (each) => {
      const record: RootRecord = { root: 'release/a', entities: each }
      const stored = roundTrip(record)
      for (const kind of ['release', 'phase', 'milestone', 'risk'] as const) expect(presentViews(stored, kind)).toEqual(presentViews(record, kind))
      expect(isRemoved(stored)).toBe(isRemoved(record))
      expect(daysOf(stored)).toEqual(daysOf(record))
    }),
  )
})

test('a phase is read with its defaults, and is gone once it is removed', () => {
  const phase = (removed: boolean) =>
    ({ removed: [removed, 's'], title: ['Build', 's'], start: ['2026-03-01', 's'], end: ['2026-04-01T08:00:00Z', 's'] }) as const
  const record: RootRecord = { root: 'release/a', entities: { 'release/a': { removed: [true, 's'] }, 'phase/a': phase(false), 'phase/b': phase(true) } }
  const stored = roundTrip(record)
  expect(presentViews(stored, 'phase')).toEqual([
    { ...viewOf('phase', 'a', {}), removed: false, title: 'Build', start: '2026-03-01', end: '2026-04-01T08:00:00Z' },
  ])
  expect(isRemoved(stored)).toBe(true)
  expect(daysOf(stored)).toEqual(['2026-03-01', '2026-04-01'])
})
