import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import type { Subject } from '#shared/assess/conflicts/subject'
import { hearBoard, type LiveBoard, quickBoard, settledBoard, wantBoard } from './live-board'

/**
 * The conflicts of the open workspace. In a large one they come a moment after an edit, and until then stand as they were;
 * undefined while nobody has looked for them yet.
 */
export function useBoard(): LiveBoard | undefined {
  const roots = useAppSelector(rootRecords)
  const now = useMemo(() => quickBoard(roots), [roots])
  const settled = useSyncExternalStore(hearBoard, settledBoard)
  useEffect(() => {
    if (now === undefined) void wantBoard(roots)
  }, [now, roots])
  return now ?? settled
}

export interface ConflictsOfOne {
  readonly live: LiveBoard
  readonly conflicts: readonly Conflict[]
  /** The subject as it is judged; undefined while it has no date. */
  readonly subject: Subject | undefined
}

/** The conflicts of one entity, hard ones first. */
export function useConflictsOf(entity: string): ConflictsOfOne | undefined {
  const live = useBoard()
  return useMemo(() => {
    if (live === undefined) return undefined
    const subject = live.board.find(entity)
    return { live, subject, conflicts: subject === undefined ? [] : [...live.judge(subject)].sort(byWeight) }
  }, [live, entity])
}

/** Open before settled, hard before soft, then by time. */
export const byWeight = (a: Conflict, b: Conflict): number =>
  Number(a.standing.state !== 'open') - Number(b.standing.state !== 'open') ||
  Number(a.severity === 'soft') - Number(b.severity === 'soft') ||
  a.from - b.from ||
  (a.key < b.key ? -1 : 1)
