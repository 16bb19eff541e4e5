import { useRef } from 'react'
import { releaseConflicts } from './release-conflicts'
import { useOpenConflicts } from './use-open-conflicts'

const none: ReturnType<typeof releaseConflicts> = new Map()

/** By id of a release what asks for a decision about it; empty while nobody has looked yet. What has not changed for a release is the same list. */
export function useReleaseConflicts(): ReturnType<typeof releaseConflicts> {
  const open = useOpenConflicts()
  const held = useRef<{ readonly open: typeof open; readonly found: ReturnType<typeof releaseConflicts> }>({ open: undefined, found: none })
  if (open !== undefined && held.current.open !== open) held.current = { open, found: releaseConflicts(open, held.current.found) }
  return held.current.found
}
