import { expect, test } from 'vitest'
import { RowIndex } from './row-index'

const index = new RowIndex(['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })))

test.each([
  ['where it was guessed', 'b', 1],
  ['a little below', 'd', 1],
  ['far below', 'e', 0],
  ['above', 'a', 3],
] as const)('a row is found %s', (_, id, guess) => {
  expect(index.near(id, guess)).toBe(index.get(id))
})

test('what is not there is not found, also from before the first row and behind the last', () => {
  expect([index.near('x', 0), index.near('x', -1), index.near('x', 9), index.get('x')]).toEqual([undefined, undefined, undefined, undefined])
})
