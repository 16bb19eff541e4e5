import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { afterPaint } from './after-paint'

/** So many rows are made at once while one scrolls, and at least as many stand ready beyond each edge. */
const block = 4

export interface RowsInView {
  readonly first: number
  readonly last: number
}

/**
 * The places of the rows to be made, by blocks, so that most steps of a scroll make none. Undefined until the first
 * picture is on the screen: rows of the tree are many elements, and the canvas shows their words until then.
 */
export function useRowsInView(scroller: RefObject<HTMLElement | null>, rowHeight: number, axis: number): RowsInView | undefined {
  const [range, setRange] = useState<RowsInView>()
  useEffect(() => {
    const box = scroller.current
    if (box === null) return
    let height = 0
    const look = (held: RowsInView | undefined): RowsInView => {
      const above = Math.floor(box.scrollTop / rowHeight / block) * block
      const first = Math.max(0, above - block)
      const last = above + Math.ceil((height - axis) / rowHeight / block) * block + block
      return held?.first === first && held.last === last ? held : { first, last }
    }
    // In the task of the scroll event, so that rows and bars move in the same frame.
    const scrolled = (): void => flushSync(() => setRange((held) => held && look(held)))
    const observer = new ResizeObserver(() => {
      height = box.clientHeight
      setRange((held) => held && look(held))
    })
    const stop = afterPaint(() => {
      height = box.clientHeight
      setRange(look)
      observer.observe(box)
    })
    box.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      stop()
      observer.disconnect()
      box.removeEventListener('scroll', scrolled)
    }
  }, [scroller, rowHeight, axis])
  return range
}

/** The places in view, and a place that stays wherever one scrolls, since the grid names it. */
export function placesOf({ first, last }: RowsInView, count: number, active: number): readonly number[] {
  const places: number[] = []
  const end = Math.min(count - 1, last)
  if (active !== -1 && active < first) places.push(active)
  for (let place = first; place <= end; place++) places.push(place)
  if (active > end) places.push(active)
  return places
}
