import { dateOf, dayNumber, weekdayOfDay } from './values'

/** A recurring exception of a calendar as MSPDI writes it. Months count from 0, weekdays are bits from 1 for Sunday. */
export interface Recurrence {
  readonly type: number
  readonly from: string
  readonly to: string
  readonly occurrences: number
  readonly byOccurrences: boolean
  readonly period: number
  readonly daysOfWeek: number
  readonly monthItem: number
  readonly monthPosition: number
  readonly month: number
  readonly monthDay: number
}

/** No calendar has exceptions on more days than some twenty years hold, nor one that goes on for longer than a lifetime of work. */
const mostDays = 7_500
const longest = 18_300

/** How many days may still be looked at for one file: thousands of exceptions over decades are no calendar. */
export interface DayBudget {
  left: number
}
export const dayBudget = (): DayBudget => ({ left: 3_000_000 })

/**
 * The days of an exception, in order (MSPDI, Exception/Type): 1 daily, 2 yearly by the day of a month, 3 yearly by position,
 * 4 monthly by day, 5 monthly by position, 6 weekly, 7 every so many days, 8 every so many weekdays, else each day of its time.
 * `cut` where it goes on beyond what is taken.
 */
export function recurringDays(asked: Recurrence, budget: DayBudget): { readonly days: readonly string[]; readonly cut: boolean } {
  const first = dayNumber(asked.from)
  const last = dayNumber(asked.to)
  if (Number.isNaN(first) || Number.isNaN(last) || last < first) return { days: [], cut: false }
  const days: string[] = []
  const counted = asked.byOccurrences && asked.occurrences > 0 && asked.type >= 2
  const wanted = counted ? Math.min(asked.occurrences, mostDays) : mostDays
  const end = Math.min(last, first + longest, first + budget.left)
  let number = first
  for (; number <= end && days.length < wanted; number++) if (happens(asked, number, first)) days.push(dateOf(number))
  budget.left -= number - first
  return { days, cut: number <= last && !(counted && days.length === asked.occurrences) }
}

function happens(asked: Recurrence, number: number, first: number): boolean {
  const period = Math.max(1, asked.period)
  switch (asked.type) {
    case 2: {
      const { month, date } = parts(number)
      return month === asked.month && date === asked.monthDay
    }
    case 3:
      return parts(number).month === asked.month && isAtPosition(asked, number)
    case 4: {
      return monthsBetween(first, number) % period === 0 && parts(number).date === asked.monthDay
    }
    case 5:
      return monthsBetween(first, number) % period === 0 && isAtPosition(asked, number)
    case 6: {
      // Weeks begin on Sunday; the bit of Sunday is 1.
      const sunday = weekdayOfDay(number) % 7
      const weeks = (number - sunday - (first - (weekdayOfDay(first) % 7))) / 7
      return weeks % period === 0 && (asked.daysOfWeek & (1 << sunday)) !== 0
    }
    case 7:
      return (number - first) % period === 0
    case 8: {
      return weekdayOfDay(number) <= 5 && weekdaysBetween(first, number) % period === 0
    }
    default:
      return true
  }
}

function parts(number: number): { readonly year: number; readonly month: number; readonly date: number } {
  const at = new Date(number * 86_400_000)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() }
}

function monthsBetween(first: number, number: number): number {
  const a = parts(first)
  const b = parts(number)
  return (b.year - a.year) * 12 + b.month - a.month
}

/** Mondays to Fridays from a day on, before another: whole weeks have five. */
function weekdaysBetween(first: number, number: number): number {
  const weeks = Math.floor((number - first) / 7)
  let count = weeks * 5
  for (let at = first + weeks * 7; at < number; at++) if (weekdayOfDay(at) <= 5) count++
  return count
}

/** MonthItem: 0 any day, 1 weekday, 2 weekend day, 3 to 9 Sunday to Saturday. MonthPosition: 0 to 3 first to fourth, 4 last. */
function fits(item: number, number: number): boolean {
  const weekday = weekdayOfDay(number)
  if (item === 0) return true
  if (item === 1) return weekday <= 5
  if (item === 2) return weekday >= 6
  return weekday % 7 === item - 3
}

function isAtPosition({ monthItem, monthPosition }: Recurrence, number: number): boolean {
  if (!fits(monthItem, number)) return false
  const { month, date } = parts(number)
  if (monthPosition >= 4) {
    for (let at = number + 1; parts(at).month === month; at++) if (fits(monthItem, at)) return false
    return true
  }
  let before = 0
  for (let at = number - date + 1; at < number; at++) if (fits(monthItem, at)) before++
  return before === monthPosition
}
