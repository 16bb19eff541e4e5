import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dayStart } from './day-start'

const days = (from: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => new Date(Date.parse(from) + number * 86_400_000).toISOString().slice(0, 10))

/** Clocks that change at midnight, twice within a month, by half an hour, over the date line, or never. */
const odd = [
  'Europe/Zurich',
  'UTC',
  'Africa/Casablanca',
  'America/Santiago',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Havana',
  'Asia/Gaza',
]

describe('the start of a day', () => {
  test.each(odd)('in %s is the one that Temporal gives, for each day of thirty years', (zone) => {
    const asked = days('2005-01-01', 30 * 365)
    const other = asked.filter((day) => dayStart(day, zone) !== Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds)
    expect(other).toEqual([])
  })

  test('is the same when asked again, in any order', () => {
    const asked = days('2026-01-01', 400)
    const first = asked.map((day) => dayStart(day, 'America/New_York'))
    expect([...asked].reverse().map((day) => dayStart(day, 'America/New_York'))).toEqual([...first].reverse())
  })
})
