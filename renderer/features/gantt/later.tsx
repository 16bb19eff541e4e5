import { type ReactNode, useEffect, useState } from 'react'
import { afterPaint } from './after-paint'

/** What nobody sees in the first picture comes after it. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [painted, setPainted] = useState(false)
  useEffect(() => afterPaint(() => setPainted(true)), [])
  return painted && children
}
