import { childrenOf, childText, rawText, type XmlNode } from '../../xml/xml-records'
import { hoursOf, type Span, spansOf } from '../hours'
import type { LossCount } from '../losses'
import type { ForeignCalendar } from '../project'
import { calendarFields, countFields, exceptionFields } from './fields'
import { type DayBudget, recurringDays } from './recurring-days'
import { dateOf, dayNumber, isYes, localOf, weekdayOf, weekdayOfDay, wholeNumber } from './values'

/** What a working day has where the file does not say: MS Project's own default. */
const usualHours = '08:00-12:00 13:00-17:00'

/** What exceptions are called that nobody has named: in our own files, for MS Project shows a name for each. */
export const namelessDays = { rest: 'Not worked', work: 'Other hours' } as const

interface Taking {
  readonly days: Record<string, string>
  readonly names: Record<string, string>
  readonly lost: (field: string, message: string) => void
  readonly budget: DayBudget
}

/** Reads a calendar; `losses` hears of what it holds and ours does not. */
export function mspdiCalendar(node: XmlNode, losses: LossCount, budget: DayBudget): ForeignCalendar {
  countFields(node, 'calendar', calendarFields, losses)
  const taking: Taking = { days: {}, names: {}, lost: (field, message) => losses.add('calendar', field, 'left-out', message), budget }
  const week = weekIn(node, taking.lost)
  for (const container of childrenOf(node, 'WeekDays'))
    for (const weekday of childrenOf(container, 'WeekDay')) if (wholeNumber(childText(weekday, 'DayType')) === 0) takeDays(weekday, taking)
  for (const container of childrenOf(node, 'WorkWeeks')) for (const workWeek of childrenOf(container, 'WorkWeek')) takeWorkWeek(workWeek, taking)
  // The newer form repeats the older one and says it exactly, so it has the last word.
  for (const container of childrenOf(node, 'Exceptions'))
    for (const exception of childrenOf(container, 'Exception')) {
      countFields(exception, 'calendar', exceptionFields, losses)
      takeDays(exception, taking)
    }
  const base = childText(node, 'BaseCalendarUID') ?? ''
  return {
    id: childText(node, 'UID') ?? '',
    name: childText(node, 'Name') ?? '',
    // Other programs base a base calendar on another, too.
    base: base === '-1' ? '' : base,
    week,
    days: taking.days,
    names: taking.names,
  }
}

/** Hours by day of the week. MS Project ends hours at midnight; other programs let a night go on into the next day. */
function weekIn(node: XmlNode, lost: Taking['lost']): Record<string, string> {
  const week: Record<string, string> = {}
  const nights = new Map<number, readonly Span[]>()
  for (const container of childrenOf(node, 'WeekDays'))
    for (const weekday of childrenOf(container, 'WeekDay')) {
      const type = wholeNumber(childText(weekday, 'DayType')) ?? -1
      if (type < 1 || type > 7) continue
      const { hours, after } = hoursIn(weekday, lost)
      week[String(weekdayOf(type))] = hours
      nights.set(weekdayOf(type), after)
    }
  for (const [weekday, after] of nights) {
    if (after.length === 0) continue
    const next = String((weekday % 7) + 1)
    const held = week[next]
    if (held === undefined) lost('WorkingTime', endsAtMidnight)
    else week[next] = hoursOf([...spansOf(held), ...after])
  }
  return week
}

const endsAtMidnight = 'Hours that go on past midnight end there: what the next day has is not said beside them.'

/** Names the days of an exception; a day without a name loses the one that it had before. */
function nameDay(day: string, name: string, { names }: Taking): void {
  if (name === '' || name === namelessDays.rest || name === namelessDays.work) delete names[day]
  else names[day] = name
}

/** Every exception is days with hours: Microsoft's recurring ones have an end. */
function takeDays(node: XmlNode, taking: Taking): void {
  const { days, lost, budget } = taking
  const period = childrenOf(node, 'TimePeriod')[0]
  const from = localOf((period && childText(period, 'FromDate')) ?? '')
  const to = localOf((period && childText(period, 'ToDate')) ?? '')
  if (from === undefined || to === undefined) {
    lost('Exception', 'An exception without a readable time was left out.')
    return
  }
  const number = (name: string, natural: number): number => wholeNumber(childText(node, name)) ?? natural
  const found = recurringDays(
    {
      type: number('Type', 1),
      from,
      // A time that ends at midnight does not take the day that begins there.
      to: to.endsWith('T00:00:00') && to > from ? dateOf(dayNumber(to) - 1) : to,
      occurrences: number('Occurrences', 0),
      byOccurrences: isYes(childText(node, 'EnteredByOccurrences')),
      period: number('Period', 1),
      daysOfWeek: number('DaysOfWeek', 0),
      monthItem: number('MonthItem', 0),
      monthPosition: number('MonthPosition', 0),
      month: number('Month', 0),
      monthDay: number('MonthDay', 1),
    },
    budget,
  )
  const { hours, after } = hoursIn(node, lost)
  if (after.length > 0) lost('WorkingTime', endsAtMidnight)
  const name = rawText(node, 'Name')
  for (const day of found.days) {
    days[day] = hours
    nameDay(day, name, taking)
  }
  if (found.cut) lost('Exception', 'Exceptions go on for decades; the later days were left out.')
}

/** A time with another week: each of its days that differs. Ten years of them at most. */
function takeWorkWeek(node: XmlNode, taking: Taking): void {
  const { days, lost } = taking
  const period = childrenOf(node, 'TimePeriod')[0]
  const from = localOf((period && childText(period, 'FromDate')) ?? '')
  const to = localOf((period && childText(period, 'ToDate')) ?? '')
  if (from === undefined || to === undefined) {
    lost('WorkWeek', 'Another week without a readable time was left out.')
    return
  }
  const week = weekIn(node, lost)
  const name = rawText(node, 'Name')
  const first = dayNumber(from)
  const last = dayNumber(to)
  const end = Math.min(last, first + 3_700)
  for (let number = first; number <= end; number++) {
    const hours = week[String(weekdayOfDay(number))]
    if (hours === undefined) continue
    days[dateOf(number)] = hours
    nameDay(dateOf(number), name, taking)
  }
  if (end < last) lost('WorkWeek', 'It goes on for more than ten years; the later days were left out.')
}

interface DayTimes {
  readonly hours: string
  /** What a night takes of the day after. */
  readonly after: readonly Span[]
}

function hoursIn(node: XmlNode, lost: Taking['lost']): DayTimes {
  const times = childrenOf(node, 'WorkingTimes').flatMap((container) => childrenOf(container, 'WorkingTime'))
  const isWorked = childText(node, 'DayWorking') === undefined ? times.length > 0 : isYes(childText(node, 'DayWorking'))
  if (!isWorked) return { hours: '', after: [] }
  const spans: Span[] = []
  const after: Span[] = []
  for (const time of times) {
    const from = minuteOf(childText(time, 'FromTime'))
    const to = minuteOf(childText(time, 'ToTime'))
    if (from === undefined || to === undefined) {
      if (time.children.length > 0) lost('WorkingTime', `Hours that are no times of a day were left out; a day without any has ${usualHours}.`)
      continue
    }
    // Midnight as the end is the end of the day: 00:00:00 to 00:00:00 is all of it.
    const isNight = to !== 0 && to <= from
    spans.push([from, to === 0 || isNight ? 1440 : to])
    if (isNight) after.push([0, to])
  }
  return { hours: spans.length === 0 ? usualHours : hoursOf(spans), after }
}

function minuteOf(text: string | undefined): number | undefined {
  const found = /^(?:\d{4}-\d{2}-\d{2}T)?(\d{2}):(\d{2})(?::(\d{2}))?(?![\d:])/.exec(text ?? '')
  if (found === null) return undefined
  const minute = Number(found[1]) * 60 + Number(found[2]) + (Number(found[3] ?? '0') >= 30 ? 1 : 0)
  return minute <= 1440 ? minute : undefined
}
