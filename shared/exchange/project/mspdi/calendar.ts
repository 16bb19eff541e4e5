import { childrenOf, childText, type XmlNode } from '../../xml/xml-records'
import { hoursOf, type Span } from '../hours'
import type { ForeignCalendar } from '../project'
import { type DayBudget, recurringDays } from './recurring-days'
import { dateOf, dayNumber, isYes, localOf, weekdayOf, weekdayOfDay, wholeNumber } from './values'

/** What a working day has where the file does not say: MS Project's own default. */
const usualHours = '08:00-12:00 13:00-17:00'

type Lost = (field: string, message: string) => void

/** Reads a calendar; `lost` hears of what it holds and ours does not. */
export function mspdiCalendar(node: XmlNode, lost: Lost, budget: DayBudget): ForeignCalendar {
  const week: Record<string, string> = {}
  const days: Record<string, string> = {}
  for (const container of childrenOf(node, 'WeekDays')) {
    for (const weekday of childrenOf(container, 'WeekDay')) {
      const type = wholeNumber(childText(weekday, 'DayType')) ?? -1
      if (type >= 1 && type <= 7) week[String(weekdayOf(type))] = hoursIn(weekday)
      else if (type === 0) takeDays(weekday, days, lost, budget)
    }
  }
  for (const container of childrenOf(node, 'WorkWeeks')) for (const workWeek of childrenOf(container, 'WorkWeek')) takeWorkWeek(workWeek, days, lost)
  // The newer form repeats the older one and says it exactly, so it has the last word.
  for (const container of childrenOf(node, 'Exceptions')) for (const exception of childrenOf(container, 'Exception')) takeDays(exception, days, lost, budget)
  const base = childText(node, 'BaseCalendarUID') ?? ''
  const isBase = isYes(childText(node, 'IsBaseCalendar'))
  return {
    id: childText(node, 'UID') ?? '',
    name: childText(node, 'Name') ?? '',
    base: isBase || base === '-1' ? '' : base,
    week,
    days,
  }
}

/** Every exception is days with hours: Microsoft's recurring ones have an end. */
function takeDays(node: XmlNode, days: Record<string, string>, lost: Lost, budget: DayBudget): void {
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
  const hours = hoursIn(node)
  for (const day of found.days) days[day] = hours
  if (found.cut) lost('Exception', 'Exceptions go on for decades; the later days were left out.')
}

/** A time with another week: each of its days that differs. Ten years of them at most. */
function takeWorkWeek(node: XmlNode, days: Record<string, string>, lost: Lost): void {
  const period = childrenOf(node, 'TimePeriod')[0]
  const from = localOf((period && childText(period, 'FromDate')) ?? '')
  const to = localOf((period && childText(period, 'ToDate')) ?? '')
  if (from === undefined || to === undefined) return
  const week = new Map<number, string>()
  for (const container of childrenOf(node, 'WeekDays'))
    for (const weekday of childrenOf(container, 'WeekDay')) {
      const type = wholeNumber(childText(weekday, 'DayType')) ?? -1
      if (type >= 1 && type <= 7) week.set(weekdayOf(type), hoursIn(weekday))
    }
  const first = dayNumber(from)
  const last = dayNumber(to)
  const end = Math.min(last, first + 3_700)
  for (let number = first; number <= end; number++) {
    const hours = week.get(weekdayOfDay(number))
    if (hours !== undefined) days[dateOf(number)] = hours
  }
  if (end < last) lost('WorkWeek', 'It goes on for more than ten years; the later days were left out.')
}

function hoursIn(node: XmlNode): string {
  if (!isYes(childText(node, 'DayWorking'))) return ''
  const times = childrenOf(node, 'WorkingTimes').flatMap((container) => childrenOf(container, 'WorkingTime'))
  const spans = times.flatMap((time): Span[] => {
    const from = minuteOf(childText(time, 'FromTime'))
    const to = minuteOf(childText(time, 'ToTime'))
    // Midnight as the end is the end of the day: 00:00:00 to 00:00:00 is all of it.
    return from === undefined || to === undefined ? [] : [[from, to === 0 ? 1440 : to]]
  })
  return spans.length === 0 ? usualHours : hoursOf(spans)
}

function minuteOf(text: string | undefined): number | undefined {
  const found = /^(?:\d{4}-\d{2}-\d{2}T)?(\d{2}):(\d{2}):(\d{2})/.exec(text ?? '')
  if (found === null) return undefined
  const minute = Number(found[1]) * 60 + Number(found[2]) + (Number(found[3]) >= 30 ? 1 : 0)
  return minute <= 1440 ? minute : undefined
}
