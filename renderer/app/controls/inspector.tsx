import { IconExternalLink, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useInspectorSlot, wantInspector } from '../inspector-slot'
import { IconButton } from './button'
import styles from './inspector.module.css'

interface InspectorProps {
  readonly title: string
  /** A line above the title: "R-31, moved today". */
  readonly above?: ReactNode
  /** A line under it: the state mark and the type. */
  readonly under?: ReactNode
  /** Opens the page of what is shown. */
  readonly onOpen?: () => void
  /** What its opening is called: "Open release". */
  readonly openLabel?: string
  /** Clears the selection. */
  readonly onClose: () => void
  /** `InspectorSection`s: attention first (stale, conflict), then facts, then gate, then history. */
  readonly children: ReactNode
}

/** What is selected in a room, drawn in the pane at the right of the window (Ctrl+I puts it away). */
export function Inspector({ title, above, under, onOpen, openLabel = 'Open page', onClose, children }: InspectorProps) {
  const { element } = useInspectorSlot()
  useEffect(wantInspector, [])
  if (element === null) return null
  return createPortal(
    <>
      <header className={styles['head']}>
        <div className={styles['words']}>
          {above !== undefined && <div className={styles['above']}>{above}</div>}
          <h2>{title}</h2>
          {under !== undefined && <div className={styles['under']}>{under}</div>}
        </div>
        {onOpen !== undefined && (
          <IconButton label={openLabel} onClick={onOpen}>
            <IconExternalLink size={16} stroke={1.5} aria-hidden />
          </IconButton>
        )}
        <IconButton label="Close inspector" onClick={onClose}>
          <IconX size={16} stroke={1.5} aria-hidden />
        </IconButton>
      </header>
      {children}
    </>,
    element,
  )
}

interface InspectorSectionProps {
  readonly title?: string
  /** At the right of the title: "11 of 12 met". */
  readonly beside?: ReactNode
  /** The ground of a section that asks for a decision. */
  readonly tone?: 'stale' | 'warning' | 'danger'
  readonly children: ReactNode
}

export function InspectorSection({ title, beside, tone, children }: InspectorSectionProps) {
  return (
    <section className={`${styles['section']} ${tone === undefined ? '' : styles[tone]}`}>
      {title !== undefined && (
        <div className={styles['sectionHead']}>
          <h3>{title}</h3>
          {beside !== undefined && <span className={styles['beside']}>{beside}</span>}
        </div>
      )}
      {children}
    </section>
  )
}
