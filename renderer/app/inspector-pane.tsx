import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useCommand } from './actions'
import { offerSlot, toggleInspector, useInspectorSlot } from './inspector-slot'
import { saveSettings, useSettings } from './preferences'
import styles from './shell.module.css'

const narrowest = 280
const widest = 480
const within = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)))

/** The pane at the right in which a room's inspector is drawn; its left edge is dragged, or moved with the arrow keys. */
export function InspectorPane() {
  const { wanted, hidden } = useInspectorSlot()
  const { inspectorWidth } = useSettings()
  const [dragged, setDragged] = useState<number>()
  useCommand('inspector', wanted > 0 ? toggleInspector : undefined)
  const isShown = wanted > 0 && !hidden
  const width = dragged ?? inspectorWidth

  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) setDragged(within(window.innerWidth - event.clientX))
  }
  const drop = (): void => {
    if (dragged !== undefined) void saveSettings({ inspectorWidth: dragged })
    setDragged(undefined)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key]
    if (step === undefined || event.altKey) return
    event.preventDefault()
    void saveSettings({ inspectorWidth: within(inspectorWidth + step) })
  }
  return (
    <aside className={styles['inspector']} hidden={!isShown} style={{ width }} aria-label="Inspector">
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no line between texts (WAI-ARIA window splitter). */}
      <div
        role="separator"
        className={styles['splitter']}
        aria-orientation="vertical"
        aria-label="Width of the inspector"
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        aria-valuenow={width}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onLostPointerCapture={drop}
      />
      <div className={styles['slot']} ref={offerSlot} data-area="inspector" tabIndex={-1} />
    </aside>
  )
}
