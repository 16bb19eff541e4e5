import { run } from '#data/run'
import { rootRecords, viewsOf } from '#data/select'
import { store } from '#data/store'
import { shiftTo } from '#shared/calendar/landing'
import { applyMoves, type Moved } from '#shared/commands/apply-moves'
import { idOf, kindOf } from '#shared/model/entity-id'

/** A thing and where it goes, in epoch milliseconds. */
export interface PlannedMove {
  readonly entity: string
  readonly from: number
  readonly to: number
}

/** Does the moves as one command; what is refused is answered in words. */
export async function move(moves: readonly PlannedMove[], zone: string): Promise<string | undefined> {
  const moved = moves.flatMap((one) => movedOf(one, zone) ?? [])
  if (moved.length < moves.length) return 'Something of this is no longer there. Nothing was moved.'
  const result = await run(applyMoves(moved, zone), { toast: true })
  return result.ok ? undefined : result.failure.message
}

function movedOf({ entity, from, to }: PlannedMove, zone: string): Moved | undefined {
  const roots = rootRecords(store.getState())
  const shift = shiftTo(from, to, zone)
  const record = roots[entity]
  switch (kindOf(entity)) {
    case 'release': {
      const [release] = viewsOf(record, 'release')
      if (release === undefined) return undefined
      const parts = {
        phases: viewsOf(record, 'phase'),
        gates: viewsOf(record, 'gate'),
        milestones: viewsOf(record, 'milestone'),
        plans: viewsOf(record, 'plan'),
      }
      return { kind: 'release', release, parts, shift }
    }
    case 'change': {
      const [change] = viewsOf(record, 'change')
      return change === undefined ? undefined : { kind: 'change', change, shift }
    }
    case 'booking': {
      const booking = viewsOf(roots['calendar/main'], 'booking').find(({ id }) => id === idOf(entity))
      return booking === undefined ? undefined : { kind: 'booking', booking, shift }
    }
    default:
      return undefined
  }
}
