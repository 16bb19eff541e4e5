import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import styles from './conflicts.module.css'

/** The triangle of a conflict, hard or soft, with its word for a screen reader; a tick where it is settled. */
export function ConflictMark({ conflict: { severity, standing } }: { readonly conflict: Pick<Conflict, 'severity' | 'standing'> }) {
  if (standing.state !== 'open') {
    return (
      <span className={styles['settledMark']} role="img" aria-label={standing.state}>
        <IconCheck size={16} stroke={1.5} aria-hidden />
      </span>
    )
  }
  return (
    <span className={styles[`${severity}Mark`]} role="img" aria-label={severity}>
      <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
    </span>
  )
}
