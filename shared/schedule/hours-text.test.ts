import { expect, test } from 'vitest'
import { hoursText, readHours, weekMinutes, weekText } from './hours-text'

test.each([
  ['9-17', '09:00-17:00'],
  ['09:00–12:00, 13:00–17:30', '09:00-12:00 13:00-17:30'],
  ['13:00-17:00; 8.30 - 12', '08:30-12:00 13:00-17:00'],
  ['08:00-12:00 13:00-17:00', '08:00-12:00 13:00-17:00'],
  ['0900 to 1700', '09:00-17:00'],
  ['22:00-0:00', '22:00-24:00'],
  ['9-12 and 11-15', '09:00-15:00'],
  ['24 h', '00:00-24:00'],
  ['Off', ''],
  ['', ''],
])('“%s” are the hours %s', (text, hours) => {
  expect(readHours(text)).toEqual({ ok: true, value: hours })
})

test.each([
  ['soon', 'hours-unreadable'],
  ['9', 'hours-unreadable'],
  ['9:75-10', 'hours-unreadable'],
  ['9-26', 'hours-unreadable'],
  ['22:00-06:00', 'hours-backwards'],
])('“%s” is refused', (text, code) => {
  expect(readHours(text)).toMatchObject({ ok: false, failure: { code } })
})

test('what is shown reads back the same', () => {
  for (const hours of ['', '00:00-24:00', '09:00-12:00 13:00-17:00']) expect(readHours(hoursText(hours))).toEqual({ ok: true, value: hours })
})

test('a week is told in a line', () => {
  const office = Object.fromEntries([...'12345'].map((day) => [day, '09:00-17:00']))
  expect(weekText(office)).toBe('Mon–Fri 09:00–17:00')
  expect(weekText({ ...office, '6': '10:00-12:00' })).toBe('Mon–Fri 09:00–17:00, Sat 10:00–12:00')
  expect(weekText({ '1': '00:00-24:00', '3': '00:00-24:00' })).toBe('Mon 24 h, Wed 24 h')
  expect(weekText({})).toBe('no hours')
  expect(weekMinutes({ ...office, '6': '10:00-12:00 13:00-13:30' })).toBe(2550)
})
