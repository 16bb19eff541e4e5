import { expect, test } from 'vitest'
import type { CalendarItem } from './calendar-item'
import type { CalendarConflict } from './conflicts'
import { repairOf } from './repair'

const zone = 'Europe/Copenhagen'
const item = (title: string, from: string, to: string, fixed = false): CalendarItem => ({
  entity: `booking/${title}`,
  root: 'calendar/main',
  kind: 'booking',
  from: Date.parse(from),
  to: Date.parse(to),
  wholeDays: false,
  repeats: '',
  key: title,
  title,
  detail: '',
  affects: [],
  environment: 'stg',
  type: '',
  risk: 0,
  fixed,
})
const conflict = (rule: string, first: CalendarItem, second: CalendarItem): CalendarConflict => ({
  id: 'c',
  severity: 'soft',
  title: '',
  parties: [first, second],
  from: second.from,
  to: first.to,
  verdict: { outcome: {}, rule, because: [] },
  rule: '',
  tried: '',
})
const early = item('early', '2027-03-25T08:00:00Z', '2027-03-28T16:00:00Z')
const late = item('late', '2027-03-27T09:00:00Z', '2027-03-29T16:00:00Z')

test('the later booking goes behind the earlier one, at its own time on the clock', () => {
  const repair = repairOf(conflict('environment-booked-twice', early, late), zone)
  expect(repair?.item.title).toBe('late')
  expect(new Date(repair?.to ?? 0).toISOString()).toBe('2027-03-29T08:00:00.000Z') // 10:00 before and after the change of clocks
})

test('what lies in a freeze goes to the first day after it', () => {
  const repair = repairOf(conflict('freeze-overlap', item('night', '2027-03-26T21:00:00Z', '2027-03-27T01:00:00Z'), early), zone)
  expect(repair?.item.title).toBe('night')
  expect(new Date(repair?.to ?? 0).toISOString()).toBe('2027-03-28T20:00:00.000Z')
})

test('what is under way is not offered to be moved', () => {
  expect(repairOf(conflict('freeze-overlap', item('over', '2027-03-26T21:00:00Z', '2027-03-27T01:00:00Z', true), early), zone)).toBeUndefined()
})
