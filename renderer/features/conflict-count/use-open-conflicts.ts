import { useEffect, useState } from 'react'
import { whenUsable } from '#app/usable'
import { useMinute } from '#app/use-now'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import type { Board } from '#shared/assess/conflicts/board'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import type { Roots } from '#shared/log/apply'

export interface OpenConflicts {
  readonly board: Board
  /** Those that ask for a decision. */
  readonly conflicts: readonly Conflict[]
}

const idle = (): Promise<IdleDeadline> => new Promise((resolve) => requestIdleCallback(resolve))

/**
 * The conflicts of the workspace, looked for when the window has nothing else to do: the engine is loaded after the start, roots
 * are read some at a time, and an edit that comes meanwhile begins it anew. Until then they stand as they were.
 */
export function useOpenConflicts(): OpenConflicts | undefined {
  const roots = useAppSelector(rootRecords)
  const status = useAppSelector(({ workspace }) => workspace.status)
  const now = useMinute()
  const [open, setOpen] = useState<OpenConflicts>()
  useEffect(() => {
    let isWanted = true
    const isStillWanted = (): boolean => isWanted
    if (status === 'ready') void lookFor(roots, now, isStillWanted).then((found) => found !== undefined && isWanted && setOpen(found))
    return () => {
      isWanted = false
    }
  }, [roots, now, status])
  return status === 'ready' ? open : undefined
}

async function lookFor(roots: Roots, now: number, isWanted: () => boolean): Promise<OpenConflicts | undefined> {
  await whenUsable()
  await idle()
  const { asksForDecision, boardOf, readRoots } = await import('#features/conflicts')
  let deadline = await idle()
  for (const _ of readRoots(roots)) {
    if (!isWanted()) return undefined
    if (deadline.timeRemaining() < 4) deadline = await idle()
  }
  if (!isWanted()) return undefined
  const { board, all } = boardOf(roots)
  return { board, conflicts: all().filter((conflict) => asksForDecision(conflict, now)) }
}
