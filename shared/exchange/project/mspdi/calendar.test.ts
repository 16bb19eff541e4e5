import { expect, test } from 'vitest'
import { planContent } from '../plan-content'
import { readProject } from '../read-project'

const times = (...spans: readonly string[]): string =>
  `<WorkingTimes>${spans
    .map((span) => span.split('-'))
    .map(([from, to]) => `<WorkingTime><FromTime>${from}</FromTime><ToTime>${to}</ToTime></WorkingTime>`)
    .join('')}</WorkingTimes>`
const weekDay = (type: number, ...spans: readonly string[]): string =>
  `<WeekDay><DayType>${type}</DayType><DayWorking>${spans.length > 0 ? 1 : 0}</DayWorking>${spans.length > 0 ? times(...spans) : ''}</WeekDay>`
const exception = (from: string, to: string, inside: string): string =>
  `<Exception><TimePeriod><FromDate>${from}T00:00:00</FromDate><ToDate>${to}T23:59:00</ToDate></TimePeriod>${inside}</Exception>`

function read(...calendars: readonly string[]) {
  const xml = `<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-11-02T08:00:00</StartDate><CalendarUID>1</CalendarUID><Calendars>${calendars
    .map((inside, at) => `<Calendar><UID>${at + 1}</UID><Name>C${at + 1}</Name><IsBaseCalendar>1</IsBaseCalendar>${inside}</Calendar>`)
    .join('')}</Calendars><Tasks><Task><UID>1</UID><Name>A</Name><Duration>PT8H0M0S</Duration></Task></Tasks></Project>`
  const found = readProject(new TextEncoder().encode(xml), 'x.xml')
  if (found?.ok !== true) throw new Error('not read')
  const { calendars: made, losses } = planContent(found.value, { zone: 'UTC' })
  const [first] = made
  return { week: first?.week, days: first?.days, names: first?.dayNames, losses: losses.map(({ entity, field, count }) => `${entity}.${field} ${count}`) }
}

test('hours that go on past midnight are those of the night, and the next day begins with them', () => {
  const { week, losses } = read(
    `<WeekDays>${[1, 2, 3, 4, 5, 6, 7].map((day) => weekDay(day, ...(day === 1 ? [] : ['22:00:00-06:00:00']))).join('')}</WeekDays>`,
  )
  expect([week?.['7'], week?.['1'], week?.['2'], week?.['6']]).toEqual(['00:00-06:00', '22:00-24:00', '00:00-06:00 22:00-24:00', '00:00-06:00 22:00-24:00'])
  expect(losses).toEqual([])
})

test('a night whose next day is not said ends at midnight, and that is told', () => {
  const { week, losses } = read(`<WeekDays>${weekDay(2, '22:00:00-06:00:00')}</WeekDays>`)
  expect([week?.['1'], week?.['2'], losses]).toEqual(['22:00-24:00', '08:00-12:00 13:00-17:00', ['calendar.WorkingTime 1']])
})

test('hours without seconds are read, those that are no times are told, and a day with times is worked where nothing says so', () => {
  const { week, losses } = read(
    `<WeekDays>${weekDay(2, '07:00-15:30')}${weekDay(3, '8 am-5 pm')}<WeekDay><DayType>7</DayType>${times('09:00:00-11:00:00')}</WeekDay></WeekDays>`,
  )
  expect([week?.['1'], week?.['2'], week?.['6'], losses]).toEqual(['07:00-15:30', '08:00-12:00 13:00-17:00', '09:00-11:00', ['calendar.WorkingTime 1']])
})

test('days that differ keep their names, the last word on a day has its name too, and what is not understood is told', () => {
  const { days, names, losses } = read(
    `<WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-11-09T00:00:00</FromDate><ToDate>2026-11-15T23:59:00</ToDate></TimePeriod><Name>Crunch</Name><WeekDays>${weekDay(2, '06:00:00-22:00:00')}${weekDay(4, '06:00:00-22:00:00')}</WeekDays></WorkWeek><WorkWeek><Name>Some week</Name></WorkWeek></WorkWeeks><Exceptions>${exception('2026-11-11', '2026-11-12', '<Name>St. Martin</Name><DayWorking>0</DayWorking><Colour>red</Colour>')}${exception('2026-11-12', '2026-11-12', '<DayWorking>0</DayWorking>')}<Exception><Name>When?</Name></Exception></Exceptions><Holidays>DE</Holidays>`,
  )
  expect(days).toEqual({ '2026-11-09': '06:00-22:00', '2026-11-11': '', '2026-11-12': '' })
  expect(names).toEqual({ '2026-11-09': 'Crunch', '2026-11-11': 'St. Martin' })
  expect(losses).toEqual(['calendar.Colour 1', 'calendar.Exception 1', 'calendar.Holidays 1', 'calendar.WorkWeek 1'])
})

test('a calendar has the days of the one that it is based on, by their names, where it does not say otherwise', () => {
  const base = `<Exceptions>${exception('2026-11-03', '2026-11-04', '<Name>Off</Name><DayWorking>0</DayWorking>')}</Exceptions>`
  const derived = `<BaseCalendarUID>2</BaseCalendarUID><Exceptions>${exception('2026-11-04', '2026-11-04', `<DayWorking>1</DayWorking>${times('10:00:00-12:00:00')}`)}</Exceptions>`
  const { days, names, losses } = read(derived, base)
  expect([days, names, losses]).toEqual([{ '2026-11-03': '', '2026-11-04': '10:00-12:00' }, { '2026-11-03': 'Off' }, []])
})
