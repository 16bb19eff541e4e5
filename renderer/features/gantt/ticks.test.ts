import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { ticksOf } from './ticks'

const zone = 'Europe/Copenhagen'
const labels = (from: string, to: string, msPerPx: number, where = zone) =>
  ticksOf(Date.parse(from), Date.parse(to), msPerPx, where).minor.map(({ label }) => label)

test('an evening shows hours in local time under its two days', () => {
  const ticks = ticksOf(Date.parse('2026-12-05T21:00:00Z'), Date.parse('2026-12-06T01:00:00Z'), 38_000, zone)
  expect(ticks.minor.map(({ label }) => label)).toEqual(['22:00', '23:00', '00:00', '01:00', '02:00'])
  expect(ticks.major.map(({ label }) => label)).toEqual(['Sat 5 Dec 2026', 'Sun 6 Dec 2026'])
  expect(ticks.unit).toBe('hour')
  expect(ticks.fine.length).toBeGreaterThan(ticks.minor.length)
})

test('in the night the clock goes back, the hour from two to three stands twice', () => {
  expect(labels('2026-10-24T23:00:00Z', '2026-10-25T02:30:00Z', 60_000)).toEqual(['01:00', '02:00', '02:00', '03:00'])
})

test('in the night the clock goes forward, the hour from two to three is not there', () => {
  expect(labels('2026-03-29T00:00:00Z', '2026-03-29T02:30:00Z', 60_000)).toEqual(['01:00', '03:00', '04:00'])
})

test('half-hour zones have their ticks on local hours', () => {
  expect(labels('2026-12-05T00:00:00Z', '2026-12-05T02:00:00Z', 60_000, 'Asia/Kolkata')).toEqual(['05:00', '06:00', '07:00'])
})

test('zooming out goes over days, weeks and months to years', () => {
  const span = (msPerPx: number) => ticksOf(Date.parse('2026-01-01T00:00:00Z'), Date.parse('2027-06-01T00:00:00Z'), msPerPx, zone)
  expect([2_000_000, 10_000_000, 30_000_000, 120_000_000, 500_000_000].map((ms) => `${span(ms).count} ${span(ms).unit}`)).toEqual([
    '1 day',
    '1 week',
    '1 month',
    '3 month',
    '1 year',
  ])
})

test('weeks begin on Monday', () => {
  const { minor } = ticksOf(Date.parse('2026-12-02T00:00:00Z'), Date.parse('2026-12-20T00:00:00Z'), 10_000_000, 'UTC')
  expect(minor.map(({ at }) => new Date(at).getUTCDay())).toEqual([1, 1, 1])
})

test('days stand under their months and months under their years, by names of three letters', () => {
  const days = ticksOf(Date.parse('2026-09-29T00:00:00Z'), Date.parse('2026-10-02T00:00:00Z'), 2_000_000, 'UTC')
  expect(days.minor.map(({ label }) => label)).toEqual(['29', '30', '1', '2'])
  expect(days.major.map(({ label }) => label)).toEqual(['September 2026', 'October 2026'])
  const long = ticksOf(Date.parse('2026-09-01T00:00:00Z'), Date.parse('2027-01-01T00:00:00Z'), 30_000_000, 'UTC')
  expect(long.minor.map(({ label }) => label)).toEqual(['Sep', 'Oct', 'Nov', 'Dec', 'Jan'])
  expect(long.major.map(({ label }) => label)).toEqual(['2026', '2027'])
})

test('where midnight is left out, the day begins when the clock has gone past it', () => {
  const { minor } = ticksOf(Date.parse('2026-04-23T12:00:00Z'), Date.parse('2026-04-25T00:00:00Z'), 2_000_000, 'Africa/Cairo')
  expect(minor.map(({ at }) => new Date(at).toISOString())).toEqual(['2026-04-22T22:00:00.000Z', '2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z'])
})

test.each([
  ['days', 2_000_000, 400],
  ['weeks', 10_000_000, 1_000],
  ['months', 70_000_000, 1_500],
  ['quarters of many years', 120_000_000, 8_000],
  ['years', 500_000_000, 20_000],
])('%s begin at local midnight, winter and summer', (_, msPerPx, days) => {
  const from = Date.parse('2026-02-03T05:00:00Z')
  const ticks = ticksOf(from, from + days * 86_400_000, msPerPx, zone)
  const times = [...ticks.minor, ...ticks.major].map(({ at }) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone))
  expect(times.length).toBeGreaterThan(10)
  expect(times.filter((time) => !time.equals(time.startOfDay()))).toEqual([])
  expect(ticks.minor[0]?.at).toBeLessThanOrEqual(from)
  expect(ticks.minor[1]?.at).toBeGreaterThan(from)
})
