import { IconX } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect } from 'react'
import { IconButton } from '#app/controls/button'
import styles from './release.module.css'

interface StripFormProps {
  readonly label: string
  readonly onSubmit: (event: FormEvent) => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A few fields asked together under the tabs; Escape closes it, and the focus goes back to where it was. */
export function StripForm({ label, onSubmit, onClose, children }: StripFormProps) {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <form
      className={styles['strip']}
      aria-label={label}
      onSubmit={(event) => void onSubmit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <div className={styles['stripFields']}>{children}</div>
      <CloseStrip onClose={onClose} />
    </form>
  )
}

export function CloseStrip({ onClose }: { readonly onClose: () => void }) {
  return (
    <IconButton label="Close" onClick={onClose}>
      <IconX size={16} stroke={1.5} aria-hidden />
    </IconButton>
  )
}
