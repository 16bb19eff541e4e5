import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { Button, IconButton } from '#app/controls/button'
import { Fact, Facts } from '#app/controls/facts'
import { instantLines, listText } from '#app/format'
import { selectRootView, selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { StaleBecause } from '#features/approval-mark'
import { BandForm } from './band-form'
import styles from './calendar.module.css'
import { type CalendarItem, kindWords } from './calendar-item'
import type { CalendarConflict } from './conflicts'
import { durationText } from './duration-text'
import { spanWords } from './item-words'
import { KindIcon } from './kind-icon'
import { isOwnBand } from './own-band'
import { recurrenceWords } from './recurrence-words'

interface ItemPopoverProps {
  readonly item: CalendarItem
  readonly conflict: CalendarConflict | undefined
  readonly isDoubted: boolean
  readonly zone: string
  readonly now: number
  /** Opens its page; undefined where it has none of its own. */
  readonly onOpen: (() => void) | undefined
  readonly openLabel: string
  readonly onWhy: (conflict: CalendarConflict) => void
  readonly onClose: () => void
}

/** What an entry is, in place. Freezes, windows, bookings and dates of everybody are edited here: they have no other room. */
export function ItemPopover({ item, conflict, isDoubted, zone, now, onOpen, openLabel, onWhy, onClose }: ItemPopoverProps) {
  const services = useAppSelector(selectViews('service'))
  const site = useAppSelector(selectRootView('workspace', 'this'))?.zone ?? ''
  const touched = item.affects.flatMap((name) => services.find(({ id }) => name === `service/${id}`)?.name ?? [])
  return (
    <>
      <div className={styles['popoverHead']}>
        <KindIcon kind={item.kind} size={16} />
        <h3>{item.title}</h3>
        <IconButton label="Close details" onClick={onClose}>
          <IconX size={16} stroke={1.5} aria-hidden />
        </IconButton>
      </div>
      {conflict !== undefined && (
        <button type="button" className={styles['attention']} onClick={() => onWhy(conflict)}>
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden />
          {conflict.title}. Why?
        </button>
      )}
      {isDoubted && <StaleBecause subjects={[item.entity]} />}
      {isOwnBand(item) ? (
        <BandForm item={item} onRemoved={onClose} />
      ) : (
        <Facts>
          <Fact label="Kind">{[kindWords[item.kind].one, item.type].filter((word) => word !== '').join(', ')}</Fact>
          <Fact label="When">
            <span title={item.wholeDays ? undefined : instantLines(item.from, site, zone).join('\n')}>{spanWords(item, zone, { now, weekday: true })}</span>
          </Fact>
          {item.to > item.from && !item.wholeDays && <Fact label="Length">{durationText(item.to - item.from)}</Fact>}
          {item.repeats !== '' && <Fact label="Repeats">{recurrenceWords(item.repeats)}</Fact>}
          {item.detail !== '' && <Fact label={item.kind === 'phase' || item.kind === 'key-date' ? 'Of' : 'State'}>{item.detail}</Fact>}
          {touched.length > 0 && <Fact label="Services">{listText(touched)}</Fact>}
          {item.environment !== '' && <Fact label="Environment">{item.environment}</Fact>}
        </Facts>
      )}
      {onOpen !== undefined && (
        <div className={styles['popoverActions']}>
          <Button kind="primary" onClick={onOpen}>
            {openLabel}
          </Button>
        </div>
      )}
    </>
  )
}
