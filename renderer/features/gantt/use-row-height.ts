import { useSyncExternalStore } from 'react'

const standard = 32

/** The height of rows at the density that is set: the theme's `--row-height`, in pixels. */
export function useRowHeight(): number {
  return useSyncExternalStore(watch, read)
}

function read(): number {
  const set = Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row-height'), 10)
  return Number.isNaN(set) ? standard : set
}

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true })
  return () => observer.disconnect()
}
