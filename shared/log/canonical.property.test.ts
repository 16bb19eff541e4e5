import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../model/json'
import { canonical } from './canonical'

/** Any JSON, with the texts and numbers in which writers of canonical JSON have differed. */
const json = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }).map((value) => value as Json)

test('canonical JSON is that of RFC 8785, as another hand writes it', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonical(value)).toBe(canonicalize(value))
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['numbers as ECMAScript writes them', { a: [-0, 1e21, 1e-7, 0.1, 1e30, 4.5, 2e-3] }],
  ['names by UTF-16 code unit', { '€': 1, '\r': 2, דּ: 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 }],
  ['texts with controls, quotes and separators', ['\u0000\u001f"\\/\u2028\u2029\u007f']],
  ['nothing in something', { a: {}, b: [], c: '', d: null }],
])('%s', (_, value) => {
  expect(canonical(value)).toBe(canonicalize(value))
})

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%s, which JSON cannot hold, throws', (value) => {
  expect(() => canonical({ value })).toThrow()
})
