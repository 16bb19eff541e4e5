import { expect, test } from 'vitest'
import { dayAt, daysBetween, pageAfter, periodOf, periodTitle, weekOf } from './period'

test('a month is drawn in whole weeks, from the day on which weeks begin', () => {
  expect(periodOf('month', '2026-12-05', 1)).toEqual({ first: '2026-12-01', end: '2027-01-01', drawnFirst: '2026-11-30', drawnEnd: '2027-01-04' })
  expect(periodOf('month', '2026-12-05', 0)).toMatchObject({ drawnFirst: '2026-11-29', drawnEnd: '2027-01-03' })
  expect(periodOf('week', '2026-12-06', 1)).toMatchObject({ first: '2026-11-30', end: '2026-12-07' })
  expect(periodOf('week', '2026-12-06', 0)).toMatchObject({ first: '2026-12-06', end: '2026-12-13' })
  expect(periodOf('list', '2026-12-06', 1)).toMatchObject({ first: '2026-01-01', end: '2027-01-01' })
})

test('a page on is a day, a week, a month or a year; the last of January is followed by the last of February', () => {
  expect(pageAfter('month', '2027-01-31', 1)).toBe('2027-02-28')
  expect(pageAfter('week', '2026-12-05', -1)).toBe('2026-11-28')
  expect(pageAfter('day', '2026-12-31', 1)).toBe('2027-01-01')
  expect(pageAfter('year', '2026-12-31', 1)).toBe('2027-12-31')
})

test('titles say what is shown, each year once', () => {
  expect(periodTitle('month', '2026-12-05', 1)).toBe('December 2026')
  expect(periodTitle('week', '2026-12-09', 1)).toBe('7 to 13 Dec 2026')
  expect(periodTitle('week', '2026-12-01', 1)).toBe('30 Nov to 6 Dec 2026')
  expect(periodTitle('week', '2026-12-31', 1)).toBe('28 Dec 2026 to 3 Jan 2027')
  expect(periodTitle('day', '2026-12-05', 1)).toBe('Sat 5 Dec 2026')
  expect(periodTitle('year', '2026-12-05', 1)).toBe('2026')
})

test('days and weeks are counted as calendars do', () => {
  expect(daysBetween('2026-12-01', '2027-01-01')).toBe(31)
  expect(weekOf('2026-12-31')).toBe(53)
  expect(weekOf('2027-01-04')).toBe(1)
  expect(dayAt(Date.parse('2026-12-05T23:30:00Z'), 'Europe/Copenhagen')).toBe('2026-12-06')
})
