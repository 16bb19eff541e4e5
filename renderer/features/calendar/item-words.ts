import { clockText, type DateOptions, dateText, instantText } from '#app/format'
import { type CalendarItem, kindWords } from './calendar-item'
import { recurrenceWords } from './recurrence-words'

/** When an item is: `5 Dec`, `14 Dec to 4 Jan`, `Sat 5 Dec, 22:00 to Sun 6 Dec, 04:00`. */
export function spanWords({ from, to, wholeDays }: Pick<CalendarItem, 'from' | 'to' | 'wholeDays'>, zone: string, options: DateOptions = {}): string {
  if (wholeDays) {
    const first = dateText(from, zone, options)
    const last = dateText(Math.max(from, to - 1), zone, options)
    return first === last ? first : `${first} to ${last}`
  }
  if (from === to) return instantText(from, zone, options)
  const isOneDay = dateText(from, zone) === dateText(to, zone)
  return `${instantText(from, zone, options)} to ${isOneDay ? clockText(to, zone) : instantText(to, zone, options)}`
}

/** What a screen reader says of an entry: "Freeze, Year-end, hard, 14 Dec to 4 Jan". */
export function itemName(item: CalendarItem, zone: string, conflict?: string, doubt?: string): string {
  const parts = [kindWords[item.kind].one, item.title, item.detail, spanWords(item, zone, { weekday: true })]
  if (item.repeats !== '') parts.push(recurrenceWords(item.repeats))
  if (conflict !== undefined) parts.push(`conflict: ${conflict}`)
  if (doubt !== undefined) parts.push(doubt)
  return parts.filter((part) => part !== '').join(', ')
}

/** The time that stands before a title, where it has one. */
export const timeBefore = (item: CalendarItem, zone: string): string => (item.wholeDays || item.kind === 'freeze' ? '' : clockText(item.from, zone))
