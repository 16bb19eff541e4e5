import { Temporal } from 'temporal-polyfill'
import { monthName } from '#shared/calendar/period'
import type { CalendarBody, PrintedItem } from '#shared/print/calendar-body'
import { CalendarLegend, CalendarMark } from './calendar-mark'
import { type CalendarWeek, weeksOf } from './calendar-weeks'
import { Heading } from './heading'
import { Text } from './text'
import { zoneWords } from './words'

/** A month in whole weeks on lying paper: what spans days is drawn across them, freezes are patterned, a week is never split. */
export function CalendarSheets({ body }: { readonly body: CalendarBody }) {
  const { month, zone, filter, firstDayOfWeek, items } = body
  const weeks = weeksOf(month, firstDayOfWeek, zone, items)
  const [first] = weeks
  return (
    <section className="wide calendar">
      <Heading level={1}>{monthWords(month)}</Heading>
      <p>
        Times in {zoneWords(weeks[1]?.from ?? 0, zone)}.{filter === '' ? '' : ' Shown: '}
        <Text>{filter}</Text>
      </p>
      <div className="weekdays" aria-hidden="true">
        {first?.days.map(({ weekday }) => (
          <span key={weekday}>{weekday}</span>
        ))}
      </div>
      {weeks.map((week) => (
        <Week key={week.from} week={week} />
      ))}
      <CalendarLegend items={items} />
    </section>
  )
}

function Week({ week }: { readonly week: CalendarWeek }) {
  return (
    <div className="week">
      {week.days.map(({ weekday, label, isInMonth }, at) => (
        <div key={label} className={isInMonth ? 'day' : 'day other'} style={{ gridColumn: at + 1 }} title={weekday} />
      ))}
      {week.days.map(({ label }, at) => (
        <span key={label} className="label" style={{ gridColumn: at + 1 }}>
          {label}
        </span>
      ))}
      {week.entries.map(({ item, column, days, time, goesOn }) => (
        <Entry key={item.key} item={item} column={column} days={days} time={time} goesOn={goesOn} />
      ))}
    </div>
  )
}

interface EntryProps {
  readonly item: PrintedItem
  readonly column: number
  readonly days: number
  readonly time: string
  readonly goesOn: boolean
}

function Entry({ item, column, days, time, goesOn }: EntryProps) {
  return (
    <div className={`entry ${item.kind}`} style={{ gridColumn: `${column + 1} / span ${days}` }}>
      <CalendarMark item={item} />
      <span>
        {time !== '' && <b>{time} </b>}
        <Text>{item.title}</Text>
        {goesOn && ' →'}
      </span>
    </div>
  )
}

const monthWords = (month: string): string => {
  const { year, month: number } = Temporal.PlainYearMonth.from(month)
  return `${monthName(number)} ${year}`
}
