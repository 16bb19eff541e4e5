import { expect, test } from 'vitest'
import { viewOf } from '../model/view'
import { takeDaysOff } from './take-days-off'

const calendar = viewOf('working-calendar', 'office', { name: 'Office', days: { '2026-12-24': '09:00-12:00' }, dayNames: { '2026-12-24': 'Half a day' } })

test('holidays are days off with their name and source; a day that has hours of its own keeps them', () => {
  const draft = takeDaysOff(
    calendar,
    [
      { day: '2026-12-24', name: 'Christmas Eve' },
      { day: '2026-12-25', name: 'Christmas Day' },
      { day: '2026-12-31', name: '' },
    ],
    'holidays.ics',
  )
  expect(draft.summary).toBe('Took 2 holidays off in “Office”')
  expect(Object.fromEntries(draft.operations.map(({ field, value }) => [field, value]))).toEqual({
    days: { '2026-12-24': '09:00-12:00', '2026-12-25': '', '2026-12-31': '' },
    dayNames: { '2026-12-24': 'Half a day', '2026-12-25': 'Christmas Day, from holidays.ics', '2026-12-31': 'holidays.ics' },
  })
  expect(takeDaysOff(calendar, [{ day: '2026-12-24', name: 'Christmas Eve' }], '').operations).toEqual([])
})
