import '@mantine/core/styles.layer.css'
import { MantineProvider } from '@mantine/core'
import { setNonce } from 'get-nonce'
import type { ReactNode } from 'react'

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''
// What stops scrolling behind a dialog adds a style element of its own (libraries.md, point 2).
setNonce(nonce)

/** The controls' theme; colours come from tokens.css. */
export function Themed({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider getStyleNonce={() => nonce} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  )
}
