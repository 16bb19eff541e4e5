import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { whenText } from './format'
import { parseWhen, type WhenAsked } from './when-text'

// A Monday, 14:06 in Copenhagen.
const now = Date.parse('2026-11-23T13:06:00Z')
const asked: WhenAsked = { zone: 'Europe/Copenhagen', now, wanted: 'either' }
const read = (text: string, more: Partial<WhenAsked> = {}) => {
  const result = parseWhen(text, { ...asked, ...more })
  return result.ok ? result.value : result.failure.code
}

describe('what people write', () => {
  test.each([
    ['', ''],
    ['5 Dec 2026 22:00', '2026-12-05T21:00:00Z'],
    ['Sat 5 Dec 2026, 22:00', '2026-12-05T21:00:00Z'],
    ['5 Dec 2026', '2026-12-05'],
    ['5 december', '2026-12-05'],
    ['Dec 5', '2026-12-05'],
    ['5. Dec', '2026-12-05'],
    ['5dec', '2026-12-05'],
    ['2026-12-05', '2026-12-05'],
    ['2026-12-05 22:00', '2026-12-05T21:00:00Z'],
    ['2026-12-05T21:00:00Z', '2026-12-05T21:00:00Z'],
    ['today', '2026-11-23'],
    ['tomorrow 06:00', '2026-11-24T05:00:00Z'],
    ['yesterday', '2026-11-22'],
    ['fri', '2026-11-27'],
    ['Monday', '2026-11-30'],
    ['22:30', '2026-11-23T21:30:00Z'],
    ['+3d', '2026-11-26'],
    ['-2w', '2026-11-09'],
    ['+2 h', '2026-11-23T15:06:00Z'],
    ['+1m', '2026-12-23'],
  ])('“%s” is %s', (text, when) => {
    expect(read(text)).toBe(when)
  })
  test('a date without a year is the one ahead, or less than half a year past', () => {
    expect(read('1 Feb')).toBe('2027-02-01')
    expect(read('1 Jul')).toBe('2026-07-01')
    expect(read('1 May')).toBe('2027-05-01')
  })
  test('a shift and a time alone belong to the value that is edited', () => {
    expect(read('+3d', { before: '2026-12-05' })).toBe('2026-12-08')
    expect(read('+1d', { before: '2026-10-24T20:00:00Z' })).toBe('2026-10-25T21:00:00Z')
    expect(read('23:15', { before: '2026-12-05' })).toBe('2026-12-05T22:15:00Z')
  })
  test('a day or an instant is made of it, as wanted', () => {
    expect(read('5 Dec 2026 22:00', { wanted: 'day' })).toBe('2026-12-05')
    expect(read('5 Dec 2026', { wanted: 'instant' })).toBe('2026-12-04T23:00:00Z')
  })
  test('the clock change is minded: the hour that does not exist is the one after', () => {
    expect(read('29 Mar 2026 02:30')).toBe('2026-03-29T01:30:00Z')
  })
})

test.each(['soon', '05/12/2026', '12/05', '31 Nov 2026', '2026-13-01', '25:00', '5 Dec 22:75', '5 xyz', '+3', '29 Feb 2027'])('“%s” is refused', (text) => {
  expect(read(text)).toBe('not-a-date')
})

test('a refusal names what was written and how to write it', () => {
  const result = parseWhen('soon', asked)
  expect(result).toMatchObject({ ok: false, failure: { message: "“soon” can't be read as a date. Write 5 Dec 2026, 2026-12-05, tomorrow or +3d." } })
})

test('what is written by the program is read back by it', () => {
  const minutes = fc.integer({ min: Date.parse('2000-01-01') / 60_000, max: Date.parse('2060-01-01') / 60_000 })
  const zone = fc.constantFrom('Europe/Copenhagen', 'America/New_York', 'Asia/Kolkata', 'UTC')
  fc.assert(
    fc.property(minutes, zone, (minute, where) => {
      const written = whenText(new Date(minute * 60_000).toISOString().replace('.000Z', 'Z'), where, { weekday: true })
      const result = parseWhen(written, { zone: where, now, wanted: 'either' })
      const back = result.ok ? Date.parse(result.value) : Number.NaN
      // In the repeated hour of a clock change the first of the two is meant.
      expect([0, 3_600_000]).toContain(minute * 60_000 - back)
    }),
  )
})
