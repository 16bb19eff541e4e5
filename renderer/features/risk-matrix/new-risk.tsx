import { useEffect, useRef } from 'react'
import { NewField } from '#features/fields'
import styles from './register.module.css'

interface NewRiskProps {
  readonly onAdd: (title: string) => Promise<string | undefined>
  readonly onClose: () => void
}

/** The line on top of the register in which new risks are typed, one after another; it goes when it is left empty. */
export function NewRisk({ onAdd, onClose }: NewRiskProps) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    line.current?.querySelector('input')?.focus()
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and leaving are the field's inside, this only hears them.
    <div
      ref={line}
      className={styles['new']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
      onBlur={(event) => {
        if (event.target instanceof HTMLInputElement && event.target.value.trim() === '') onClose()
      }}
    >
      <NewField label="New risk" make={onAdd} />
    </div>
  )
}
