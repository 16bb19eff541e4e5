import { describe, expect, test } from 'vitest'
import { holdLaw, lawTimeout } from '#test/torture/laws'
import { digestOf, exchange, lightWorld, naiveDigest, randomDraft, receiveLight, writeLight } from '#test/torture/light-world'
import type { Random } from '#test/torture/random'
import { adopt, type Clock, clockZero, isClock, millisecondsOf, tick } from './clock'

const year = 365.25 * 86_400_000
const now = 1_795_000_000_000

/** A wall clock that is wrong: by up to fifty years, stopped, jumping, an hour off after a change of time, or like another one. */
function wrongWall(random: Random): () => number {
  const kind = random.below(5)
  let at = now + (kind === 0 ? Math.round((random.below(2_001) / 1_000 - 1) * 50 * year) : 0)
  return () => {
    if (kind === 1) return at
    if (kind === 2) at += random.chance(0.2) ? random.below(2 * year) - year : 1
    else if (kind === 3) at += random.chance(0.1) ? random.pick([3_600_000, -3_600_000]) : 1
    else at += 1
    return at
  }
}

describe('R9', { timeout: lawTimeout }, () => {
  test('whatever the clocks show, devices converge, and what was done after seeing something beats it', () => {
    holdLaw({ number: 'R9', commit: 2_000, night: 100_000 }, 120, (random, size) => {
      const world = lightWorld(random, () => wrongWall(random))
      for (const device of world.devices) if (random.chance(0.2)) device.clock = `${device.clock.slice(0, 13)}0000fff0`
      for (let step = 0; step < size; step++) {
        const device = random.pick(world.devices)
        const seen = [...device.held.values()].reduce((newest, { stamp }) => (stamp > newest ? stamp : newest), '')
        const entry = writeLight(world, random, device, randomDraft(device, random))
        if (entry.stamp <= seen) expect(entry.stamp).toBe(`later than ${seen}`)
        if (!isClock(device.clock)) expect(device.clock).toBe('a clock')
        if (random.chance(0.5)) exchange(world, random)
      }
      const expected = naiveDigest(world.written)
      for (const device of world.devices) {
        receiveLight(device, random.shuffled(world.written))
        if (digestOf(device.roots) !== expected) expect(digestOf(device.roots)).toBe(expected)
      }
    })
  })

  test('a clock never stands still or goes back, through more than 2^16 ticks of one millisecond', () => {
    let clock: Clock = clockZero
    for (let count = 0; count < 70_000; count++) {
      const next = tick(clock, 5)
      if (!(next > clock) || !isClock(next)) expect(next).toBe(`after ${clock}`)
      clock = next
    }
    expect(clock).toBe('000000000005-0001116f')
  })

  test('a full counter goes over into the next millisecond', () => {
    expect(tick('00000000000a-ffffffff', 3)).toBe('00000000000b-00000000')
  })

  test('a clock at its very end, which only a forged entry can set, stays a clock', () => {
    expect(tick('ffffffffffff-ffffffff', now)).toBe('ffffffffffff-ffffffff')
    expect(isClock(tick(clockZero, Number.MAX_SAFE_INTEGER))).toBe(true)
    expect(isClock(tick(clockZero, -1))).toBe(true)
  })

  test('a batch is adopted once, by its newest, and the own clock is kept where that is ahead', () => {
    expect(adopt('000000000005-00000001', '000000000009-00000002')).toBe('000000000009-00000002')
    expect(adopt('000000000009-00000002', '000000000005-00000001')).toBe('000000000009-00000002')
    expect(millisecondsOf(tick(adopt(clockZero, '000000000009-00000002'), 4))).toBe(9)
  })
})
