import { useLayoutEffect, useRef, useState } from 'react'

type Handlers<Named> = { readonly [name in keyof Named]: (...args: never[]) => unknown }

/** Handlers that stay the same between renders and always do what the last render says: nothing need be rendered for them. */
export function useSteady<Named extends Handlers<Named>>(handlers: Named): Named {
  const latest = useRef(handlers)
  useLayoutEffect(() => {
    latest.current = handlers
  })
  const [steady] = useState(() => {
    const names = Object.keys(handlers) as (keyof Named)[]
    return Object.fromEntries(names.map((name) => [name, (...args: never[]) => latest.current[name](...args)])) as Named
  })
  return steady
}
