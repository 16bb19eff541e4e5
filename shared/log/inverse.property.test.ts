import { describe, expect, test } from 'vitest'
import { holdLaw, lawTimeout } from '#test/torture/laws'
import { digestOf, exchange, type LightDevice, lightWorld, naiveDigest, randomDraft, receiveLight, writeLight } from '#test/torture/light-world'
import { naiveReplay } from '#test/torture/naive-replay'
import type { Random } from '#test/torture/random'
import { isRoot } from './apply'
import { inverse } from './inverse'
import type { Entry } from './operation'
import { isWrittenOnce } from './written-once'

/** Every field as the naive replay of a device's entries shows it, by `entity field`. */
function shown(device: LightDevice): Map<string, readonly [value: string, stamp: string]> {
  const found = new Map<string, readonly [string, string]>()
  for (const entities of Object.values(naiveReplay([...device.held.values()]))) {
    for (const [entity, fields] of Object.entries(entities)) {
      for (const [field, [value, stamp]] of Object.entries(fields)) found.set(`${entity} ${field}`, [JSON.stringify(value), stamp])
    }
  }
  return found
}

/** Takes an entry back on a device and looks at every field before and after. */
function takeBack(world: Parameters<typeof writeLight>[0], random: Random, device: LightDevice, target: Entry): void {
  const before = shown(device)
  const { draft, leftAlone } = inverse(target, device.roots)
  expect(draft.undoes).toBe(target.hash)
  const changeable = target.operations.filter(({ field }) => field !== 'of')
  expect(draft.operations.length + leftAlone.length).toBe(changeable.length)
  if (draft.operations.length > 0) writeLight(world, random, device, draft)
  const after = shown(device)
  const restored = new Map<string, string>(
    changeable.flatMap(({ entity, field, was }) => (isWrittenOnce(entity) ? [] : [[`${entity} ${field}`, JSON.stringify(was)] as const])),
  )
  for (const [name, [value, stamp]] of after) {
    const held = before.get(name)
    const expected = held?.[1] === target.stamp && restored.has(name) ? restored.get(name) : held?.[0]
    if (value !== expected) expect(`${name} = ${value} (${stamp})`).toBe(`${name} = ${expected ?? 'nothing'}`)
  }
  expect(after.size).toBe(before.size)
}

describe('R2', { timeout: lawTimeout }, () => {
  test('undo and redo among concurrent edits restore what the entry set, and only where nobody has changed it since', () => {
    holdLaw({ number: 'R2', commit: 5_000, night: 200_000 }, 120, (random, size) => {
      let now = 1_700_000_000_000
      const world = lightWorld(random, () => () => {
        now += random.below(3)
        return now
      })
      for (let step = 0; step < size; step++) {
        const device = random.pick(world.devices)
        writeLight(world, random, device, randomDraft(device, random))
        if (random.chance(0.4)) exchange(world, random)
        // Anything held, anybody's, an earlier undo too (redo); not what has not been created here yet, for main refuses that.
        const target = random.pick([...device.held.values()])
        const isKnown = target.operations.every(({ entity }) => isRoot(entity) || device.homes.has(entity))
        if (isKnown && random.chance(0.5)) takeBack(world, random, device, target)
      }
      const expected = naiveDigest(world.written)
      for (const device of world.devices) {
        receiveLight(device, random.shuffled(world.written))
        if (digestOf(device.roots) !== expected) expect(digestOf(device.roots)).toBe(expected)
      }
    })
  })
})
