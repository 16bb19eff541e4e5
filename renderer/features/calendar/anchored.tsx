import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import styles from './calendar.module.css'

interface AnchoredProps {
  /** What it stands beside, as it was when it was opened. */
  readonly beside: DOMRect
  readonly label: string
  readonly width?: number
  readonly onClose: () => void
  readonly children: ReactNode
}

/** So much of a long bar is stood beside, so that there is room for the popover. */
const widest = 140

/** A popover beside something that it does not know: takes the focus, Escape and a click outside close it. */
export function Anchored({ beside, label, width = 380, onClose, children }: AnchoredProps) {
  const [opened] = useState(true)
  return (
    <Popover opened={opened} onChange={(open) => !open && onClose()} position="right-start" offset={6} width={width} trapFocus withinPortal shadow="md">
      <Popover.Target>
        <div className={styles['anchor']} style={{ left: beside.left, top: beside.top, width: Math.min(widest, beside.width), height: beside.height }} />
      </Popover.Target>
      <Popover.Dropdown aria-label={label} className={styles['popover'] ?? ''}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}
