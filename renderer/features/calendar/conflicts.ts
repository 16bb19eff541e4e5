import { asksForDecision, type LiveBoard, titleWords } from '#features/conflicts'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { kindOf } from '#shared/model/entity-id'

/** A conflict as the calendar tells it. */
export interface CalendarConflict {
  readonly id: string
  readonly severity: 'hard' | 'soft'
  /** "Ledger 8.4 in a hard freeze" */
  readonly title: string
  /** What it is in conflict with, or ''. */
  readonly detail: string
  readonly from: number
  readonly conflict: Conflict
}

type NameOf = (entity: string) => string

/** The conflicts of a stretch of time that ask for a decision, in order of time; of what the filter hides none is told. */
export function conflictsWithin(
  live: LiveBoard,
  { from, to, now }: { readonly from: number; readonly to: number; readonly now: number },
  nameOf: NameOf,
  isShown: (entity: string) => boolean,
): readonly CalendarConflict[] {
  return live
    .all()
    .filter((conflict) => asksForDecision(conflict, now) && conflict.from < to && conflict.to > from && isShown(conflict.subject))
    .map((conflict) => ({
      id: conflict.key,
      severity: conflict.severity,
      title: titleOf(conflict, live, nameOf),
      detail: conflict.other === '' ? '' : nameOf(conflict.other),
      from: conflict.from,
      conflict,
    }))
    .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
}

function titleOf(conflict: Conflict, { board }: LiveBoard, nameOf: NameOf): string {
  if (conflict.kind === 'booked-twice') return `${nameOf(board.find(conflict.subject)?.environment ?? '')} is booked twice`
  const words = titleWords(conflict)
  const lower = `${words.charAt(0).toLowerCase()}${words.slice(1)}`
  return `${nameOf(conflict.subject)}${/^(in a|outside|past)/.test(lower) ? '' : ':'} ${lower}`
}

/** Per entity the worst conflict it is in. */
export function conflictsByKey(conflicts: readonly CalendarConflict[]): ReadonlyMap<string, CalendarConflict> {
  const found = new Map<string, CalendarConflict>()
  for (const conflict of conflicts) {
    // A freeze is a party of many conflicts and the fault of none: the mark stands at the other one.
    for (const entity of [conflict.conflict.subject, conflict.conflict.other]) {
      if (!['release', 'change', 'booking'].includes(kindOf(entity))) continue
      const held = found.get(entity)
      if (held === undefined || (held.severity === 'soft' && conflict.severity === 'hard')) found.set(entity, conflict)
    }
  }
  return found
}
