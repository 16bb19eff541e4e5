import type { WorkingCalendar } from '#shared/model/time-band'
import { element, type XmlTree, yesNo } from '../../xml/write-xml'
import { spansOf, wholeDay } from '../hours'
import { namelessDays } from './calendar'
import { dateOf, dayNumber, dayTypeOf } from './values'

export interface NamedCalendar extends Pick<WorkingCalendar, 'week' | 'days' | 'dayNames'> {
  readonly uid: number
  readonly name: string
}

/** Round the clock, for a night: without it MS Project would make eight hours a day of every duration. */
export const aroundTheClock = (uid: number): NamedCalendar => ({
  uid,
  name: '24 Hours',
  week: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, wholeDay])),
  days: {},
  dayNames: {},
})

export function calendarElement({ uid, name, week, days, dayNames }: NamedCalendar): XmlTree {
  const exceptions = runsOf(days, dayNames).map(({ from, to, count, hours, name }) =>
    element('Exception', [
      yesNo('EnteredByOccurrences', false),
      element('TimePeriod', [element('FromDate', `${from}T00:00:00`), element('ToDate', `${to}T23:59:00`)]),
      element('Occurrences', count),
      element('Name', name || (hours === '' ? namelessDays.rest : namelessDays.work)),
      element('Type', 1),
      yesNo('DayWorking', hours !== ''),
      workingTimes(hours),
    ]),
  )
  return element('Calendar', [
    element('UID', uid),
    element('Name', name),
    yesNo('IsBaseCalendar', true),
    element('BaseCalendarUID', -1),
    element(
      'WeekDays',
      [7, 1, 2, 3, 4, 5, 6].map((day) => {
        const hours = week[String(day)] ?? ''
        return element('WeekDay', [element('DayType', dayTypeOf(day)), yesNo('DayWorking', hours !== ''), workingTimes(hours)])
      }),
    ),
    exceptions.length === 0 ? undefined : element('Exceptions', exceptions),
  ])
}

/** Midnight at the end of a day is 00:00:00, so that a whole day is from 00:00:00 to 00:00:00. */
function workingTimes(hours: string): XmlTree | undefined {
  const spans = spansOf(hours)
  if (spans.length === 0) return undefined
  return element(
    'WorkingTimes',
    spans.map(([from, to]) => element('WorkingTime', [element('FromTime', clock(from)), element('ToTime', clock(to % 1440))])),
  )
}

export const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`

interface Run {
  readonly from: string
  to: string
  count: number
  readonly hours: string
  readonly name: string
}

/** Days in a row with the same hours and name are one exception, as a person would write a week off. */
function runsOf(days: Readonly<Record<string, string>>, names: Readonly<Record<string, string>>): readonly Run[] {
  const runs: Run[] = []
  for (const [day, hours] of Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = runs.at(-1)
    const name = Object.hasOwn(names, day) ? (names[day] ?? '') : ''
    if (last !== undefined && last.hours === hours && last.name === name && dateOf(dayNumber(last.to) + 1) === day) {
      last.to = day
      last.count++
    } else runs.push({ from: day, to: day, count: 1, hours, name })
  }
  return runs
}

/** Minutes that a usual day and week of a calendar have: what MS Project shows days and weeks by. */
export function usualMinutes({ week }: Pick<WorkingCalendar, 'week'>): { readonly day: number; readonly week: number; readonly daysPerMonth: number } {
  const days = Object.values(week)
    .map((hours) => spansOf(hours).reduce((sum, [from, to]) => sum + to - from, 0))
    .filter((minutes) => minutes > 0)
  const total = days.reduce((sum, minutes) => sum + minutes, 0)
  return days.length === 0
    ? { day: 480, week: 2_400, daysPerMonth: 20 }
    : { day: Math.max(...days), week: total, daysPerMonth: Math.max(1, Math.round((days.length * 30) / 7)) }
}
