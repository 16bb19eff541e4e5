import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RootRecord } from '#shared/log/apply'
import { recordFrom, recordText } from './projection-text'

const name = fc.string({ minLength: 1 }).filter((text) => text !== '__proto__')
const value = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.record({ held: fc.boolean(), because: fc.array(fc.string()) }))
const held = fc.tuple(value, fc.constantFrom('first stamp', 'second stamp', 'third stamp'))
const entities = fc.dictionary(name, fc.dictionary(name, held, { noNullPrototype: true }), { noNullPrototype: true })

test('what was stored of a record reads back as it was', () => {
  fc.assert(
    fc.property(entities, (each) => {
      const record: RootRecord = { root: 'release/a', entities: each }
      expect(recordFrom('release/a', recordText(record))).toEqual(record)
    }),
  )
})
