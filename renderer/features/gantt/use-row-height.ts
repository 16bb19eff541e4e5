import { useSyncExternalStore } from 'react'

const standard = 32

let kept: { readonly density: string | null; readonly height: number } | undefined

/** The height of rows at the density that is set: the theme's `--row-height`, in pixels. */
export function useRowHeight(): number {
  return useSyncExternalStore(watch, read)
}

/** Asked once a density: reading a style makes the page settle all its styles. */
function read(): number {
  const density = document.documentElement.getAttribute('data-density')
  if (kept?.density !== density) {
    const set = Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row-height'), 10)
    kept = { density, height: Number.isNaN(set) ? standard : set }
  }
  return kept.height
}

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true })
  return () => observer.disconnect()
}
