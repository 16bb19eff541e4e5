import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conflictBoard } from './board'
import { dependsOnTime, isOpen, movedTo } from './moved'
import { nextSlot } from './next-slot'
import { base, quarter, worlds } from './test-worlds'

test('the next free slot is the first of all starts, tried one by one, and each refused start has the conflict it is refused for', () => {
  let slots = 0
  fc.assert(
    fc.property(worlds, fc.nat(7), fc.constantFrom('all' as const, 'hard' as const), (world, which, freeOf) => {
      const subject = world.subjects.filter(({ wholeDays }) => !wholeDays)[which]
      if (subject === undefined) return
      const board = conflictBoard(world)
      const bounds = { earliest: base - 50 * quarter, latest: base + 350 * quarter, freeOf, step: 15 }
      const found = nextSlot(board, subject, bounds)
      const isRefused = (from: number): boolean =>
        board
          .judge(movedTo(subject, from))
          .some((conflict) => isOpen(conflict) && dependsOnTime(conflict) && (freeOf === 'all' || conflict.severity === 'hard'))
      let first: number | undefined
      for (let from = bounds.earliest; from <= bounds.latest && first === undefined; from += quarter) if (!isRefused(from)) first = from
      expect(found.slot?.from).toBe(first)
      if (first !== undefined) slots += 1
      for (const { from, until, conflict } of found.refused) {
        for (let at = from; at < Math.min(until, bounds.latest + 1); at += quarter) {
          expect(board.judge(movedTo(subject, at)).map(({ key }) => key)).toContain(conflict.key)
        }
      }
    }),
    { numRuns: 2_000 },
  )
  expect(slots).toBeGreaterThan(100)
}, 120_000)
