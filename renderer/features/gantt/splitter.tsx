import { type KeyboardEvent, memo, type PointerEvent, useRef } from 'react'

const least = 260
const most = 1000

interface SplitterProps {
  readonly className: string
  readonly width: number
  readonly onWidth: (width: number) => void
}

/** The edge between grid and timeline: dragged, or moved by the arrow keys. */
export const Splitter = memo(function Splitter({ className, width, onWidth }: SplitterProps) {
  const held = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined)
  const set = (next: number): void => onWidth(Math.max(least, Math.min(most, next)))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    set(width + (event.key === 'ArrowLeft' ? -20 : 20))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule can't be dragged; this is the separator of ARIA that can
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the grid"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      className={className}
      onKeyDown={onKeyDown}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        held.current = { x: event.clientX, width }
      }}
      onPointerMove={(event) => held.current !== undefined && set(held.current.width + event.clientX - held.current.x)}
      onPointerUp={() => {
        held.current = undefined
      }}
    />
  )
})
