import { holidayDays } from '#shared/calendar/holiday-days'
import { dayStart } from '#shared/calendar/period'
import { create } from '#shared/commands/edit'
import { takeDaysOff, withDaysOff } from '#shared/commands/take-days-off'
import type { Operation } from '#shared/log/operation'
import { viewOf } from '#shared/model/view'
import type { Existing } from './import-targets'
import type { Preview } from './preview'

const week = Object.fromEntries(['1', '2', '3', '4', '5'].map((weekday) => [weekday, '09:00-17:00']))

/** What makes the holidays of a calendar's file days off in the working calendar that was chosen; nothing where none was. */
export function daysOffOf({ rows, daysOff, zone, today }: Preview, existing: Existing, newId: () => string, fileName: string): readonly Operation[] {
  if (daysOff === '') return []
  const holidays = rows.flatMap((record) =>
    record.kind === 'band' && record.band === 'holiday' && !record.isCancelled ? [viewOf('key-date', '', { ...record.fields })] : [],
  )
  const calendar = existing.workingCalendars.find(({ id }) => id === daysOff)
  const days = holidayDays(holidays, dayStart(today, zone), calendar?.zone || zone)
  const source = fileName.slice(0, 200)
  if (calendar !== undefined) return takeDaysOff(calendar, days, source).operations
  if (daysOff !== 'new' || days.length === 0) return []
  const { taken: _, ...fields } = withDaysOff({ days: {}, dayNames: {} }, days, source)
  return create('working-calendar', newId(), { of: 'calendar/main', name: freeName(existing), zone, week, ...fields }).operations
}

function freeName({ workingCalendars }: Existing): string {
  const names = new Set(workingCalendars.map(({ name }) => name))
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'Working days' : `Working days (${number})`
    if (!names.has(name)) return name
  }
}
