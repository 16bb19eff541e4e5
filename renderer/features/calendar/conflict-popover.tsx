import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { Button, IconButton } from '#app/controls/button'
import { Chip } from '#app/controls/chip'
import { go } from '#app/router'
import { type LiveBoard, NextFreeSlot, Settle, useNames, Why } from '#features/conflicts'
import { kindOf } from '#shared/model/entity-id'
import styles from './calendar.module.css'
import type { CalendarConflict } from './conflicts'

interface ConflictPopoverProps {
  readonly shown: CalendarConflict
  readonly live: LiveBoard
  readonly canEdit: boolean
  /** Shows one side in the calendar, by its entity. */
  readonly onGo: (entity: string) => void
  readonly onClose: () => void
}

/** Why something is a conflict, a repair, and letting it stand. */
export function ConflictPopover({ shown: { conflict, title, severity }, live, canEdit, onGo, onClose }: ConflictPopoverProps) {
  const nameOf = useNames()
  const sides = [conflict.subject, conflict.other].filter((entity) => ['release', 'change', 'booking', 'freeze'].includes(kindOf(entity)))
  const moving = sides.flatMap((entity) => live.board.find(entity) ?? []).find(({ movable }) => movable)
  const isOfTime = conflict.kind !== 'missing-approval' && conflict.kind !== 'outside-deployment-window' && conflict.kind !== 'back-out-does-not-fit'
  return (
    <>
      <div className={styles['popoverHead']}>
        <Chip tone={severity === 'hard' ? 'danger' : 'warning'} icon={<IconAlertTriangle size={14} stroke={1.8} aria-hidden />}>
          Conflict
        </Chip>
        <h3>{title}</h3>
        <IconButton label="Close why" onClick={onClose}>
          <IconX size={16} stroke={1.5} aria-hidden />
        </IconButton>
      </div>
      <Why conflict={conflict} live={live} />
      {canEdit && isOfTime && moving !== undefined && <NextFreeSlot subject={moving} live={live} />}
      <Settle conflict={conflict} live={live} />
      <div className={styles['popoverActions']}>
        {sides.map((entity) => (
          <Button key={entity} onClick={() => onGo(entity)}>
            Show {nameOf(entity)}
          </Button>
        ))}
        <Button kind="plain" onClick={() => go('conflicts', { conflict: conflict.key })}>
          Show in conflicts
        </Button>
      </div>
    </>
  )
}
