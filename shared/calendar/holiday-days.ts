import type { KeyDate } from '../model/time-band'
import { dayAt, dayStart } from './period'
import { occurrencesWithin } from './recurrence'

/** A day on which nobody works, and why. */
export interface HolidayDay {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly name: string
}

type Holiday = Pick<KeyDate, 'title' | 'start' | 'end' | 'recurrence' | 'exceptions' | 'zone'>

const year = 366 * 86_400_000
/** Holidays of so long ago and so far ahead are days of a calendar: a yearly rule has no end. */
const before = 1 * year
const ahead = 10 * year

/** The days of holidays around `now`, each once, in order; of several on a day the names together. */
export function holidayDays(holidays: readonly Holiday[], now: number, zone: string): readonly HolidayDay[] {
  const names = new Map<string, string[]>()
  for (const holiday of holidays) {
    for (const { from, to } of occurrencesWithin(holiday, now - before, now + ahead, zone)) {
      // A day is a day of the site, however many hours it has.
      for (let day = dayAt(from, zone); dayStart(day, zone) < to; day = dayAt(dayStart(day, zone) + 36 * 3_600_000, zone)) {
        const held = names.get(day)
        if (held === undefined) names.set(day, [holiday.title])
        else if (!held.includes(holiday.title)) held.push(holiday.title)
      }
    }
  }
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, all]) => ({ day, name: all.filter((title) => title !== '').join(', ') }))
}
