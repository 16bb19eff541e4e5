import type { KeyboardEvent, MouseEvent } from 'react'
import { shiftOnClock } from '#shared/calendar/landing'
import { dayAfter, dayAt, dayStart, pageAfter } from '#shared/calendar/period'
import { shifted } from '#shared/commands/when-words'
import { instant } from '#shared/model/when'
import type { CalendarGridProps } from './calendar-grid'
import { type CalendarItem, keyOf } from './calendar-item'
import { isAllDay } from './event-input'
import { cellSelector, entrySelector, focusSoon } from './focus-soon'
import { type KeyWish, wishOf } from './grid-keys'

/** What lies so far around the cursor is looked through for the focused entry. */
const reach = 62 * 86_400_000

/** The keys of the grid: days, entries, and moving what is focused. */
export function onGridKey(event: KeyboardEvent<HTMLElement>, props: CalendarGridProps): void {
  if (!(event.target instanceof HTMLElement)) return
  const frame = event.currentTarget
  const entry = event.target.closest<HTMLElement>('[data-entry]')
  if (entry === null && event.target !== frame && event.target.getAttribute('role') !== 'cell') return
  const item = entry === null ? undefined : itemOfKey(entry.dataset['entry'] ?? '', props)
  const timed = item !== undefined && !isAllDay(item)
  const wish = wishOf(event, { view: props.view, onEntry: entry !== null, timed, singleKeys: props.singleKeys })
  if (wish === undefined) return
  event.preventDefault()
  event.stopPropagation()
  fulfil(wish, frame, entry, item, props)
}

function fulfil(wish: KeyWish, frame: HTMLElement, entry: HTMLElement | null, item: CalendarItem | undefined, props: CalendarGridProps): void {
  const { view, day, zone, today, onGo } = props
  const goDay = (next: string): void => {
    // While the next page is drawn the focus waits on the whole grid, so that no key is lost.
    frame.focus({ preventScroll: true })
    onGo({ day: next })
    focusSoon(frame, cellSelector(next))
  }
  switch (wish.wish) {
    case 'view':
      frame.focus({ preventScroll: true })
      onGo({ view: wish.view })
      if (wish.view === 'month' || wish.view === 'week' || wish.view === 'day') focusSoon(frame, cellSelector(day))
      return
    case 'page':
      goDay(pageAfter(view, day, wish.pages))
      return
    case 'today':
      goDay(today)
      return
    case 'day':
      goDay(dayAfter(item === undefined ? day : dayAt(item.from, zone), wish.days))
      return
    case 'out-of-entry':
      goDay(day)
      return
    case 'into-day': {
      const cells = [...frame.querySelectorAll<HTMLElement>(cellSelector(day))]
      const first = cells.flatMap((cell) => [...cell.querySelectorAll<HTMLElement>('[data-entry]')])[0]
      const cell = cells.at(-1)
      if (first !== undefined) first.focus()
      else if (cell !== undefined) props.onSelect(day, '', cell)
      return
    }
    case 'entry': {
      const all = [...frame.querySelectorAll<HTMLElement>('[data-entry]')].filter((one) => one.checkVisibility({ visibilityProperty: true }))
      const next = all[(entry === null ? -1 : all.indexOf(entry)) + wish.step]
      next?.focus()
      return
    }
    case 'move':
      if (item === undefined) return
      void props
        .onMove(item, shiftOnClock(item.from, wish.days, wish.minutes, zone))
        .then((refused) => refused === undefined && focusSoon(frame, entrySelector(item.key)))
      return
    case 'resize':
      if (item === undefined) return
      void props
        .onResize(item, 'end', shiftOnClock(item.to, wish.days, wish.minutes, zone))
        .then((refused) => refused === undefined && focusSoon(frame, entrySelector(item.key)))
  }
}

/** Puts something where it was clicked twice: on the day, or at the quarter of an hour. */
export function onGridDoubleClick(event: MouseEvent<HTMLElement>, { view, zone, onSelect }: CalendarGridProps): void {
  if (!(event.target instanceof Element) || event.target.closest('button, [role=button]') !== null) return
  const inside = (cell: HTMLElement): boolean => {
    const { left, right, top, bottom } = cell.getBoundingClientRect()
    return event.clientX >= left && event.clientX < right && event.clientY >= top && event.clientY < bottom
  }
  const cell = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=cell][data-date]')].find(inside)
  const day = cell?.dataset['date']
  if (cell === undefined || day === undefined) return
  const { top, height } = cell.getBoundingClientRect()
  // A lane of hours is as high as its day, the row of whole days is not.
  const isLane = view !== 'month' && height > 300
  if (!isLane) {
    onSelect(day, '', cell)
    return
  }
  const begins = dayStart(day, zone)
  const minutes = Math.floor((((event.clientY - top) / height) * 1440) / 15) * 15
  onSelect(shifted(instant(begins), shiftOnClock(begins, 0, minutes, zone), zone), '', cell)
}

function itemOfKey(key: string, { day, spansWithin, itemsOf }: CalendarGridProps): CalendarItem | undefined {
  const around = Date.parse(day)
  return itemsOf(spansWithin(around - reach, around + reach).filter((span) => keyOf(span) === key))[0]
}
