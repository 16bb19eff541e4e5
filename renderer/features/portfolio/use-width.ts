import { useEffect, useRef, useState } from 'react'

/** The width of an element in CSS pixels, and the ref that measures it; 0 before the first measure. */
export function useWidth<E extends HTMLElement>() {
  const element = useRef<E>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const measured = element.current
    if (measured === null) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(measured)
    return () => observer.disconnect()
  }, [])
  return [element, width] as const
}
