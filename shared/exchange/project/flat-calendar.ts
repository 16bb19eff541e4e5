import { wholeDay } from './hours'
import type { ForeignCalendar } from './project'

export interface FlatCalendar {
  readonly week: Readonly<Record<string, string>>
  readonly days: Readonly<Record<string, string>>
  readonly names: Readonly<Record<string, string>>
}

const usual: Readonly<Record<string, string>> = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [String(day), '08:00-12:00 13:00-17:00']))

/** A calendar with all that it has from those that it is based on; a weekday that none of them names is as usual. */
export function flatCalendar(id: string, calendars: readonly ForeignCalendar[]): FlatCalendar | undefined {
  const chain: ForeignCalendar[] = []
  for (let at = find(id, calendars); at !== undefined && !chain.includes(at); at = find(at.base, calendars)) chain.push(at)
  if (chain.length === 0) return undefined
  const week: Record<string, string> = {}
  const days: Record<string, string> = {}
  const names: Record<string, string> = {}
  for (const { week: own, days: ownDays, names: ownNames } of chain.reverse()) {
    Object.assign(week, own)
    // A day that says other hours than those below it is another day, even if nobody has named it.
    for (const day of Object.keys(ownDays)) delete names[day]
    Object.assign(days, ownDays)
    Object.assign(names, ownNames)
  }
  const full = Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, week[day] ?? usual[day] ?? '']))
  const differing = withoutSame(full, days)
  return { week: full, days: differing, names: Object.fromEntries(Object.entries(names).filter(([day]) => Object.hasOwn(differing, day))) }
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
