import { describe, expect, test } from 'vitest'
import { holdLaw, lawTimeout } from '#test/torture/laws'
import { digestOf, exchange, lightWorld, naiveDigest, randomDraft, receiveLight, writeLight } from '#test/torture/light-world'
import { apply } from './apply'

describe('R1', { timeout: lawTimeout }, () => {
  test('devices that hold the same entries show the same, whatever came first, late or twice, and as a naive replay does', () => {
    holdLaw({ number: 'R1', commit: 20_000, night: 1_000_000 }, 200, (random, size) => {
      let now = 1_700_000_000_000
      const world = lightWorld(random, () => () => {
        now += random.below(3)
        return now
      })
      for (let step = 0; step < size; step++) {
        const device = random.pick(world.devices)
        writeLight(world, random, device, randomDraft(device, random))
        if (random.chance(0.4)) exchange(world, random)
      }
      const expected = naiveDigest(world.written)
      for (const device of world.devices) {
        for (const entry of world.written) if (entry.device === device.name && !device.held.has(entry.hash)) throw new Error('A device has lost its own entry.')
        // What it has not yet comes mixed with what it has.
        receiveLight(device, random.shuffled(world.written))
        if (digestOf(device.roots) !== expected) expect(digestOf(device.roots)).toBe(expected)
      }
      let roots = {}
      const again = random.shuffled([...world.written, ...world.written.slice(0, 3)])
      for (let from = 0, to = 0; from < again.length; from = to) {
        to = from + 1 + random.below(8)
        roots = apply(roots, again.slice(from, to))
      }
      if (digestOf(roots) !== expected) expect(digestOf(roots)).toBe(expected)
    })
  })
})
