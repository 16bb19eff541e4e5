import { useCallback, useSyncExternalStore } from 'react'

/** Whether the window is narrower than so many CSS pixels. */
export function useNarrow(width: number): boolean {
  const watch = useCallback(
    (changed: () => void) => {
      const query = matchMedia(`(max-width: ${width - 1}px)`)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    [width],
  )
  return useSyncExternalStore(watch, () => matchMedia(`(max-width: ${width - 1}px)`).matches)
}
