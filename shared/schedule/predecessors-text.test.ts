import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkTypes } from '../model/link'
import { parsePredecessors, predecessorText } from './predecessors-text'

test('a cell lists codes, types and lags', () => {
  expect(parsePredecessors('B2, C1 SS+15; D4 FF-1 h 20 min, 12FS+2h')).toEqual({
    ok: true,
    value: [
      { code: 'B2', type: 'FS', lag: 0 },
      { code: 'C1', type: 'SS', lag: 15 },
      { code: 'D4', type: 'FF', lag: -80 },
      { code: '12', type: 'FS', lag: 120 },
    ],
  })
})

test('a code that ends like a type is still a code', () => {
  expect(parsePredecessors('XFS')).toEqual({ ok: true, value: [{ code: 'XFS', type: 'FS', lag: 0 }] })
})

test('a hyphen belongs to the code, unless a type stands before it', () => {
  expect(parsePredecessors('DB-3, DB FS-3, B2+15, B2\u221215, DB-3 SS-5')).toEqual({
    ok: true,
    value: [
      { code: 'DB-3', type: 'FS', lag: 0 },
      { code: 'DB', type: 'FS', lag: -3 },
      { code: 'B2', type: 'FS', lag: 15 },
      { code: 'B2', type: 'FS', lag: -15 },
      { code: 'DB-3', type: 'SS', lag: -5 },
    ],
  })
})

test('what is written reads back the same', () => {
  const link = fc.record({
    code: fc.constantFrom('B2', 'C1', '7', 'DB-3', 'Step 4'),
    type: fc.constantFrom(...linkTypes),
    lag: fc.oneof(fc.constant(0), fc.integer({ min: -5000, max: 5000 })),
  })
  fc.assert(
    fc.property(fc.array(link), (links) => {
      expect(parsePredecessors(links.map(predecessorText).join(', '))).toEqual({ ok: true, value: links })
    }),
  )
})

test('a broken lag is refused with its own words', () => {
  const read = parsePredecessors('B2 FS+often')
  expect(read).toMatchObject({ ok: false, failure: { code: 'predecessor-unreadable' } })
})
