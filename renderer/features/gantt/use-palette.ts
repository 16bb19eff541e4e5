import { type RefObject, useLayoutEffect, useState } from 'react'
import { type Palette, paletteOf } from './palette'

/** The theme's colours, resolved before the first picture and again when the theme, its contrast or forced colours change. */
export function usePalette(within: RefObject<Element | null>): Palette | undefined {
  const [palette, setPalette] = useState<Palette>()
  useLayoutEffect(() => {
    const forced = matchMedia('(forced-colors: active)')
    const resolve = (): void => {
      if (within.current === null) return
      const next = paletteOf(within.current, forced.matches)
      setPalette((held) => (held?.key === next.key ? held : next))
    }
    resolve()
    const themes = new MutationObserver(resolve)
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-mantine-color-scheme', 'class', 'style'] })
    forced.addEventListener('change', resolve)
    return () => {
      themes.disconnect()
      forced.removeEventListener('change', resolve)
    }
  }, [within])
  return palette
}
