import { IconAlertTriangle } from '@tabler/icons-react'
import { countText } from '#app/format'
import { go } from '#app/router'
import styles from './conflict-status.module.css'
import { useConflictCount } from './use-conflict-count'

/** The hard conflicts in the status bar; the number opens what it counts. */
export function ConflictStatus() {
  const count = useConflictCount()
  if (count === undefined || count.hard === 0) return null
  return (
    <button type="button" className={styles['status']} onClick={() => go('conflicts', { severity: 'hard' })}>
      <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
      {countText(count.hard, 'hard conflict')}
    </button>
  )
}
