import { type KeyboardEvent, useMemo, useRef } from 'react'
import { countText, dateText, listText, numberText } from '#app/format'
import { type CalendarKind, calendarKinds, type Dated } from '#shared/calendar/dated'
import { beginningsByDay, beginningsByMonth, dayList, type KindCounts, noCounts, totalOf } from '#shared/calendar/day-list'
import { type CalendarView, dayAfter, daysBetween, monthName, pageAfter } from '#shared/calendar/period'
import { type CalendarItem, kindWords } from './calendar-item'
import { focusSoon } from './focus-soon'
import { wishOf } from './grid-keys'
import styles from './year.module.css'

interface YearProps {
  readonly day: string
  readonly today: string
  readonly zone: string
  readonly singleKeys: boolean
  /** Where all lies that touches the year and is shown. */
  readonly spans: readonly Dated[]
  readonly itemsOf: (spans: readonly Dated[]) => readonly CalendarItem[]
  readonly shown: ReadonlySet<CalendarKind>
  /** Approvals that no longer count, by what they are of. */
  readonly stale: ReadonlyMap<string, string>
  readonly onGo: (next: { readonly view?: CalendarView; readonly day?: string }) => void
}

interface Day {
  readonly day: string
  readonly at: number
  readonly counts: KindCounts
  readonly total: number
  /** How many that begin on it are approved no longer as they stand. */
  readonly doubted: number
  readonly freezes: readonly CalendarItem[]
}

/** A year at a glance: a cell a day with how many begin on it, freezes as hatch, and the same as a table of months and kinds. */
export function Year({ day, today, zone, singleKeys, spans, itemsOf, shown, stale, onGo }: YearProps) {
  const year = day.slice(0, 4)
  const frame = useRef<HTMLTableElement>(null)
  const { days, months } = useMemo(() => yearOf(year, spans, itemsOf, zone, stale), [year, spans, itemsOf, zone, stale])
  const most = days.reduce((highest, { total }) => Math.max(highest, total), 0)

  const goDay = (next: string): void => {
    onGo({ day: next })
    focusSoon(frame.current, `[data-day='${next}']`)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') return
    const wish = wishOf(event, { view: 'year', onEntry: false, timed: false, singleKeys })
    // Months lie under each other: down is the same day of the next month.
    const month = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined
    if (wish === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (wish.wish === 'view') onGo({ view: wish.view })
    else if (wish.wish === 'today') goDay(today)
    else if (wish.wish === 'page') goDay(pageAfter('year', day, wish.pages))
    else if (wish.wish === 'day') goDay(month === undefined ? dayAfter(day, wish.days) : pageAfter('month', day, month))
  }
  const byMonth = new Map<string, Day[]>()
  for (const one of days) byMonth.set(one.day.slice(0, 7), [...(byMonth.get(one.day.slice(0, 7)) ?? []), one])
  const kinds = calendarKinds.filter((kind) => shown.has(kind))
  return (
    <div className={styles['year']}>
      <table className={styles['map']} ref={frame} onKeyDown={onKeyDown} aria-label={`Days of ${year}, how many items begin on each`}>
        <thead>
          <tr>
            <td />
            {Array.from({ length: 31 }, (_, at) => (
              <th key={at + 1} scope="col">
                {at + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...byMonth].map(([month, held]) => (
            <tr key={month}>
              <th scope="row">{monthName(Number(month.slice(5))).slice(0, 3)}</th>
              {held.map((one) => (
                <DayCell
                  key={one.day}
                  one={one}
                  most={most}
                  isCursor={one.day === day}
                  isToday={one.day === today}
                  zone={zone}
                  onOpen={() => onGo({ view: 'day', day: one.day })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['legend']}>
        The number is how many begin on the day. Hatched days lie in a freeze. <span className={`${styles['swatch']} ${styles['few']}`} /> few
        <span className={`${styles['swatch']} ${styles['some']}`} /> some <span className={`${styles['swatch']} ${styles['many']}`} /> many
        {days.some(({ doubted }) => doubted > 0) && (
          <>
            {' '}
            <span className={`${styles['swatch']} ${styles['doubted']}`} /> something whose approval no longer counts
          </>
        )}
      </p>
      <table className={styles['table']} aria-label={`Months of ${year} by kind`}>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {kindWords[kind].many}
              </th>
            ))}
            <th scope="col">All</th>
          </tr>
        </thead>
        <tbody>
          {[...months].map(([month, counts]) => (
            <tr key={month}>
              <th scope="row">
                <button type="button" onClick={() => onGo({ view: 'month', day: `${month}-01` })}>
                  {monthName(Number(month.slice(5)))}
                </button>
              </th>
              {kinds.map((kind) => (
                <td key={kind}>{counts[kind] === 0 ? '' : numberText(counts[kind])}</td>
              ))}
              <td>{numberText(totalOf(counts))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Year</th>
            {kinds.map((kind) => (
              <td key={kind}>{numberText([...months.values()].reduce((sum, counts) => sum + counts[kind], 0))}</td>
            ))}
            <td>{numberText([...months.values()].reduce((sum, counts) => sum + totalOf(counts), 0))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function yearOf(
  year: string,
  spans: readonly Dated[],
  itemsOf: YearProps['itemsOf'],
  zone: string,
  stale: ReadonlyMap<string, string>,
): { readonly days: readonly Day[]; readonly months: ReadonlyMap<string, KindCounts> } {
  const first = `${year}-01-01`
  const list = dayList(first, daysBetween(first, `${Number(year) + 1}-01-01`), zone)
  const counts = beginningsByDay(list, spans)
  const doubts =
    stale.size === 0
      ? undefined
      : beginningsByDay(
          list,
          spans.filter(({ entity }) => stale.has(entity)),
        )
  const freezes = itemsOf(spans.filter(({ kind }) => kind === 'freeze'))
  const days = list.days.flatMap((day, at): Day[] => {
    const [begins, ends, held] = [list.starts[at] ?? 0, list.starts[at + 1] ?? 0, counts[at]]
    if (held === undefined) return []
    return [
      {
        day,
        at: begins,
        counts: held,
        total: totalOf(held),
        doubted: totalOf(doubts?.[at] ?? noCounts()),
        freezes: freezes.filter(({ from, to }) => from < ends && to > begins),
      },
    ]
  })
  return { days, months: beginningsByMonth(list, counts) }
}

interface DayCellProps {
  readonly one: Day
  readonly most: number
  readonly isCursor: boolean
  readonly isToday: boolean
  readonly zone: string
  readonly onOpen: () => void
}

function DayCell({ one, most, isCursor, isToday, zone, onOpen }: DayCellProps) {
  const { day, at, counts, total, doubted, freezes } = one
  const level = total === 0 ? '' : total <= most / 4 ? styles['few'] : total <= most / 2 ? styles['some'] : styles['many']
  const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
  const parts = calendarKinds.flatMap((kind) =>
    counts[kind] === 0 ? [] : [`${counts[kind]} ${(counts[kind] === 1 ? kindWords[kind].one : kindWords[kind].many).toLowerCase()}`],
  )
  const name = [
    `${dateText(at, zone, { weekday: true })}, ${countText(total, 'item begins', 'items begin')}`,
    ...(parts.length > 1 ? [listText(parts)] : []),
    ...(doubted === 0 ? [] : [`${countText(doubted, 'approval no longer counts', 'approvals no longer count')}`]),
    ...freezes.map(({ title }) => `in ${title}`),
  ].join(', ')
  const frozen = freezes.length === 0 ? '' : freezes.some(({ type }) => type === 'hard') ? styles['hard'] : styles['soft']
  return (
    <td className={`${isWeekend ? styles['weekend'] : ''} ${frozen}`}>
      <button
        type="button"
        data-day={day}
        className={`${styles['day']} ${level} ${isToday ? styles['today'] : ''} ${doubted > 0 ? styles['doubted'] : ''}`}
        tabIndex={isCursor ? 0 : -1}
        aria-label={name}
        title={name}
        aria-current={isToday ? 'date' : undefined}
        onClick={onOpen}
      >
        {total === 0 ? '' : total}
      </button>
    </td>
  )
}
