import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conflictBoard } from '#shared/assess/conflicts/board'
import type { RepairRequest } from '#shared/assess/conflicts/repair'
import { worlds } from '#shared/assess/conflicts/test-worlds'
import { repairCall, worldIn } from './repair-call'

const request: RepairRequest = { chosen: [], fixed: [], reach: 1_440, step: 'day', earliest: 0, latest: Number.MAX_SAFE_INTEGER, slots: {}, freeOf: 'all' }

test('what a repair is asked for crosses to a worker, and the world there has the same conflicts', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const crossed = worldIn(structuredClone(repairCall(world, request)))
      expect(conflictBoard(crossed).all()).toEqual(conflictBoard(world).all())
    }),
    { numRuns: 100 },
  )
})
