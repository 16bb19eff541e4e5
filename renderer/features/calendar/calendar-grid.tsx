import FullCalendar, {
  type CalendarOptions,
  type CalendarRef,
  type DateClickInfo,
  type DateSelectInfo,
  type EventClickInfo,
  type EventDropInfo,
  type EventInput,
  type EventResizeDoneInfo,
  type EventSourceFunc,
} from '@fullcalendar/react'
import dayGridPlugin from '@fullcalendar/react/daygrid'
import interactionPlugin from '@fullcalendar/react/interaction'
import timeGridPlugin from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import { useEffect, useMemo, useRef } from 'react'
import { dayList } from '#shared/calendar/day-list'
import { type DayGroup, thinned } from '#shared/calendar/dense-days'
import { shiftOnClock, shiftTo } from '#shared/calendar/landing'
import { type CalendarView, dayAfter, dayAt, dayStart, daysBetween, periodOf, weekOf } from '#shared/calendar/period'
import type { Edge } from '#shared/commands/move-band'
import type { Shift } from '#shared/commands/when-words'
import { instant } from '#shared/model/when'
import type { CalendarItem } from './calendar-item'
import type { CalendarConflict } from './conflicts'
import { DragLine, type DragLineControl, type WouldDo } from './drag-line'
import { EventBody, eventClass, GridContext, groundClass } from './event-body'
import { drawnOf, groupInput, inputsOf } from './event-input'
import { cellSelector } from './focus-soon'
import styles from './grid.module.css'
import { onGridDoubleClick, onGridKey } from './grid-keyboard'
import { gridTheme } from './grid-theme'
import type { CalendarData } from './use-calendar'

export type GridView = 'day' | 'week' | 'month'

export interface CalendarGridProps {
  readonly view: GridView
  readonly day: string
  readonly zone: string
  readonly firstDayOfWeek: number
  readonly canEdit: boolean
  /** Where all lies that shall be drawn in [from, to). */
  readonly spansWithin: CalendarData['spansWithin']
  readonly itemsOf: CalendarData['itemsOf']
  readonly conflicts: ReadonlyMap<string, CalendarConflict>
  readonly stale: ReadonlyMap<string, string>
  readonly onOpenItem: (item: CalendarItem, element: HTMLElement) => void
  readonly onOpenGroup: (group: DayGroup) => void
  readonly singleKeys: boolean
  readonly today: string
  /** Another day or view is asked for; the day is where the cursor is. */
  readonly onGo: (next: { readonly view?: CalendarView; readonly day?: string }) => void
  /** Days or times were selected to put something there. */
  readonly onSelect: (start: string, end: string, element: HTMLElement) => void
  /** Answers what was refused; then the entry goes back. */
  readonly onMove: (item: CalendarItem, shift: Shift) => Promise<string | undefined>
  readonly onResize: (item: CalendarItem, edge: Edge, shift: Shift) => Promise<string | undefined>
  /** What a move, or a move of one end, would do to the conflicts; asked while an entry is dragged. */
  readonly wouldDo: (item: CalendarItem, edge: Edge | undefined, shift: Shift) => WouldDo | undefined
  readonly label: string
}

const gridViews: Readonly<Record<GridView, string>> = { day: 'timeGridDay', week: 'timeGridWeek', month: 'dayGridMonth' }
const plugins = [dayGridPlugin, timeGridPlugin, interactionPlugin]

/** Month, week and day. It is given what it draws and no more, as objects that stay the same (performance.md, 7). */
export function CalendarGrid(props: CalendarGridProps) {
  const { view, day, zone, firstDayOfWeek, canEdit, spansWithin, itemsOf, conflicts, stale, label } = props
  const calendar = useRef<CalendarRef>(null)
  // The grid keeps the first handlers that it is given: they read the latest properties here.
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const api = calendar.current?.getApi()
    if (api === undefined) return
    // The cursor moves within the page without a word to the grid.
    const { type, currentStart, currentEnd } = api.view
    const at = dayStart(day, zone)
    if (type !== gridViews[view] || at < currentStart.valueOf() || at >= currentEnd.valueOf()) api.changeView(gridViews[view], day)
  }, [view, day, zone])

  const events = useMemo<EventSourceFunc>(
    () => (info, give) => give(inputsBetween(info.start.valueOf(), info.end.valueOf(), zone, canEdit, { spansWithin, itemsOf })),
    [spansWithin, itemsOf, zone, canEdit],
  )
  // Six weeks have less room each.
  const { drawnFirst, drawnEnd } = periodOf(view, day, firstDayOfWeek)
  const weeks = daysBetween(drawnFirst, drawnEnd) / 7
  const frame = useRef<HTMLDivElement>(null)
  const line = useRef<DragLineControl>(null)
  const handlers = useMemo(() => {
    const show = (would: WouldDo | undefined): void => {
      line.current?.show(would)
      // The month hangs what is dragged into the body.
      document.body.dataset['clash'] = would?.clash ?? 'none'
    }
    return gridHandlers(latest, show)
  }, [])
  useEffect(() => {
    if (frame.current !== null) placeCursor(frame.current, day)
  })
  const context = useMemo(() => ({ zone, conflicts, stale }), [zone, conflicts, stale])
  return (
    <GridContext.Provider value={context}>
      {/* biome-ignore lint/a11y/useSemanticElements: keys of the entries inside are handled once, here. */}
      <div
        className={`${styles['frame']} ${view === 'month' ? styles['month'] : ''}`}
        role="group"
        aria-label={label}
        ref={frame}
        tabIndex={-1}
        onKeyDown={(event) => onGridKey(event, latest.current)}
        onDoubleClick={(event) => onGridDoubleClick(event, latest.current)}
      >
        <FullCalendar
          ref={calendar}
          plugins={plugins}
          {...gridTheme}
          {...handlers}
          initialView={gridViews[view]}
          initialDate={day}
          timeZone={zone}
          firstDay={firstDayOfWeek}
          events={events}
          dayMaxEvents={weeks > 5 ? 3 : 4}
        />
        <DragLine ref={line} />
      </div>
    </GridContext.Provider>
  )
}

/** One day is the stop for Tab; arrows go on from there. Enter goes into it, Escape comes back. */
function placeCursor(frame: Element, day: string): void {
  for (const cell of frame.querySelectorAll<HTMLElement>('[role=cell][tabindex="0"]')) cell.tabIndex = -1
  const cursor = [...frame.querySelectorAll<HTMLElement>(cellSelector(day))].at(-1)
  if (cursor !== undefined) cursor.tabIndex = 0
}

function inputsBetween(from: number, to: number, zone: string, canEdit: boolean, { spansWithin, itemsOf }: CalendarData): EventInput[] {
  const first = dayAt(from, zone)
  const list = dayList(first, daysBetween(first, dayAt(to, zone)), zone)
  // Dense days are put together first: what is inside a group need not be known.
  const { items, groups } = thinned(spansWithin(from, to), list)
  return [...itemsOf(items).flatMap((item) => inputsOf(item, zone, canEdit)), ...groups.map(groupInput)]
}

const nowhere: Shift = { days: 0, minutes: 0 }
const isSame = (a: Shift, b: Shift): boolean => a.days === b.days && a.minutes === b.minutes

const hours = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

function gridHandlers(latest: { readonly current: CalendarGridProps }, show: (would: WouldDo | undefined) => void): CalendarOptions {
  // The grid draws another view after us: the days are there only then, all of them when the first is told.
  const dayMounted = ({ el }: { readonly el: HTMLElement }): void => {
    const { day } = latest.current
    const frame = el.closest('[role=group]')
    el.setAttribute('tabindex', '-1')
    if (el.matches(cellSelector(day)) && frame !== null) queueMicrotask(() => placeCursor(frame, day))
  }
  const minutesOf = ({ milliseconds }: { readonly milliseconds: number }): number => Math.round(milliseconds / 60_000)
  const dropped = async ({ event, delta, revert }: EventDropInfo): Promise<void> => {
    const drawn = drawnOf(event)
    if (drawn?.kind !== 'item') return
    const { zone, onMove } = latest.current
    // Whether it is kept or refused, the entries are drawn from the data again.
    const refused = await onMove(drawn.item, shiftOnClock(drawn.item.from, delta.days, minutesOf(delta), zone))
    if (refused !== undefined) revert()
  }
  const resized = async ({ event, startDelta, endDelta, revert }: EventResizeDoneInfo): Promise<void> => {
    const drawn = drawnOf(event)
    if (drawn?.kind !== 'item') return
    const { zone, onResize } = latest.current
    const atStart = startDelta.days !== 0 || startDelta.milliseconds !== 0
    const delta = atStart ? startDelta : endDelta
    const shift = shiftOnClock(atStart ? drawn.item.from : drawn.item.to, delta.days, minutesOf(delta), zone)
    const refused = await onResize(drawn.item, atStart ? 'start' : 'end', shift)
    if (refused !== undefined) revert()
  }
  return {
    locale: 'en-GB',
    headerToolbar: false,
    height: '100%',
    expandRows: true,
    weekNumbers: true,
    weekNumberCalculation: 'ISO',
    fixedWeekCount: false,
    eventMaxStack: 4,
    nowIndicator: true,
    scrollTime: '07:00:00',
    slotDuration: '01:00:00',
    slotEventOverlap: false,
    // A whole day fits the smallest window: what matters here happens at night.
    slotMinHeight: 22,
    snapDuration: '00:15:00',
    eventMinHeight: 22,
    // Without an end of its own an entry is an instant, which must not reach into the next day.
    defaultTimedEventDuration: '00:01',
    forceEventDuration: false,
    eventDisplay: 'block',
    eventOrder: ['lane', 'start', '-duration', 'title'],
    eventResizableFromStart: true,
    editable: true,
    selectable: true,
    selectMirror: false,
    unselectAuto: true,
    dragRevertDuration: 0,
    eventTimeFormat: hours,
    slotHeaderFormat: hours,
    dayHeaderFormat: { weekday: 'short' },
    moreLinkText: (count) => `${count} more`,
    moreLinkHint: (count) => `Show ${count} more`,
    allDayText: 'Days',
    views: {
      timeGrid: {
        dayHeaderFormat: { weekday: 'short', day: 'numeric' },
        dayHeaderContent: ({ weekdayText, dayNumberText }) => `${weekdayText} ${dayNumberText}`,
      },
    },
    // The month stands at its first day, and at the first day that is drawn.
    dayCellTopContent: ({ date, view }) => {
      const shown = dayAt(date.valueOf(), latest.current.zone)
      return shown.endsWith('-01') || date.valueOf() === view.activeStart.valueOf() ? dayAndMonth(shown) : String(Number(shown.slice(8)))
    },
    inlineWeekNumberContent: ({ date, num }) => String(date === undefined ? num : weekOf(dayAt(date.valueOf() + 3 * 86_400_000, latest.current.zone))),
    eventClass,
    backgroundEventClass: groundClass,
    eventContent: (info) => <EventBody {...info} />,
    // A whole day has no time of day and the other way round: what stands above stays above.
    eventAllow: (span, moving) => {
      if (moving === null) return true
      const drawn = drawnOf(moving)
      if (drawn?.kind === 'item') {
        const { zone, wouldDo } = latest.current
        const by = (from: string, to: string): Shift =>
          span.allDay ? { days: daysBetween(from.slice(0, 10), to.slice(0, 10)), minutes: 0 } : shiftTo(Date.parse(from), Date.parse(to), zone)
        const [start, end] = [by(moving.startStr, span.startStr), by(moving.endStr || moving.startStr, span.endStr)]
        const edge = moving.endStr === '' || isSame(start, end) ? undefined : isSame(start, nowhere) ? 'end' : 'start'
        show(isSame(start, nowhere) && isSame(end, nowhere) ? undefined : wouldDo(drawn.item, edge, edge === 'end' ? end : start))
      }
      return span.allDay === moving.allDay
    },
    eventDragStop: () => show(undefined),
    eventResizeStop: () => show(undefined),
    eventDidMount: ({ el, event, isMirror }) => {
      if (drawnOf(event)?.kind === 'ground' || isMirror) return
      el.setAttribute('data-entry', event.id)
      el.setAttribute('tabindex', '-1')
    },
    dayCellDidMount: dayMounted,
    dayLaneDidMount: dayMounted,
    eventClick: ({ event, el, jsEvent }: EventClickInfo) => {
      jsEvent.preventDefault()
      const drawn = drawnOf(event)
      const element = el.closest<HTMLElement>('[role=button]') ?? el
      if (drawn?.kind === 'item') latest.current.onOpenItem(drawn.item, element)
      else if (drawn?.kind === 'group') latest.current.onOpenGroup(drawn.group)
    },
    dateClick: ({ dateStr }: DateClickInfo) => latest.current.onGo({ day: dateStr.slice(0, 10) }),
    select: ({ startStr, endStr, allDay, start, end, view }: DateSelectInfo) => {
      // One day or slot is a click: it moves the cursor only.
      const isClick = allDay ? daysBetween(startStr.slice(0, 10), endStr.slice(0, 10)) === 1 : end.valueOf() - start.valueOf() <= 15 * 60_000
      const cell = document.querySelector<HTMLElement>(`[data-date='${startStr.slice(0, 10)}']`)
      // What marks a click would swallow the second one.
      if (isClick) view.calendar.unselect()
      if (isClick || cell === null) return
      // The grid's ends are exclusive days; what is written here names the last one.
      if (allDay) latest.current.onSelect(startStr, dayAfter(endStr, -1), cell)
      else latest.current.onSelect(instant(start.valueOf()), instant(end.valueOf()), cell)
    },
    eventDrop: (info) => void dropped(info),
    eventResize: (info) => void resized(info),
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayAndMonth = (day: string): string => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`
