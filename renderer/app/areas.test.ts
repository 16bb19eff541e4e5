import { expect, test } from 'vitest'
import { nextArea } from './areas'

test('F6 goes round the areas, Shift+F6 the other way, and from nowhere to the ends', () => {
  expect(nextArea(0, 3, 1)).toBe(1)
  expect(nextArea(2, 3, 1)).toBe(0)
  expect(nextArea(0, 3, -1)).toBe(2)
  expect(nextArea(-1, 3, 1)).toBe(0)
  expect(nextArea(-1, 3, -1)).toBe(2)
  expect(nextArea(-1, 0, 1)).toBe(-1)
})
