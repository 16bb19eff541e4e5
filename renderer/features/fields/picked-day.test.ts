import { expect, test } from 'vitest'
import { dayOf, onDay } from './picked-day'

const zone = 'Europe/Copenhagen'

test('an instant lies on the day of the zone, not on that of UTC', () => {
  expect(dayOf('2026-12-05T23:30:00Z', zone)).toBe('2026-12-06')
  expect(dayOf('2026-12-05T23:30:00Z', 'UTC')).toBe('2026-12-05')
  expect(dayOf('2026-12-05', zone)).toBe('2026-12-05')
  expect(dayOf('', zone)).toBeUndefined()
})

test('another day keeps the time on the clock, also over a change of the clocks', () => {
  expect(onDay('2026-12-05T21:00:00Z', '2026-12-12', zone)).toBe('2026-12-12T21:00:00Z')
  expect(onDay('2026-12-05T21:00:00Z', '2026-07-01', zone)).toBe('2026-07-01T20:00:00Z')
})

test('a day stays a day, and nothing becomes one', () => {
  expect(onDay('2026-12-05', '2026-12-12', zone)).toBe('2026-12-12')
  expect(onDay('', '2026-12-12', zone)).toBe('2026-12-12')
})
