import type { ReactNode } from 'react'
import styles from './controls.module.css'

interface Choice<T extends string> {
  readonly value: T
  readonly label: string
}

interface SegmentsProps<T extends string> {
  readonly label: string
  readonly choices: readonly Choice<T>[]
  readonly value: T | undefined
  readonly onChoose: (value: T) => void
}

/** A row of choices of which one holds, drawn as one control. */
export function Segments<T extends string>({ label, choices, value, onChoose }: SegmentsProps<T>) {
  return (
    <fieldset className={styles['segments']}>
      <legend className={styles['legend']}>{label}</legend>
      {choices.map((choice) => (
        <button key={choice.value} type="button" aria-pressed={choice.value === value} className={styles['segment']} onClick={() => onChoose(choice.value)}>
          {choice.label}
        </button>
      ))}
    </fieldset>
  )
}

interface ToggleProps {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly icon: ReactNode
  readonly children: ReactNode
}

/** A button that stays pressed. */
export function Toggle({ on, onChange, icon, children }: ToggleProps) {
  return (
    <button type="button" aria-pressed={on} className={styles['toggle']} onClick={() => onChange(!on)}>
      {icon}
      {children}
    </button>
  )
}

/** What could not be done, where it was tried, until it is put away. */
export function Refusal({ words, action, onClose }: { readonly words: string; readonly action?: ReactNode; readonly onClose: () => void }) {
  return (
    <div role="status" className={styles['refusal']}>
      <span>{words}</span>
      {action}
      <button type="button" className={styles['plain']} onClick={onClose}>
        Close
      </button>
    </div>
  )
}

export function Toolbar({ children, figures }: { readonly children: ReactNode; readonly figures?: ReactNode }) {
  return (
    <div className={styles['bar']}>
      {children}
      {figures !== undefined && <div className={styles['figures']}>{figures}</div>}
    </div>
  )
}
