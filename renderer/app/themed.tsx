import { MantineProvider } from '@mantine/core'
import { setNonce } from 'get-nonce'
import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import './mantine-styles'
import { useSettings } from './preferences'
import { theme, variables } from './theme'
import { type Look, lookFor } from './theme-choice'

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''
// What stops scrolling behind a dialog adds a style element of its own (libraries.md, point 2).
setNonce(nonce)

const dark = matchMedia('(prefers-color-scheme: dark)')
const moreContrast = matchMedia('(prefers-contrast: more)')

function watchSystem(changed: () => void): () => void {
  for (const query of [dark, moreContrast]) query.addEventListener('change', changed)
  return () => {
    for (const query of [dark, moreContrast]) query.removeEventListener('change', changed)
  }
}

/** The look that holds now: the person's choice, else the system's. */
function useLook(): Look {
  const { theme: choice } = useSettings()
  return useSyncExternalStore(watchSystem, () => lookFor(choice, { dark: dark.matches, moreContrast: moreContrast.matches }))
}

/** Puts look and density on the page, and gives the component library our theme. */
export function Themed({ children }: { readonly children: ReactNode }) {
  const look = useLook()
  const { density } = useSettings()
  useEffect(() => {
    document.documentElement.dataset['theme'] = look
    document.documentElement.dataset['density'] = density
  }, [look, density])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} getStyleNonce={() => nonce} forceColorScheme={look === 'dark' ? 'dark' : 'light'}>
      {children}
    </MantineProvider>
  )
}
