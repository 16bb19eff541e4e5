import type { ReactNode } from 'react'
import type { CalendarBody } from '#shared/print/calendar-body'
import { CalendarLegend, CalendarMark } from './calendar-mark'
import { type CalendarWeek, type WeekEntry, weeksOf } from './calendar-weeks'
import { ConflictsSection } from './conflicts-section'
import { Heading } from './heading'
import { Text } from './text'
import { monthWords, zoneWords } from './words'

/** A month in whole weeks on lying paper: what spans days is drawn across them, freezes are patterned, the names of the days repeat. */
export function CalendarSheets({ body, level = 1 }: { readonly body: CalendarBody; readonly level?: 1 | 2 }) {
  const { month, zone, filter, firstDayOfWeek, items } = body
  const weeks = weeksOf(month, firstDayOfWeek, zone, items)
  const [first] = weeks
  return (
    <>
      <section className="wide calendar">
        <Heading level={level}>{monthWords(month)}</Heading>
        <p>
          Times in {zoneWords(first?.from ?? 0, weeks.at(-1)?.from ?? 0, zone)}.{filter === '' ? '' : ' Shown: '}
          <Text>{filter}</Text>
        </p>
        <CalendarLegend items={items} />
        <table className="month">
          <thead>
            <tr>
              {first?.days.map(({ weekday }) => (
                <th key={weekday} scope="col">
                  {weekday}
                </th>
              ))}
            </tr>
          </thead>
          {weeks.map((week) => (
            <Week key={week.from} week={week} />
          ))}
        </table>
      </section>
      {body.conflicts.length > 0 && <ConflictsSection level={2} conflicts={body.conflicts} none="" />}
    </>
  )
}

/** So many entries of a day stand below each other; a fuller day goes on below, under its date anew, so that a page can end there. */
const mostInRow = 12

function Week({ week: { days, lanes } }: { readonly week: CalendarWeek }) {
  const parts = Math.max(1, ...days.map(({ entries }) => Math.ceil(entries.length / mostInRow)))
  return Array.from({ length: parts }, (_, part) => (
    <tbody key={part} className="week">
      <tr>
        {days.map(({ label, isInMonth }) => (
          <td key={label} className={isInMonth ? 'label' : 'label other'}>
            {label}
            {part > 0 && ' (more)'}
          </td>
        ))}
      </tr>
      {part === 0 && lanes.map((lane, at) => <Lane key={at} lane={lane} />)}
      <tr className="days">
        {days.map(({ label, entries }) => (
          <td key={label}>
            {entries.slice(part * mostInRow, (part + 1) * mostInRow).map((entry) => (
              <Entry key={entry.item.key} entry={entry} />
            ))}
          </td>
        ))}
      </tr>
    </tbody>
  ))
}

/** Bars with the empty days before, between and after them: each day keeps its edge. */
function Lane({ lane }: { readonly lane: readonly WeekEntry[] }) {
  const cells: ReactNode[] = []
  const fillUpTo = (end: number, from: number): void => {
    for (let column = from; column < end; column++) cells.push(<td key={column} />)
  }
  let at = 0
  for (const entry of lane) {
    fillUpTo(entry.column, at)
    cells.push(
      <td key={entry.column} colSpan={entry.days}>
        <Entry entry={entry} isBar />
      </td>,
    )
    at = entry.column + entry.days
  }
  fillUpTo(7, at)
  return <tr>{cells}</tr>
}

function Entry({ entry: { item, time, goesOn }, isBar = false }: { readonly entry: WeekEntry; readonly isBar?: boolean }) {
  return (
    <div className={`entry ${item.kind} ${isBar ? 'bar' : ''}`}>
      <CalendarMark item={item} />
      <span className="words">
        {time !== '' && <b>{time} </b>}
        <Text>{item.title}</Text>
        {item.note !== '' && <b>, {item.note}</b>}
        {goesOn && <span className="on">, goes on</span>}
      </span>
    </div>
  )
}
