import { Button } from '#app/controls/button'
import { go } from '#app/router'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { sentence } from './conflict-words'
import styles from './conflicts.module.css'
import { useNames } from './names'
import { useBoard } from './use-board'
import { Why } from './why'

/** What a conflict's chip tells when it is pressed: one sentence, why, and the way to where it is settled. */
export function ConflictBecause({ conflict }: { readonly conflict: Conflict }) {
  const live = useBoard()
  const nameOf = useNames()
  return (
    <>
      <p className={styles['sentence']}>{sentence(conflict, nameOf)}.</p>
      {live !== undefined && <Why conflict={conflict} live={live} />}
      <Button kind="plain" onClick={() => go('conflicts', { conflict: conflict.key })}>
        Show in conflicts
      </Button>
    </>
  )
}
