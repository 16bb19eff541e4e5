import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { Button, IconButton } from '#app/controls/button'
import { Chip } from '#app/controls/chip'
import { dateText } from '#app/format'
import styles from './calendar.module.css'
import type { CalendarItem } from './calendar-item'
import type { CalendarConflict } from './conflicts'
import { durationText } from './duration-text'
import { spanWords } from './item-words'
import { type Repair, repairOf } from './repair'

interface ConflictPopoverProps {
  readonly conflict: CalendarConflict
  readonly zone: string
  readonly now: number
  readonly onGo: (item: CalendarItem) => void
  /** Does a repair; undefined where nothing can be changed. */
  readonly onRepair: ((repair: Repair) => void) | undefined
  readonly onClose: () => void
}

/** Why something is a conflict: both parties, the overlap, the rule, and what was tried without result. */
export function ConflictPopover({ conflict, zone, now, onGo, onRepair, onClose }: ConflictPopoverProps) {
  const { parties, from, to, title, severity, rule, tried } = conflict
  const options = { now, weekday: true }
  const repair = repairOf(conflict, zone)
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
      <div className={styles['because']}>
        {parties.map((item) => (
          <p key={item.key}>
            <strong>{item.title}</strong>, {spanWords(item, zone, options)}
          </p>
        ))}
        <p>
          Overlap <strong>{durationText(to - from)}</strong>, {spanWords({ from, to, wholeDays: false }, zone, options)}
        </p>
        <p className={styles['rule']}>Rule: {rule}</p>
      </div>
      <p className={styles['rule']}>Also tried: {tried} Nothing found.</p>
      <div className={styles['popoverActions']}>
        {repair !== undefined && onRepair !== undefined && (
          <Button onClick={() => onRepair(repair)}>
            Move {repair.item.title} to {dateText(repair.to, zone, { now })}
          </Button>
        )}
        {parties.map((item) => (
          <Button key={item.key} onClick={() => onGo(item)}>
            Show {item.title}
          </Button>
        ))}
      </div>
    </>
  )
}
