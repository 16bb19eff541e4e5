import { IconAlertTriangle, IconWritingOff } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { clockText, countText, dateText } from '#app/format'
import { agendaRows, rowFrom } from '#shared/calendar/agenda'
import type { Dated } from '#shared/calendar/dated'
import { dayList, dayOf } from '#shared/calendar/day-list'
import { shiftOnClock } from '#shared/calendar/landing'
import { type CalendarView, dayAt, daysBetween, monthName, pageAfter } from '#shared/calendar/period'
import type { Edge } from '#shared/commands/move-band'
import type { Shift } from '#shared/commands/when-words'
import styles from './agenda.module.css'
import { type CalendarItem, kindWords } from './calendar-item'
import type { CalendarConflict } from './conflicts'
import { focusSoon } from './focus-soon'
import { wishOf } from './grid-keys'
import { itemName } from './item-words'
import { KindIcon } from './kind-icon'

interface AgendaProps {
  readonly day: string
  readonly today: string
  readonly zone: string
  readonly singleKeys: boolean
  /** What begins in the year of the day, in order of time. */
  readonly spans: readonly Dated[]
  readonly itemsOf: (spans: readonly Dated[]) => readonly CalendarItem[]
  readonly conflicts: ReadonlyMap<string, CalendarConflict>
  readonly stale: ReadonlyMap<string, string>
  readonly onGo: (next: { readonly view?: CalendarView; readonly day?: string }) => void
  readonly onOpenItem: (item: CalendarItem, element: HTMLElement) => void
  readonly onMove: (item: CalendarItem, shift: Shift) => Promise<string | undefined>
  readonly onResize: (item: CalendarItem, edge: Edge, shift: Shift) => Promise<string | undefined>
}

const rowHeight = 32
const heads = ['Day', 'Time', 'Kind', 'What', 'State'] as const

/** A year as a list of what begins, a line each; only the lines in view are drawn. */
export function Agenda({ day, today, zone, singleKeys, spans, itemsOf, conflicts, stale, onGo, onOpenItem, onMove, onResize }: AgendaProps) {
  const year = day.slice(0, 4)
  const rows = useMemo(() => {
    const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)
    const list = dayList(`${year}-01-01`, daysBetween(`${year}-01-01`, `${Number(year) + 1}-01-01`), zone)
    return agendaRows(spans, months, (at) => list.days[dayOf(list, at)] ?? '')
  }, [spans, year, zone])
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(() => rowFrom(rows, day))
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 })
  // The list goes to its day when the day changes, not when an edit makes other rows.
  const arranged = useRef({ rows, virtual })
  arranged.current = { rows, virtual }
  useEffect(() => {
    const at = rowFrom(arranged.current.rows, day)
    setActive(at)
    arranged.current.virtual.scrollToIndex(at, { align: 'start' })
  }, [day])

  const focusRow = (at: number): void => {
    const to = Math.max(0, Math.min(rows.length - 1, at))
    setActive(to)
    virtual.scrollToIndex(to)
    focusSoon(scroller.current, `[data-row="${to}"]`)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active]
    const item = row?.kind === 'item' ? itemsOf([row.item])[0] : undefined
    const step = { ArrowUp: -1, ArrowDown: 1, Home: -rows.length, End: rows.length }[event.key]
    if (step !== undefined && !event.altKey) {
      event.preventDefault()
      focusRow(active + step)
      return
    }
    if ((event.key === 'Enter' || event.key === ' ') && item !== undefined && event.target instanceof HTMLElement) {
      event.preventDefault()
      onOpenItem(item, event.target)
      return
    }
    const wish = wishOf(event, { view: 'list', onEntry: item !== undefined, timed: false, singleKeys })
    if (wish === undefined || wish.wish === 'day' || wish.wish === 'entry' || wish.wish === 'into-day' || wish.wish === 'out-of-entry') return
    event.preventDefault()
    event.stopPropagation()
    if (wish.wish === 'view') onGo({ view: wish.view })
    else if (wish.wish === 'page' || wish.wish === 'today') {
      const next = wish.wish === 'today' ? today : pageAfter('list', day, wish.pages)
      onGo({ day: next })
      if (next.slice(0, 4) === year) focusRow(rowFrom(rows, next))
    } else if (item !== undefined && wish.wish === 'move') void onMove(item, shiftOnClock(item.from, wish.days, wish.minutes, zone))
    else if (item !== undefined) void onResize(item, 'end', shiftOnClock(item.to, wish.days, wish.minutes, zone))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of lines in view alone can't be a <table>.
    <div className={styles['agenda']} role="grid" aria-label={`List of ${year}`} aria-rowcount={rows.length + 1} tabIndex={-1}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <div className={styles['head']} role="row" aria-rowindex={1} tabIndex={-1}>
        {heads.map((head) => (
          // biome-ignore lint/a11y/useSemanticElements: as above.
          <span key={head} role="columnheader" tabIndex={-1}>
            {head}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the lines inside are handled once, here. */}
      <div className={styles['scroller']} ref={scroller} onKeyDown={onKeyDown} role="presentation">
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            const place = { 'data-row': index, 'aria-rowindex': index + 2, style: { top: start }, onFocus: () => setActive(index) }
            const tabIndex = index === active ? 0 : -1
            if (row.kind === 'month') {
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above.
                <div key={row.month} role="row" className={styles['month']} tabIndex={tabIndex} {...place}>
                  {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
                  <span role="rowheader" aria-colspan={heads.length} tabIndex={-1}>
                    {monthName(Number(row.month.slice(5)))} <span className={styles['count']}>{countText(row.count, 'item begins', 'items begin')}</span>
                  </span>
                </div>
              )
            }
            const [item] = itemsOf([row.item])
            if (item === undefined) return null
            return (
              <Line
                key={item.key}
                item={item}
                isFirst={row.isFirstOfDay}
                zone={zone}
                conflict={conflicts.get(item.key)}
                doubt={stale.get(item.entity)}
                place={place}
                tabIndex={tabIndex}
                onOpenItem={onOpenItem}
                isToday={row.day === today}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface LineProps extends Pick<AgendaProps, 'zone' | 'onOpenItem'> {
  readonly item: CalendarItem
  readonly isFirst: boolean
  readonly isToday: boolean
  readonly conflict: CalendarConflict | undefined
  readonly doubt: string | undefined
  readonly tabIndex: number
  readonly place: {
    readonly 'data-row': number
    readonly 'aria-rowindex': number
    readonly style: { readonly top: number }
    readonly onFocus: () => void
  }
}

function Line({ item, isFirst, isToday, zone, conflict, doubt, tabIndex, place, onOpenItem }: LineProps) {
  const day = dateText(item.from, zone, { now: item.from, weekday: true })
  const sameDay = dayAt(item.from, zone) === dayAt(Math.max(item.from, item.to - 1), zone)
  const until = item.to === item.from ? '' : sameDay ? ` to ${clockText(item.to, zone)}` : ` to ${dateText(item.to - 1, zone, { now: item.from })}`
  const time = item.wholeDays ? (sameDay ? '' : until.trim()) : `${clockText(item.from, zone)}${until}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of lines in view alone can't be a <table>.
    <div
      role="row"
      className={`${styles['line']} ${isFirst ? styles['first'] : ''}`}
      tabIndex={tabIndex}
      {...place}
      aria-label={itemName(item, zone, conflict?.title, doubt)}
      onClick={(event) => onOpenItem(item, event.currentTarget)}
      onKeyDown={() => undefined}
    >
      <Cell className={isToday ? styles['today'] : styles['day']}>{isFirst ? day : <span className={styles['spoken']}>{day}</span>}</Cell>
      <Cell className={styles['time']}>{time}</Cell>
      <Cell className={styles['kind']}>
        <KindIcon kind={item.kind} size={16} />
        {kindWords[item.kind].one}
      </Cell>
      <Cell className={styles['what']}>
        <span className={`${styles['words']} ${item.kind === 'release' ? styles['strong'] : ''}`}>{item.title}</span>
        {doubt !== undefined && (
          <span className={styles['doubt']}>
            <IconWritingOff size={14} stroke={1.8} aria-hidden />
            {doubt}
          </span>
        )}
        {conflict !== undefined && (
          <span className={conflict.severity === 'hard' ? styles['hard'] : styles['soft']}>
            <IconAlertTriangle size={14} stroke={1.8} aria-hidden />
            <span className={styles['words']} title={conflict.title}>
              {conflict.title}
            </span>
          </span>
        )}
      </Cell>
      <Cell className={styles['state']}>{item.detail}</Cell>
    </div>
  )
}

function Cell({ className, children }: { readonly className: string | undefined; readonly children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of lines in view alone can't be a <table>.
    // biome-ignore lint/a11y/useFocusableInteractive: the line is what takes the focus.
    <span role="gridcell" className={className}>
      {children}
    </span>
  )
}
