import { useMemo } from 'react'
import { useOpenConflicts } from './use-open-conflicts'

export interface ConflictCounts {
  readonly open: number
  readonly hard: number
}

/** How many conflicts ask for a decision; undefined while nobody has looked for them yet. */
export function useConflictCount(): ConflictCounts | undefined {
  const open = useOpenConflicts()
  return useMemo(
    () => (open === undefined ? undefined : { open: open.conflicts.length, hard: open.conflicts.filter(({ severity }) => severity === 'hard').length }),
    [open],
  )
}
