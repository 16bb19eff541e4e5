import { useEffect, useState } from 'react'
import { whenUsable } from '#app/usable'
import { useMinute } from '#app/use-now'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import type { Roots } from '#shared/log/apply'

export interface ConflictCounts {
  readonly open: number
  readonly hard: number
}

const idle = (): Promise<IdleDeadline> => new Promise((resolve) => requestIdleCallback(resolve))

/**
 * Counts the conflicts of the workspace when the window has nothing else to do: the engine is loaded after the start, roots are
 * read some at a time, and an edit that comes meanwhile begins it anew.
 */
export function useConflictCount(): ConflictCounts | undefined {
  const roots = useAppSelector(rootRecords)
  const status = useAppSelector(({ workspace }) => workspace.status)
  const now = useMinute()
  const [counts, setCounts] = useState<ConflictCounts>()
  useEffect(() => {
    let isWanted = true
    const isStillWanted = (): boolean => isWanted
    if (status === 'ready') void counted(roots, now, isStillWanted).then((found) => found !== undefined && isWanted && setCounts(found))
    return () => {
      isWanted = false
    }
  }, [roots, now, status])
  return status === 'ready' ? counts : undefined
}

async function counted(roots: Roots, now: number, isWanted: () => boolean): Promise<ConflictCounts | undefined> {
  await whenUsable()
  await idle()
  const { asksForDecision, boardOf, readRoots } = await import('#features/conflicts')
  let deadline = await idle()
  for (const _ of readRoots(roots)) {
    if (!isWanted()) return undefined
    if (deadline.timeRemaining() < 4) deadline = await idle()
  }
  if (!isWanted()) return undefined
  const open = boardOf(roots)
    .all()
    .filter((conflict) => asksForDecision(conflict, now))
  return { open: open.length, hard: open.filter(({ severity }) => severity === 'hard').length }
}
