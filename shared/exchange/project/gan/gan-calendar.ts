import { childrenOf, type XmlNode } from '../../xml/xml-records'
import { wholeDay } from '../hours'
import type { ForeignCalendar } from '../project'

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/**
 * GanttProject plans whole days: a day that is worked is worked from midnight to midnight, so that a task of two days lasts two.
 * Days without a year come every year: they are taken for `years`.
 */
export function ganCalendar(node: XmlNode | undefined, years: readonly number[]): ForeignCalendar {
  const types = node === undefined ? undefined : childrenOf(node, 'day-types')[0]
  const defaults = types === undefined ? undefined : childrenOf(types, 'default-week')[0]?.attributes
  // Weekends that are only shown are worked.
  const onlyShown = types !== undefined && childrenOf(types, 'only-show-weekends')[0]?.attributes['value'] === 'true'
  const week = Object.fromEntries(names.map((name, at) => [String(at + 1), !onlyShown && defaults?.[name] === '1' ? '' : wholeDay]))
  const days: Record<string, string> = {}
  const called: Record<string, string> = {}
  for (const { attributes, text } of node === undefined ? [] : childrenOf(node, 'date')) {
    const { year = '', month = '', date = '', type = 'HOLIDAY' } = attributes
    if (type !== 'HOLIDAY' && type !== 'WORKING_DAY') continue
    for (const of of /^\d{4}$/.test(year) ? [Number(year)] : years) {
      const day = dayOf(of, Number(month), Number(date))
      if (day === undefined) continue
      days[day] = type === 'HOLIDAY' ? '' : wholeDay
      if (text.trim() !== '') called[day] = text.trim()
    }
  }
  return { id: 'calendar', name: 'GanttProject', base: '', week, days, names: called }
}

function dayOf(year: number, month: number, date: number): string | undefined {
  if (!Number.isInteger(month) || !Number.isInteger(date) || month < 1 || month > 12 || date < 1 || date > 31) return undefined
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(day) ? undefined : day
}

const day = 86_400_000
/** No plan has more days than this: a duration beyond is a slip of the hand. */
export const mostDays = 36_500

/** The day after so many days of work from a day on: where a task of that length ends, at midnight. */
export function afterWorkingDays({ week, days }: Pick<ForeignCalendar, 'week' | 'days'>, start: string, count: number): string {
  const isWorked = (date: string): boolean => (days[date] ?? week[String(new Date(`${date}T00:00:00Z`).getUTCDay() || 7)]) !== ''
  if (Object.values(week).every((hours) => hours === '')) return start
  let at = Date.parse(`${start}T00:00:00Z`)
  for (let left = Math.min(count, mostDays); left > 0; at += day) if (isWorked(new Date(at).toISOString().slice(0, 10))) left--
  return new Date(at).toISOString().slice(0, 10)
}
