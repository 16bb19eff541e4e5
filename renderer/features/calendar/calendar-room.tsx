import { IconChevronLeft, IconChevronRight, IconPlus, IconPrinter } from '@tabler/icons-react'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useCommand } from '#app/actions'
import { Button, IconButton } from '#app/controls/button'
import { Page } from '#app/controls/page'
import { countText, zoneText } from '#app/format'
import { useSettings, useZone } from '#app/preferences'
import type { RoomProps } from '#app/rooms'
import { adjust, go } from '#app/router'
import { useMinute } from '#app/use-now'
import { useAppDispatch, useAppSelector } from '#data/store'
import { useDoubts } from '#features/approval-mark'
import { useBoard, useNames } from '#features/conflicts'
import { useReadOnly } from '#features/fields'
import { printCalendar } from '#features/print'
import type { CalendarKind, Dated } from '#shared/calendar/dated'
import { countsOf } from '#shared/calendar/day-list'
import { type CalendarView, calendarViews, dayAt, dayStart, pageAfter, periodOf, periodTitle } from '#shared/calendar/period'
import type { Edge } from '#shared/commands/move-band'
import { type Shift, shifted } from '#shared/commands/when-words'
import { idOf } from '#shared/model/entity-id'
import { instant } from '#shared/model/when'
import { Agenda } from './agenda'
import { Anchored } from './anchored'
import styles from './calendar.module.css'
import { moveItem, resizeItem, wouldDo } from './calendar-edits'
import { filterCleared, isFiltered, passes, selectCalendarFilter } from './calendar-filter'
import { CalendarGrid } from './calendar-grid'
import type { CalendarItem } from './calendar-item'
import { ConflictPopover } from './conflict-popover'
import { type CalendarConflict, conflictsByKey, conflictsWithin } from './conflicts'
import { FilterBar } from './filter-bar'
import { entrySelector, focusSoon } from './focus-soon'
import { ItemPopover } from './item-popover'
import { NewForm } from './new-form'
import { conflictButton, ShowPanel } from './show-panel'
import { useCalendar } from './use-calendar'
import { useConflictKeys } from './use-conflict-keys'
import { useShownKinds } from './use-shown-kinds'
import { Year } from './year'

type Opened =
  | { readonly what: 'item'; readonly item: CalendarItem; readonly beside: DOMRect }
  | { readonly what: 'conflict'; readonly conflict: CalendarConflict; readonly beside: DOMRect }
  | { readonly what: 'new'; readonly start: string; readonly end: string; readonly beside: DOMRect }

const viewWords: Readonly<Record<CalendarView, string>> = { day: 'Day', week: 'Week', month: 'Month', year: 'Year', list: 'List' }

/** Loaded when it is asked for: it brings the portfolio's rows with it. */
const FollowPortfolio = lazy(() => import('./follow-portfolio').then((module) => ({ default: module.FollowPortfolio })))

const isFollowed = ({ root }: CalendarItem, shown: ReadonlySet<string> | undefined): boolean =>
  shown === undefined || !root.startsWith('release/') || shown.has(idOf(root))

const spanNames: Readonly<Record<CalendarView, string>> = { day: 'this day', week: 'this week', month: 'this month', year: 'this year', list: 'this year' }

/** The room Calendar: when everything is, and what in it can't be right. */
export function CalendarRoom({ params }: RoomProps) {
  const zone = useZone()
  const { firstDayOfWeek, singleKeys } = useSettings()
  const now = useMinute()
  const dispatch = useAppDispatch()
  const today = dayAt(now, zone)
  const view = calendarViews.find((one) => one === params['view']) ?? 'month'
  const day = /^\d{4}-\d{2}-\d{2}$/.test(params['day'] ?? '') ? (params['day'] ?? today) : today
  const period = useMemo(() => periodOf(view, day, firstDayOfWeek), [view, day, firstDayOfWeek])

  const { spansWithin, itemsOf } = useCalendar(zone)
  const filter = useAppSelector(selectCalendarFilter)
  const [shown, show] = useShownKinds()
  const canEdit = !useReadOnly()
  const [opened, setOpened] = useState<Opened>()
  const [refused, setRefused] = useState('')

  const [followed, setFollowed] = useState<ReadonlySet<string>>()
  // Where things lie is known at once; what they are is asked of what is drawn, or of all where a filter wants to know.
  const filtered = isFiltered(filter)
  const passing = useCallback(
    (from: number, to: number, kinds?: ReadonlySet<CalendarKind>): readonly Dated[] => {
      const spans = kinds === undefined ? spansWithin(from, to) : spansWithin(from, to).filter(({ kind }) => kinds.has(kind))
      return filtered ? itemsOf(spans).filter((item) => passes(item, filter) && isFollowed(item, followed)) : spans
    },
    [spansWithin, itemsOf, filtered, filter, followed],
  )
  const drawn = useCallback((from: number, to: number) => passing(from, to, shown), [passing, shown])
  const from = dayStart(period.first, zone)
  const to = dayStart(period.end, zone)
  const inPeriod = useMemo(() => passing(from, to), [passing, from, to])
  const counts = useMemo(() => countsOf(inPeriod), [inPeriod])
  const shownSpans = useMemo(() => inPeriod.filter(({ kind }) => shown.has(kind)), [inPeriod, shown])
  const beginning = useMemo(() => shownSpans.filter((span) => span.from >= from), [shownSpans, from])
  const drawnFrom = dayStart(period.drawnFirst, zone)
  const drawnTo = dayStart(period.drawnEnd, zone)
  const live = useBoard()
  const nameOf = useNames()
  const conflicts = useMemo(() => {
    if (live === undefined) return []
    const passed = filtered ? new Set(passing(drawnFrom, drawnTo).map(({ entity }) => entity)) : undefined
    return conflictsWithin(live, { from: drawnFrom, to: drawnTo, now }, nameOf, (entity) => passed?.has(entity) ?? true)
  }, [live, nameOf, passing, filtered, drawnFrom, drawnTo, now])
  const { bySubject: stale } = useDoubts()
  const byKey = useMemo(() => conflictsByKey(conflicts), [conflicts])

  const print = (): void => {
    const month = periodOf('month', day, firstDayOfWeek)
    const items = itemsOf(drawn(dayStart(month.drawnFirst, zone), dayStart(month.drawnEnd, zone)))
    void printCalendar(day.slice(0, 7), items, filtered ? 'filtered as on screen' : '')
  }
  useCommand('print', print)

  const goTo = (next: { readonly view?: CalendarView; readonly day?: string }): void => adjust({ view, day, ...next })
  const frame = (): HTMLElement | null => document.querySelector('[data-area=content]')
  const close = (): void => {
    const entry = opened?.what === 'item' ? entrySelector(opened.item.key) : undefined
    setOpened(undefined)
    if (entry !== undefined) focusSoon(frame(), entry, 3)
  }
  const openItem = (item: CalendarItem, element: HTMLElement): void => setOpened({ what: 'item', item, beside: element.getBoundingClientRect() })
  const openWhy = (conflict: CalendarConflict, element: HTMLElement): void => setOpened({ what: 'conflict', conflict, beside: element.getBoundingClientRect() })
  const showEntity = (entity: string): void => {
    const span = live?.board.find(entity) ?? (opened?.what === 'conflict' ? opened.conflict : undefined)
    setOpened(undefined)
    if (span !== undefined) goTo({ day: dayAt(span.from, zone) })
    focusSoon(frame(), entrySelector(entity))
  }
  const edited = async (edit: Promise<string | undefined>): Promise<string | undefined> => {
    const problem = await edit
    setRefused(problem ?? '')
    return problem
  }

  const move = async (item: CalendarItem, shift: Shift): Promise<string | undefined> => {
    const landing = dayAt(Date.parse(shifted(instant(item.from), shift, zone)), zone)
    const problem = await edited(moveItem(item, shift, zone))
    if (problem === undefined) goTo({ day: landing })
    return problem
  }
  const resize = (item: CalendarItem, edge: Edge, shift: Shift): Promise<string | undefined> => edited(resizeItem(item, edge, shift, zone))

  const openPage = (item: CalendarItem): { readonly onOpen: (() => void) | undefined; readonly openLabel: string } => {
    if (item.root.startsWith('release/')) return { onOpen: () => go('release', { id: idOf(item.root) }), openLabel: 'Open release' }
    if (item.root.startsWith('change/')) return { onOpen: () => go('change', { id: idOf(item.root) }), openLabel: 'Open change' }
    return { onOpen: undefined, openLabel: '' }
  }

  const walk = (step: 1 | -1): void => {
    const at = opened?.what === 'conflict' ? conflicts.findIndex(({ id }) => id === opened.conflict.id) : step === 1 ? -1 : 0
    const next = conflicts[(at + step + conflicts.length) % Math.max(1, conflicts.length)]
    const button = next === undefined ? undefined : document.getElementById(conflictButton(next))
    if (next !== undefined && button !== undefined && button !== null) openWhy(next, button)
  }
  useConflictKeys(walk)

  const title = periodTitle(view, day, firstDayOfWeek)
  const zoneName = zoneText(from, zone) === zoneText(to, zone) ? zoneText(from, zone) : `${zoneText(from, zone)}, then ${zoneText(to, zone)}`
  return (
    <Page
      title={title}
      beside={
        <span className={styles['paging']}>
          <IconButton label={`Previous ${view === 'list' ? 'month' : view}`} keys="PageUp" onClick={() => goTo({ day: pageAfter(view, day, -1) })}>
            <IconChevronLeft size={16} stroke={1.5} aria-hidden />
          </IconButton>
          <Button onClick={() => goTo({ day: today })}>Today</Button>
          <IconButton label={`Next ${view === 'list' ? 'month' : view}`} keys="PageDown" onClick={() => goTo({ day: pageAfter(view, day, 1) })}>
            <IconChevronRight size={16} stroke={1.5} aria-hidden />
          </IconButton>
          <span className={styles['begins']}>{`${countText(beginning.length, 'item begins', 'items begin')} ${spanNames[view]}`}</span>
        </span>
      }
      actions={
        <>
          <fieldset className={styles['views']}>
            <legend>View</legend>
            {calendarViews.map((one) => (
              <button key={one} type="button" aria-pressed={one === view} onClick={() => goTo({ view: one })}>
                {viewWords[one]}
              </button>
            ))}
          </fieldset>
          <Button icon={<IconPrinter size={16} stroke={1.5} aria-hidden />} onClick={print}>
            Print month
          </Button>
          {canEdit && (
            <Button
              kind="primary"
              icon={<IconPlus size={16} stroke={1.5} aria-hidden />}
              onClick={(event) => setOpened({ what: 'new', start: day, end: '', beside: event.currentTarget.getBoundingClientRect() })}
            >
              New
            </Button>
          )}
        </>
      }
      filters={<FilterBar zoneWords={`${canEdit ? 'Drag moves, edges resize. ' : ''}Times in ${zoneName}`} />}
    >
      {filter.asPortfolio && (
        <Suspense>
          <FollowPortfolio onChange={setFollowed} />
        </Suspense>
      )}
      <div className={styles['room']}>
        <div className={styles['main']}>
          {filtered && inPeriod.length === 0 && (
            <p className={styles['strip']}>
              Nothing in {title} passes the filter.
              <Button kind="plain" onClick={() => dispatch(filterCleared())}>
                Clear the filter
              </Button>
            </p>
          )}
          {!filtered && inPeriod.length === 0 && (
            <EmptyPeriod
              span={spanNames[view]}
              onNew={canEdit ? (element) => setOpened({ what: 'new', start: day, end: '', beside: element.getBoundingClientRect() }) : undefined}
            />
          )}
          {(view === 'month' || view === 'week' || view === 'day') && (
            <CalendarGrid
              view={view}
              day={day}
              zone={zone}
              firstDayOfWeek={firstDayOfWeek}
              canEdit={canEdit}
              singleKeys={singleKeys}
              spansWithin={drawn}
              itemsOf={itemsOf}
              conflicts={byKey}
              stale={stale}
              label={`Calendar, ${title}`}
              today={today}
              onGo={goTo}
              onOpenItem={openItem}
              onOpenGroup={(group) => goTo({ view: 'list', day: group.day })}
              onSelect={(start, end, element) => canEdit && setOpened({ what: 'new', start, end, beside: element.getBoundingClientRect() })}
              onMove={move}
              onResize={resize}
              wouldDo={(item, edge, shift) => wouldDo(item, edge, shift, zone)}
            />
          )}
          {view === 'list' && (
            <Agenda
              day={day}
              today={today}
              zone={zone}
              singleKeys={singleKeys}
              spans={beginning}
              itemsOf={itemsOf}
              conflicts={byKey}
              stale={stale}
              onGo={goTo}
              onOpenItem={openItem}
              onMove={move}
              onResize={resize}
            />
          )}
          {view === 'year' && (
            <Year day={day} today={today} zone={zone} singleKeys={singleKeys} spans={shownSpans} itemsOf={itemsOf} shown={shown} stale={stale} onGo={goTo} />
          )}
          {refused !== '' && (
            <div role="alert" className={styles['refusal']}>
              {refused}
              <Button kind="plain" onClick={() => setRefused('')}>
                Close
              </Button>
            </div>
          )}
        </div>
        <ShowPanel shown={shown} counts={counts} onShow={show} conflicts={conflicts} onWhy={openWhy} zone={zone} now={now} />
      </div>
      {opened !== undefined && (
        <Anchored
          key={opened.what === 'item' ? opened.item.key : opened.what === 'conflict' ? opened.conflict.id : `new ${opened.start}`}
          beside={opened.beside}
          label={opened.what === 'item' ? opened.item.title : opened.what === 'conflict' ? opened.conflict.title : 'New entry'}
          onClose={close}
        >
          {opened.what === 'item' && (
            <ItemPopover
              item={opened.item}
              conflict={byKey.get(opened.item.key)}
              isDoubted={stale.has(opened.item.entity)}
              zone={zone}
              now={now}
              {...openPage(opened.item)}
              onWhy={(conflict) => setOpened({ what: 'conflict', conflict, beside: opened.beside })}
              onClose={close}
            />
          )}
          {opened.what === 'conflict' && live !== undefined && (
            <ConflictPopover shown={opened.conflict} live={live} canEdit={canEdit} onGo={showEntity} onClose={close} />
          )}
          {opened.what === 'new' && <NewForm start={opened.start} end={opened.end} zone={zone} now={now} onClose={close} />}
        </Anchored>
      )}
    </Page>
  )
}

interface EmptyPeriodProps {
  readonly span: string
  /** Without it nothing can be added: what is shown is read-only. */
  readonly onNew: ((element: HTMLElement) => void) | undefined
}

/** The days stand empty below it, to be pressed; a strip teaches what belongs on them. */
function EmptyPeriod({ span, onNew }: EmptyPeriodProps) {
  return (
    <div className={styles['strip']}>
      <p>
        Nothing {span} yet. Releases and changes, windows, bookings, freezes and key dates stand here on their days, and what can’t go together is told at the
        right.
      </p>
      {onNew !== undefined && (
        <>
          <Button kind="plain" onClick={(event) => onNew(event.currentTarget)}>
            Add an entry
          </Button>
          <Button kind="plain" onClick={() => go('import')}>
            Import a table
          </Button>
        </>
      )}
    </div>
  )
}
