import { useSyncExternalStore } from 'react'

/** One clock for the window, that ticks at each full second while somebody looks at it. */
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setTimeout> | undefined

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
  timer = setTimeout(tick, 1_000 - (now % 1_000))
}

function watch(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}

/** The present minute, as its first millisecond: renders once a minute. */
export const useMinute = (): number => useSyncExternalStore(watch, () => now - (now % 60_000))

/** The present second, as its first millisecond: renders once a second. */
export const useSecond = (): number => useSyncExternalStore(watch, () => now - (now % 1_000))
