import { useCallback, useLayoutEffect, useRef } from 'react'

/** A handler that stays the same between renders and always does what the last render says: rows that did not change need not be drawn for it. */
export function useSteady<Args extends readonly unknown[]>(handler: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(handler)
  useLayoutEffect(() => {
    latest.current = handler
  })
  return useCallback((...args: Args) => latest.current(...args), [])
}
