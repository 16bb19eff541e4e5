import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lognormalTable, pertTable, type QuantileTable, tableSize } from './quantiles'

const meanOf = (table: QuantileTable): number => table.reduce((sum, value) => sum + value, 0) / tableSize
const varianceOf = (table: QuantileTable): number => {
  const mean = meanOf(table)
  return table.reduce((sum, value) => sum + (value - mean) ** 2, 0) / tableSize
}

test('a PERT-beta has its closed mean and variance, and keeps between its bounds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7200 }), fc.integer({ min: 600, max: 36_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (low, width, place) => {
      const high = low + width
      const mode = Math.round(low + width * place)
      const table = pertTable(low, mode, high)
      const mean = (low + 4 * mode + high) / 6
      expect(Math.abs(meanOf(table) - mean)).toBeLessThan(0.0005 * width + 0.5)
      expect(Math.abs(varianceOf(table) / (((mean - low) * (high - mean)) / 7) - 1)).toBeLessThan(0.01)
      expect([...table].every((value, i) => value >= (i === 0 ? low : (table[i - 1] ?? 0)) && value <= high)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('in the middle the beta of three and three has its known quartiles', () => {
  // Beta(3, 3): I(x) = x^3 (10 - 15 x + 6 x^2) is a quarter at 0.359436.
  const table = pertTable(0, 500_000, 1_000_000)
  expect(Math.abs((table[256] ?? 0) - 359_436)).toBeLessThan(700)
  expect((table[tableSize / 2] ?? 0) + (table[tableSize / 2 - 1] ?? 0)).toBe(1_000_000)
})

test('a lognormal has its median in the middle and its closed mean', () => {
  const table = lognormalTable(3600, 0.3)
  expect(((table[511] ?? 0) + (table[512] ?? 0)) / 2).toBeCloseTo(3600, -1)
  expect(Math.abs(meanOf(table) / (3600 * Math.exp(0.3 ** 2 / 2)) - 1)).toBeLessThan(0.001)
})
