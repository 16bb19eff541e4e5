import { useSyncExternalStore } from 'react'
import { type Palette, paletteOf } from './palette'

const attributes = ['data-theme', 'data-mantine-color-scheme', 'class', 'style'] as const

let kept: { readonly theme: string; readonly palette: Palette } | undefined

/** The theme's colours, known before the first picture and again when the theme, its contrast or forced colours change. */
export function usePalette(): Palette {
  return useSyncExternalStore(watch, read)
}

/** To ask for two dozen colours is to wait for all styles of the page, so it is done once a theme. */
function read(): Palette {
  const root = document.documentElement
  const forced = forcedColours().matches
  const theme = [forced, ...attributes.map((name) => root.getAttribute(name))].join('\n')
  if (kept?.theme !== theme) kept = { theme, palette: paletteOf(root, forced) }
  return kept.palette
}

let query: MediaQueryList | undefined
const forcedColours = (): MediaQueryList => {
  query ??= matchMedia('(forced-colors: active)')
  return query
}

function watch(changed: () => void): () => void {
  const forced = forcedColours()
  const themes = new MutationObserver(changed)
  themes.observe(document.documentElement, { attributes: true, attributeFilter: [...attributes] })
  forced.addEventListener('change', changed)
  return () => {
    themes.disconnect()
    forced.removeEventListener('change', changed)
  }
}
