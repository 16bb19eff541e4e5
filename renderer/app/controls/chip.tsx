import type { ReactNode } from 'react'
import styles from './marks.module.css'

export type Tone = 'neutral' | 'warning' | 'danger' | 'stale' | 'success' | 'info'

interface ChipProps {
  readonly tone?: Tone
  /** An icon of 14 px: a conflict's triangle, a freeze's snowflake, an approval's pen. */
  readonly icon?: ReactNode
  readonly children: ReactNode
  /** Pressing it shows why; then it is a button. */
  readonly onClick?: () => void
  /** For the screen reader where the words alone say too little: "Conflict, CORE-STG is booked twice, why?" */
  readonly label?: string
}

/** Two words on a soft ground, for what needs a decision. */
export function Chip({ tone = 'neutral', icon, children, onClick, label }: ChipProps) {
  const className = `${styles['chip']} ${styles[`${tone}Chip`]}`
  if (onClick === undefined)
    return (
      <span className={className}>
        {icon}
        {children}
      </span>
    )
  return (
    <button type="button" className={className} onClick={onClick} aria-label={label}>
      {icon}
      {children}
    </button>
  )
}
