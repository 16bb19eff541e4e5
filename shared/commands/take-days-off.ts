import type { HolidayDay } from '../calendar/holiday-days'
import type { Draft } from '../log/operation'
import type { WorkingCalendar } from '../model/time-band'
import { edit, type Fields } from './edit'

/** The days of a working calendar with holidays off. A day that differs already, by whoever's hours, stays as it is; `source` is where they came from. */
export function withDaysOff(
  { days, dayNames }: Pick<WorkingCalendar, 'days' | 'dayNames'>,
  holidays: readonly HolidayDay[],
  source: string,
): Required<Pick<Fields<'working-calendar'>, 'days' | 'dayNames'>> & { readonly taken: number } {
  const added = holidays.filter(({ day }) => days[day] === undefined)
  const named = ({ name }: HolidayDay): string => [name, source].filter((text) => text !== '').join(', from ')
  return {
    days: { ...days, ...Object.fromEntries(added.map(({ day }) => [day, ''])) },
    dayNames: { ...dayNames, ...Object.fromEntries(added.map((one) => [one.day, named(one)])) },
    taken: added.length,
  }
}

/** Takes holidays off in a working calendar. */
export function takeDaysOff(calendar: WorkingCalendar, holidays: readonly HolidayDay[], source: string): Draft {
  const { taken, ...fields } = withDaysOff(calendar, holidays, source)
  const draft = edit('working-calendar', calendar, fields, `Took ${taken} ${taken === 1 ? 'holiday' : 'holidays'} off in “${calendar.name}”`)
  return { ...draft, command: 'take-days-off' }
}
