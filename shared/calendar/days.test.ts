import { describe, expect, test } from 'vitest'
import type { CalendarKind, Dated } from './dated'
import { beginningsByDay, beginningsByMonth, dayList, dayOf, totalOf } from './day-list'
import { thinned } from './dense-days'

const zone = 'Europe/Copenhagen'
const at = (text: string): number => Date.parse(text)
const item = (entity: string, from: string, kind: CalendarKind = 'change', hours = 1): Dated => ({
  entity,
  root: 'r',
  kind,
  from: at(from),
  to: at(from) + hours * 3_600_000,
  wholeDays: false,
  repeats: '',
})

describe('days', () => {
  test('days begin at local midnight, on both sides of the change of clocks', () => {
    const list = dayList('2027-03-27', 3, zone)
    expect([...list.starts].map((start) => new Date(start).toISOString().slice(0, 16))).toEqual([
      '2027-03-26T23:00',
      '2027-03-27T23:00',
      '2027-03-28T22:00',
      '2027-03-29T22:00',
    ])
    expect(dayOf(list, at('2027-03-28T21:59:59Z'))).toBe(1)
    expect(dayOf(list, at('2027-03-28T22:00:00Z'))).toBe(2)
    expect(dayOf(list, at('2027-03-26T22:59:59Z'))).toBe(-1)
    expect(dayOf(list, at('2027-03-29T22:00:00Z'))).toBe(3)
  })

  test('an item counts on the day on which it begins, so that days add up to months', () => {
    const list = dayList('2026-01-01', 365, zone)
    const items = [item('a', '2026-11-30T23:30:00Z', 'change', 100), item('b', '2026-12-24T10:00:00Z'), item('c', '2026-12-24T11:00:00Z', 'release')]
    const byDay = beginningsByDay(list, items)
    const byMonth = beginningsByMonth(list, byDay)
    expect(byDay.map(totalOf)[list.days.indexOf('2026-12-01')]).toBe(1)
    expect([...byMonth].map(([month, counts]) => [month, counts.change, counts.release]).at(-1)).toEqual(['2026-12', 2, 1])
    expect([...byMonth.values()].reduce((sum, counts) => sum + totalOf(counts), 0)).toBe(3)
  })
})

describe('dense days', () => {
  const list = dayList('2026-12-01', 31, zone)
  const many = Array.from({ length: 14 }, (_, n) => item(`c${n}`, '2026-12-05T08:00:00Z'))

  test('a day with many changes shows how many, and leaves the few of other kinds as they are', () => {
    const release = item('r', '2026-12-05T21:00:00Z', 'release')
    const { items, groups } = thinned([...many, release], list)
    expect(items).toEqual([release])
    expect(groups).toEqual([{ day: '2026-12-05', kind: 'change', count: 14, from: list.starts[4], to: list.starts[5] }])
  })

  test('nothing is put together on a day that can be read, nor freezes, nor what lasts for days', () => {
    const few = many.slice(0, 12)
    expect(thinned(few, list)).toEqual({ items: few, groups: [] })
    const long = Array.from({ length: 20 }, (_, n) => item(`b${n}`, '2026-12-05T08:00:00Z', 'booking', 30))
    const freezes = Array.from({ length: 20 }, (_, n) => item(`f${n}`, '2026-12-05T08:00:00Z', 'freeze'))
    expect(thinned([...long, ...freezes], list).groups).toEqual([])
  })
})
