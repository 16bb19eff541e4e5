import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exp, ln } from './exact-math'
import { normalQuantile } from './quantiles'

test('exponential and logarithm agree with the engine’s own to fifteen digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (x) => {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14)
    }),
  )
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (x) => {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(1e-14 * Math.max(1, Math.abs(Math.log(x))))
    }),
  )
})

test('they stay what they are, to the last bit', () => {
  expect([exp(0), exp(2), exp(-1), exp(-1000), ln(1), ln(3), ln(0.7), ln(0)]).toEqual([
    1,
    7.38905609893065,
    0.36787944117144233,
    0,
    0,
    1.0986122886681098,
    -0.3566749439387324,
    Number.NEGATIVE_INFINITY,
  ])
})

test('quantiles of the normal distribution are those of the tables', () => {
  expect(normalQuantile(0.5)).toBe(0)
  for (const [p, z] of [
    [0.8, 0.8416212335729143],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.9995, 3.2905267314919255],
    [1e-12, -7.034483825301131],
  ] as const) {
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-12)
    if (p > 0.5) expect(Math.abs(normalQuantile(1 - p) + z)).toBeLessThan(1e-12)
  }
})
