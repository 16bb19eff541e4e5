import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conflictBoard } from './board'
import { dependsOnTime, isOpen, movedTo } from './moved'
import { repair } from './repair'
import type { Subject } from './subject'
import { base, quarter, worlds } from './test-worlds'
import type { World } from './world'

/** Every combination of places, tried one after another. */
function bruteForce(
  world: World,
  members: readonly Subject[],
  places: readonly (readonly number[])[],
  freeOf: 'all' | 'hard',
): { moves: number; distance: number } | undefined {
  let best: { moves: number; distance: number } | undefined
  const chosen = new Set(members.map(({ entity }) => entity))
  const tryFrom = (at: number, placed: readonly Subject[]): void => {
    if (at === members.length) {
      const subjects = [...world.subjects.filter(({ entity }) => !chosen.has(entity)), ...placed]
      const found = conflictBoard({ ...world, subjects }).all()
      const isBad = found.some(
        (one) => (chosen.has(one.subject) || chosen.has(one.other)) && isOpen(one) && dependsOnTime(one) && (freeOf === 'all' || one.severity === 'hard'),
      )
      if (isBad) return
      const moved = placed.map((one, n) => Math.abs(one.from - (members[n]?.from ?? 0))).filter((by) => by > 0)
      const cost = { moves: moved.length, distance: moved.reduce((sum, by) => sum + by, 0) }
      if (best === undefined || cost.moves < best.moves || (cost.moves === best.moves && cost.distance < best.distance)) best = cost
      return
    }
    const member = members[at]
    if (member !== undefined) for (const start of places[at] ?? []) tryFrom(at + 1, [...placed, movedTo(member, start)])
  }
  tryFrom(0, [])
  return best
}

const requests = fc.record({
  count: fc.integer({ min: 1, max: 4 }),
  starts: fc.array(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
  fixed: fc.boolean(),
  freeOf: fc.constantFrom('all' as const, 'hard' as const),
})

test('the repair is as small and as short as the best of all combinations, or there is none', () => {
  const outcomes = { moves: 0, none: 0, nothing: 0 }
  fc.assert(
    fc.property(worlds, requests, (world, { count, starts, fixed, freeOf }) => {
      const members = world.subjects.filter(({ wholeDays }) => !wholeDays).slice(0, count)
      const slots = members.map((_, n) => (starts[n] ?? []).map((at) => base + at * quarter))
      const places = members.map((member, n) => (fixed && n === 0 ? [member.from] : [...new Set([member.from, ...(slots[n] ?? [])])]))
      const request = {
        chosen: members.map(({ entity }) => entity),
        fixed: fixed ? [members[0]?.entity ?? ''] : [],
        reach: 30 * 1_440,
        step: 'day' as const,
        earliest: 0,
        latest: Number.MAX_SAFE_INTEGER,
        slots: Object.fromEntries(members.map(({ entity }, n) => [entity, slots[n] ?? []])),
        freeOf,
      }
      const best = bruteForce(world, members, places, freeOf)
      const found = repair(world, request)
      expect(found.proven).toBe(true)
      if (best === undefined) {
        expect(found.outcome).toBe('none')
        if (found.outcome !== 'none') return
        outcomes.none += 1
        // The clash is real, and it is no larger than it must be.
        const held = (entities: readonly string[]) => {
          const only = { ...world, subjects: world.subjects.filter(({ entity }) => !request.chosen.includes(entity) || entities.includes(entity)) }
          return repair(only, { ...request, chosen: entities })
        }
        expect(held(found.clashing).outcome).toBe('none')
        for (const one of found.clashing) expect(held(found.clashing.filter((other) => other !== one)).outcome).toBe('moves')
        return
      }
      expect(found.outcome).toBe('moves')
      if (found.outcome !== 'moves') return
      expect({ moves: found.moves.length, distance: found.moves.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0) }).toEqual(best)
      if (best.moves > 0) outcomes.moves += 1
      else outcomes.nothing += 1
      expect(repair(world, request)).toEqual(found)
    }),
    { numRuns: 1_500 },
  )
  expect(Math.min(outcomes.moves, outcomes.none, outcomes.nothing)).toBeGreaterThan(50)
}, 180_000)

test('by the hour or the minute nothing goes farther than it may, before or after what is allowed, or from where it is locked; and no fewer moves would do', () => {
  const outcomes = { moves: 0, none: 0, nothing: 0 }
  const bounds = fc.record({
    count: fc.integer({ min: 1, max: 2 }),
    step: fc.constantFrom(15, 240, 480),
    many: fc.integer({ min: 0, max: 6 }),
    earliest: fc.integer({ min: -200, max: 40 }),
    room: fc.integer({ min: 200, max: 700 }),
    locked: fc.boolean(),
  })
  fc.assert(
    fc.property(worlds, bounds, (world, { count, step, many, earliest, room, locked }) => {
      const members = world.subjects.filter(({ wholeDays }) => !wholeDays).slice(0, count)
      const request = {
        chosen: members.map(({ entity }) => entity),
        fixed: locked ? [members[0]?.entity ?? ''] : [],
        reach: step * many,
        step,
        earliest: base + earliest * quarter,
        latest: base + (earliest + room) * quarter,
        slots: {},
        freeOf: 'all' as const,
      }
      const starts = ({ from }: Subject): readonly number[] => Array.from({ length: 2 * many + 1 }, (_, n) => from + (n - many) * step * 60_000)
      const places = members.map((member) =>
        request.fixed.includes(member.entity)
          ? [member.from]
          : starts(member).filter((at) => at === member.from || (at >= request.earliest && at + member.to - member.from <= request.latest)),
      )
      const best = bruteForce(world, members, places, 'all')
      const found = repair(world, request)
      expect(found.outcome).toBe(best === undefined ? 'none' : 'moves')
      if (found.outcome === 'none') {
        outcomes.none += 1
        expect(found.because.every(({ entity }) => found.clashing.includes(entity))).toBe(true)
        return
      }
      expect(found.moves.length).toBe(best?.moves)
      outcomes[found.moves.length > 0 ? 'moves' : 'nothing'] += 1
      for (const { entity, from, to } of found.moves) {
        const length = (members.find((one) => one.entity === entity)?.to ?? 0) - from
        expect(request.fixed).not.toContain(entity)
        expect(Math.abs(to - from)).toBeLessThanOrEqual(request.reach * 60_000)
        expect(Number.isInteger((to - from) / (step * 60_000))).toBe(true)
        expect(to).toBeGreaterThanOrEqual(request.earliest)
        expect(to + length).toBeLessThanOrEqual(request.latest)
      }
    }),
    { numRuns: 3_000 },
  )
  expect(Math.min(outcomes.moves, outcomes.none, outcomes.nothing)).toBeGreaterThan(30)
}, 180_000)
