import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  /** What is not here: "No freezes yet". */
  readonly title: string
  /** What belongs here and why, in one or two sentences. */
  readonly children: ReactNode
  /** One or two buttons. */
  readonly actions?: ReactNode
  /** An example drawn in hairlines. */
  readonly example?: ReactNode
}

/** An empty view teaches what belongs into it. */
export function EmptyState({ title, children, actions, example }: EmptyStateProps) {
  return (
    <section className={styles['empty']}>
      <h2>{title}</h2>
      <p>{children}</p>
      {example !== undefined && <div className={styles['example']}>{example}</div>}
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </section>
  )
}
