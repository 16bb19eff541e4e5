import type { EventDisplayInfo } from '@fullcalendar/react'
import { IconAlertTriangle, IconWritingOff } from '@tabler/icons-react'
import { createContext, useContext } from 'react'
import type { CalendarKind } from '#shared/calendar/dated'
import type { CalendarConflict } from './conflicts'
import styles from './entry.module.css'
import { drawnOf } from './event-input'
import grid from './grid.module.css'
import { itemName, spanWords, timeBefore } from './item-words'
import { KindIcon, kindClass } from './kind-icon'

/** What entries need to know beside themselves; a context, so that a new conflict redraws no more than its entries. */
export const GridContext = createContext<{
  readonly zone: string
  readonly conflicts: ReadonlyMap<string, CalendarConflict>
  /** By entity, what is said of an approval that no longer counts. */
  readonly stale: ReadonlyMap<string, string>
}>({ zone: 'UTC', conflicts: new Map(), stale: new Map() })

const groupWords: Readonly<Record<CalendarKind, string>> = {
  release: 'releases',
  change: 'changes',
  emergency: 'emergencies',
  window: 'windows',
  booking: 'bookings',
  'key-date': 'key dates',
  freeze: 'freezes',
  phase: 'phases',
}

/** Kinds that bear their icon: releases and changes are told apart by weight and edge, and are most. */
const withIcon: ReadonlySet<CalendarKind> = new Set(['emergency', 'window', 'booking', 'key-date', 'freeze'])

export function eventClass({ event, isStart, isEnd, isDragging, view }: EventDisplayInfo): string {
  const drawn = drawnOf(event)
  if (drawn === undefined) return ''
  if (drawn.kind === 'ground') return ''
  const kind = drawn.kind === 'group' ? drawn.group.kind : drawn.item.kind
  const names = [styles['event'], kindClass(kind), styles[kind]]
  if (kind === 'release' || kind === 'freeze') names.push(styles['strong'])
  if (isStart) names.push(styles['starts'])
  if (isEnd) names.push(styles['ends'])
  if (isDragging) names.push(styles['dragging'])
  if (drawn.kind === 'group') names.push(styles['group'])
  if (view.type.startsWith('timeGrid') && !event.allDay) names.push(styles['column'])
  return names.join(' ')
}

export function groundClass({ event }: EventDisplayInfo): string {
  const drawn = drawnOf(event)
  return drawn?.kind === 'ground' && drawn.item.type === 'hard' ? `${grid['ground']} ${grid['hardGround']}` : (grid['ground'] ?? '')
}

/** The content of an entry: time, icon, title, and its conflict. Its name for a screen reader says all of it in words. */
export function EventBody({ event, isStart }: EventDisplayInfo) {
  const { zone, conflicts, stale } = useContext(GridContext)
  const drawn = drawnOf(event)
  if (drawn === undefined || drawn.kind === 'ground') return null
  if (drawn.kind === 'group') {
    const words = `${drawn.group.count} ${groupWords[drawn.group.kind]}`
    return (
      <div className={styles['body']}>
        <KindIcon kind={drawn.group.kind} />
        <span className={styles['words']}>{words}</span>
      </div>
    )
  }
  const { item } = drawn
  const conflict = conflicts.get(item.key)
  const doubt = stale.get(item.entity)
  const time = isStart ? timeBefore(item, zone) : ''
  return (
    <>
      <span className={styles['spoken']}>{itemName(item, zone, conflict?.title, doubt)}</span>
      <div className={styles['body']} aria-hidden title={`${item.title}, ${spanWords(item, zone, { weekday: true })}`}>
        {withIcon.has(item.kind) && <KindIcon kind={item.kind} />}
        <span className={styles['words']}>
          {time === '' ? '' : `${time} `}
          {item.title}
          {item.kind === 'freeze' && `, ${item.detail}`}
        </span>
        {doubt !== undefined && (
          <span className={`${styles['mark']} ${styles['doubt']}`}>
            <IconWritingOff size={14} stroke={1.8} />
          </span>
        )}
        {conflict !== undefined && (
          <span className={`${styles['mark']} ${conflict.severity === 'hard' ? styles['hard'] : ''}`}>
            <IconAlertTriangle size={14} stroke={1.8} />
          </span>
        )}
      </div>
    </>
  )
}
