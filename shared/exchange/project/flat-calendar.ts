import { wholeDay } from './hours'
import type { ForeignCalendar } from './project'

export interface FlatCalendar {
  readonly week: Readonly<Record<string, string>>
  readonly days: Readonly<Record<string, string>>
}

const usual: Readonly<Record<string, string>> = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [String(day), '08:00-12:00 13:00-17:00']))

/** A calendar with all that it has from those that it is based on; a weekday that none of them names is as usual. */
export function flatCalendar(id: string, calendars: readonly ForeignCalendar[]): FlatCalendar | undefined {
  const chain: ForeignCalendar[] = []
  for (let at = find(id, calendars); at !== undefined && !chain.includes(at); at = find(at.base, calendars)) chain.push(at)
  if (chain.length === 0) return undefined
  const week: Record<string, string> = {}
  const days: Record<string, string> = {}
  for (const { week: own, days: ownDays } of chain.reverse()) {
    Object.assign(week, own)
    Object.assign(days, ownDays)
  }
  const full = Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, week[day] ?? usual[day] ?? '']))
  return { week: full, days: withoutSame(full, days) }
}

const find = (id: string, calendars: readonly ForeignCalendar[]): ForeignCalendar | undefined =>
  id === '' ? undefined : calendars.find((calendar) => calendar.id === id)

/** A day that is as its weekday is is no exception. */
function withoutSame(week: Readonly<Record<string, string>>, days: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(days).filter(([day, hours]) => hours !== week[String(weekdayOf(day))]))
}

/** 1 is Monday. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** Whether it never pauses. */
export const isRoundTheClock = ({ week, days }: FlatCalendar): boolean =>
  Object.values(week).every((hours) => hours === wholeDay) && Object.keys(days).length === 0
