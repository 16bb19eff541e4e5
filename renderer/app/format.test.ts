import { describe, expect, test } from 'vitest'
import {
  bytesText,
  clockSecondsText,
  compareText,
  compareWhen,
  countText,
  initialsOf,
  instantLines,
  instantText,
  instantWithZone,
  listText,
  measureText,
  numberText,
  offsetText,
  rangeText,
  relativeText,
  whenText,
  zoneText,
} from './format'

const zone = 'Europe/Copenhagen'
const at = Date.parse('2026-12-05T21:00:00Z')
const now = Date.parse('2026-11-23T13:06:31Z')

describe('instants', () => {
  test('are written in a zone, the year left out inside the present one', () => {
    expect(instantText(at, zone, { weekday: true })).toBe('Sat 5 Dec 2026, 22:00')
    expect(instantText(at, zone, { now })).toBe('5 Dec, 22:00')
    expect(instantText(Date.parse('2027-01-04T05:00:00Z'), zone, { now })).toBe('4 Jan 2027, 06:00')
  })
  test('midnight is 00:00, September Sep', () => {
    expect(instantText(Date.parse('2026-09-01T22:00:00Z'), zone, { now })).toBe('2 Sep, 00:00')
  })
  test('carry their zone where they leave their page', () => {
    expect(instantWithZone(at, zone)).toBe('5 Dec 2026, 22:00 CET')
    expect(instantWithZone(at, 'America/New_York')).toBe('5 Dec 2026, 16:00 UTC\u22125')
  })
  test('are shown to the second in the status bar', () => {
    expect(clockSecondsText(now, zone)).toBe('14:06:31')
  })
  test('have a tooltip of the site’s zone, the viewer’s and UTC, each once', () => {
    expect(instantLines(at, zone, 'America/New_York')).toEqual([
      'Sat 5 Dec 2026, 22:00 Europe/Copenhagen, UTC+1',
      'Sat 5 Dec 2026, 16:00 America/New_York, UTC\u22125',
      'Sat 5 Dec 2026, 21:00 UTC',
    ])
    expect(instantLines(at, zone, zone)).toHaveLength(2)
  })
  test('across a clock change show both offsets', () => {
    expect(instantLines(Date.parse('2026-10-25T00:30:00Z'), zone, zone)[0]).toBe(
      'Sun 25 Oct 2026, 02:30 Europe/Copenhagen, UTC+2, the clocks change from UTC+2 to UTC+1',
    )
  })
})

describe('days and ranges', () => {
  test('a day is itself in every zone', () => {
    expect(whenText('2026-12-05', 'Pacific/Auckland', { now })).toBe('5 Dec')
    expect(whenText('2026-12-05', 'America/Los_Angeles', { now, weekday: true })).toBe('Sat 5 Dec')
    expect(whenText('', zone)).toBe('')
  })
  test('ranges are written with “to”', () => {
    expect(rangeText('2026-12-14', '2027-01-04', zone, { now })).toBe('14 Dec to 4 Jan 2027')
    expect(rangeText('2026-12-14', '2026-12-16', zone)).toBe('14 Dec to 16 Dec 2026')
    expect(rangeText('2026-12-05T21:00:00Z', '2026-12-06T03:00:00Z', zone, { now, weekday: true })).toBe('Sat 5 Dec, 22:00 to Sun 6 Dec, 04:00')
    expect(rangeText('2026-12-12T08:00:00Z', '2026-12-12T19:00:00Z', zone, { now })).toBe('12 Dec, 09:00 to 20:00')
    expect(rangeText('', '2026-12-16', zone, { now })).toBe('until 16 Dec')
    expect(rangeText('2026-12-16', '', zone, { now })).toBe('from 16 Dec')
    expect(rangeText('2026-12-16', '2026-12-16', zone, { now })).toBe('16 Dec')
    expect(rangeText('', '', zone)).toBe('')
  })
})

describe('zones', () => {
  test.each([
    [zone, 'CET', 'UTC+1'],
    ['UTC', 'UTC', 'UTC'],
    ['Asia/Kolkata', 'UTC+5:30', 'UTC+5:30'],
    ['Europe/London', 'UTC', 'UTC'],
  ])('%s', (name, short, offset) => {
    expect(zoneText(at, name)).toBe(short)
    expect(offsetText(at, name)).toBe(offset)
  })
})

test.each([
  [33 * 60_000, 'in 33 min'],
  [-6 * 60_000, '6 min ago'],
  [20_000, 'now'],
  [5.5 * 3_600_000, 'in 5 h'],
  [24 * 3_600_000, undefined],
  [-25 * 3_600_000, undefined],
])('%i ms from now is %s', (distance, words) => {
  expect(relativeText(now + distance, now)).toBe(words)
})

test('numbers, measures and counts', () => {
  expect(numberText(1630)).toBe('1,630')
  expect(measureText(96, '%')).toBe('96\u2009%')
  expect(countText(1, 'release')).toBe('1 release')
  expect(countText(1630, 'change')).toBe('1,630 changes')
  expect(countText(0, 'risk')).toBe('no risks')
  expect(countText(2, 'entry', 'entries')).toBe('2 entries')
  expect(bytesText(999)).toBe('999\u2009B')
  expect(bytesText(48_200_000)).toBe('48\u2009MB')
  expect(bytesText(1_500)).toBe('1.5\u2009kB')
  expect(bytesText(0)).toBe('0\u2009B')
  expect(listText(['Payments', 'Ledger', 'Cards'])).toBe('Payments, Ledger and Cards')
})

test('names are ordered as people count', () => {
  expect(['R-10', 'r-9', 'R-1'].sort(compareText)).toEqual(['R-1', 'r-9', 'R-10'])
})

test('what has no date comes last, a day before an hour of it', () => {
  expect(['', '2026-12-05T10:00:00Z', '2026-12-05', '2026-12-04'].sort((a, b) => compareWhen(a, b, zone))).toEqual([
    '2026-12-04',
    '2026-12-05',
    '2026-12-05T10:00:00Z',
    '',
  ])
})

test.each([
  ['Karin Aalto', 'KA'],
  ['Mei', 'ME'],
  ['  Anna Maria  Østergaard ', 'AØ'],
  ['', ''],
])('the initials of “%s” are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
