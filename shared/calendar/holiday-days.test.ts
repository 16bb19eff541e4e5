import { expect, test } from 'vitest'
import { viewOf } from '../model/view'
import { holidayDays } from './holiday-days'

const now = Date.parse('2026-11-26T12:00:00Z')
const zone = 'Europe/Copenhagen'
const holiday = (title: string, start: string, end = '', recurrence = '') =>
  viewOf('key-date', title, { title, start, end: end || start, recurrence, kind: 'holiday' })

test('a holiday is each of its days, also over a change of the clocks, and two of one day have one line', () => {
  expect(holidayDays([holiday('Easter', '2027-03-26', '2027-03-29'), holiday('Good Friday', '2027-03-26')], now, zone)).toEqual([
    { day: '2027-03-26', name: 'Easter, Good Friday' },
    { day: '2027-03-27', name: 'Easter' },
    { day: '2027-03-28', name: 'Easter' },
    { day: '2027-03-29', name: 'Easter' },
  ])
})

test('one that comes each year is as many days as lie within ten years, and what is long over is none', () => {
  const days = holidayDays([holiday('Christmas Day', '2020-12-25', '', 'FREQ=YEARLY'), holiday('Once', '2019-05-01')], now, zone)
  expect([days[0]?.day, days.at(-1)?.day, days.length]).toEqual(['2025-12-25', '2035-12-25', 11])
})
