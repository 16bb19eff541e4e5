import { expect, test } from 'vitest'
import { type Allowance, afterCall, fullAllowance, pace } from './rate'

function callsThatPass(from: Allowance, now: number): number {
  let allowance: Allowance | undefined = from
  for (let passed = 0; ; passed += 1) {
    allowance = afterCall(allowance, now)
    if (allowance === undefined) return passed
  }
}

test('a burst passes, a flood does not, and a second gives new calls', () => {
  expect(callsThatPass(fullAllowance(0), 0)).toBe(pace.burst)
  expect(callsThatPass({ calls: 0, at: 0 }, 1_000)).toBe(pace.perSecond)
  expect(callsThatPass({ calls: 0, at: 0 }, 3_600_000)).toBe(pace.burst)
})
