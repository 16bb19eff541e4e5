import { useMemo } from 'react'
import { useMinute } from '#app/use-now'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { triedDraft, useBoard } from '#features/conflicts'
import type { Tried } from '#shared/assess/conflicts/tried'
import { combine } from '#shared/commands/edit'
import type { Draft } from '#shared/log/operation'

const nothing = { arising: [], ending: [], staying: 0 } as const

/** What a what-if does to the conflicts: all that was tried, beside everything else as it stands. */
export function useTriedConflicts(drafts: readonly Draft[]): Pick<Tried, 'arising' | 'ending' | 'staying'> {
  const roots = useAppSelector(rootRecords)
  const live = useBoard()
  const now = useMinute()
  return useMemo(
    () => (live === undefined || drafts.length === 0 ? nothing : triedDraft(roots, live, combine('keep-what-if', '', drafts), now)),
    [roots, live, drafts, now],
  )
}
