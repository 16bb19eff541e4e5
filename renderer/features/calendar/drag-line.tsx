import { IconAlertTriangle } from '@tabler/icons-react'
import { type Ref, useImperativeHandle, useState } from 'react'
import styles from './grid.module.css'

/** What a drag that is going on would do to the conflicts. */
export interface WouldDo {
  readonly line: string
  readonly clash: 'none' | 'soft' | 'hard'
}

export interface DragLineControl {
  /** Undefined when nothing is dragged any more. */
  readonly show: (would: WouldDo | undefined) => void
}

/** Says, while an entry is dragged, which conflicts it would make and end where it is held. It alone is drawn again. */
export function DragLine({ ref }: { readonly ref: Ref<DragLineControl> }) {
  const [would, show] = useState<WouldDo>()
  useImperativeHandle(ref, () => ({ show }), [])
  if (would === undefined) return null
  return (
    <p role="status" className={styles['dragLine']} data-clash={would.clash}>
      {would.clash !== 'none' && <IconAlertTriangle size={14} stroke={1.8} aria-hidden />}
      {would.line === '' ? 'No conflict begins or ends here.' : would.line}
    </p>
  )
}
