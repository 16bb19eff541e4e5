import { describe, expect, test } from 'vitest'
import type { PrintedItem } from '#shared/print/calendar-body'
import { weeksOf } from './calendar-weeks'

const zone = 'Europe/Copenhagen'
const at = (time: string): number => Date.parse(time)
const item = (key: string, from: string, to: string, more: Partial<PrintedItem> = {}): PrintedItem => ({
  key,
  kind: 'change',
  type: '',
  title: key,
  note: '',
  from: at(from),
  to: at(to),
  wholeDays: false,
  ...more,
})
const keysIn = (items: readonly PrintedItem[], month = '2026-12') =>
  weeksOf(month, 1, zone, items).map(({ days, lanes }) => ({
    days: days.map(({ entries }) => entries.map((entry) => entry.item.key)),
    lanes: lanes.map((lane) => lane.map((entry) => `${entry.item.key} ${entry.column} ${entry.days}${entry.goesOn ? ' →' : ''}`)),
  }))

describe('weeksOf', () => {
  test('holds the whole weeks of a month and says which days are not of it', () => {
    const weeks = weeksOf('2026-12', 1, zone, [])
    expect(weeks.map(({ days }) => days[0]?.label)).toEqual(['30 Nov', '7', '14', '21', '28'])
    expect(weeks[0]?.days.map(({ isInMonth }) => isInMonth)).toEqual([false, true, true, true, true, true, true])
    expect(weeksOf('2026-12', 0, zone, [])[0]?.days[0]?.weekday).toBe('Sun')
  })
  test('begins each day at its own midnight, also where the clocks change', () => {
    const [last] = weeksOf('2026-10', 1, zone, []).slice(-1)
    expect(last?.from).toBe(at('2026-10-25T23:00:00Z'))
    const items = [item('late', '2026-10-25T22:30:00Z', '2026-10-25T22:45:00Z')]
    expect(keysIn(items, '2026-10')[3]?.days[6]).toEqual(['late'])
  })
  test('puts what has no time first, then all by time', () => {
    const items = [
      item('b', '2026-12-02T20:00:00Z', '2026-12-02T21:00:00Z'),
      item('a', '2026-12-02T08:00:00Z', '2026-12-02T09:00:00Z'),
      item('day', '2026-12-01T23:00:00Z', '2026-12-02T23:00:00Z', { wholeDays: true, kind: 'key-date' }),
    ]
    expect(keysIn(items)[0]?.days[2]).toEqual(['day', 'a', 'b'])
    expect(weeksOf('2026-12', 1, zone, items)[0]?.days[2]?.entries.map(({ time }) => time)).toEqual(['', '09:00', '21:00'])
  })
  test('lays what spans days into rows without overlap, over the end of a week too', () => {
    const items = [
      item('night', '2026-12-05T21:00:00Z', '2026-12-06T03:00:00Z'),
      item('long', '2026-12-04T10:00:00Z', '2026-12-08T10:00:00Z', { kind: 'booking' }),
      item('early', '2026-11-30T10:00:00Z', '2026-12-01T10:00:00Z', { kind: 'booking' }),
    ]
    const [first, second] = keysIn(items)
    expect(first?.lanes).toEqual([['early 0 2', 'night 5 2'], ['long 4 3 →']])
    expect(second?.lanes).toEqual([['long 0 2']])
  })
  test('lets what ends at midnight not reach into the day that begins there', () => {
    const items = [item('day', '2026-12-02T23:00:00Z', '2026-12-03T23:00:00Z', { wholeDays: true })]
    expect(keysIn(items)[0]?.days.map((keys) => keys.length)).toEqual([0, 0, 0, 1, 0, 0, 0])
    expect(keysIn(items)[0]?.lanes).toEqual([])
  })
})
