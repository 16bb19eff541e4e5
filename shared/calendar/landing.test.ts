import { expect, test } from 'vitest'
import { shifted } from '../commands/when-words'
import { instant } from '../model/when'
import { shiftOnClock, shiftTo } from './landing'

const zone = 'Europe/Copenhagen'
const landing = (from: string, days: number, minutes: number): string => shifted(from, shiftOnClock(Date.parse(from), days, minutes, zone), zone)

test('days keep the time on the clock across the change of clocks, both ways', () => {
  expect(landing('2027-03-20T21:00:00Z', 8, 0)).toBe('2027-03-28T20:00:00Z') // 22:00 stays 22:00
  expect(landing('2026-10-17T20:00:00Z', 14, 0)).toBe('2026-10-31T21:00:00Z')
})

test('what is dropped at a time lands at that time, though an hour is missing or doubled between', () => {
  expect(landing('2027-03-27T21:00:00Z', 1, -18 * 60)).toBe('2027-03-28T02:00:00Z') // Sat 22:00 to Sun 04:00 summer time
  expect(landing('2026-10-24T20:00:00Z', 1, -18 * 60)).toBe('2026-10-25T03:00:00Z') // Sat 22:00 to Sun 04:00 winter time
})

test('a time that does not exist becomes the later one', () => {
  expect(landing('2027-03-21T01:30:00Z', 7, 0)).toBe('2027-03-28T01:30:00Z') // 02:30 is skipped: 03:30
})

test('a shift between two instants leads from one to the other', () => {
  for (const [from, to] of [
    ['2026-12-05T21:00:00Z', '2026-12-05T20:30:00Z'],
    ['2027-03-27T21:00:00Z', '2027-03-28T02:00:00Z'],
    ['2026-10-25T00:30:00Z', '2026-10-24T23:45:00Z'],
  ] as const) {
    expect(shifted(from, shiftTo(Date.parse(from), Date.parse(to), zone), zone)).toBe(instant(Date.parse(to)))
  }
})
