import { useMemo } from 'react'
import { useMinute } from '#app/use-now'
import { asksForDecision, useBoard } from '#features/conflicts'
import type { Conflict } from '#shared/assess/conflicts/conflict'

/** The conflicts of a subject that still ask for a decision; undefined while nobody has looked for them yet. */
export type ConflictsOf = (subject: string) => readonly Conflict[] | undefined

export function useConflicts(): ConflictsOf {
  const live = useBoard()
  const now = useMinute()
  return useMemo(() => {
    const known = new Map<string, readonly Conflict[]>()
    return (subject) => {
      if (live === undefined) return undefined
      const held = known.get(subject)
      if (held !== undefined) return held
      const judged = live.board.find(subject)
      const found = judged === undefined ? [] : live.judge(judged).filter((conflict) => asksForDecision(conflict, now) && conflict.kind !== 'missing-approval')
      known.set(subject, found)
      return found
    }
  }, [live, now])
}
