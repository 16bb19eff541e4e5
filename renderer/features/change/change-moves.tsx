import { HeadMenu } from '#app/controls/head-menu'
import { back } from '#app/router'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { useReadOnly } from '#features/fields'
import { remove } from '#shared/commands/edit'
import { takeOffHold } from '#shared/commands/hold'
import { moveChange } from '#shared/commands/move-change'
import type { RootRecord } from '#shared/log/apply'
import type { Change, ChangeState } from '#shared/model/change'
import type { Asked } from './asked'
import { changeFacts, missingFor, movesOf } from './change-facts'
import { changeName } from './change-words'

interface ChangeMovesProps {
  readonly record: RootRecord
  readonly change: Change
  readonly onAsk: (asked: Asked | undefined) => void
}

/** The head's buttons: the moves of the change's model, and in the menu all that is wanted more seldom. */
export function ChangeMoves({ record, change, onAsk }: ChangeMovesProps) {
  const roots = useAppSelector(rootRecords)
  if (useReadOnly()) return null
  const facts = changeFacts(roots, record, change)
  const { forward, others } = movesOf(facts)
  const move = async (to: ChangeState): Promise<void> => {
    const moved = await run(moveChange(facts, to), { toast: true })
    onAsk(moved.ok ? undefined : { kind: 'refused', to })
  }
  const removeIt = async (): Promise<void> => {
    const removed = await run(remove('change', change, `Removed the change “${changeName(change)}”`), { toast: true })
    if (removed.ok) back()
  }
  return (
    <HeadMenu
      forward={forward}
      others={others}
      isReady={(to) => missingFor(facts, to).length === 0}
      onMove={(to) => void move(to)}
      isHeld={change.onHold.held}
      onHold={() => onAsk({ kind: 'hold' })}
      onTakeOffHold={() => void run(takeOffHold('change', change), { toast: true })}
      removal="Remove the change"
      onRemove={() => void removeIt()}
    />
  )
}
