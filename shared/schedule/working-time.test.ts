import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { type ScheduleCalendar, WorkingTime } from './working-time'

const minute = 60_000
const calendar = (hours: Partial<ScheduleCalendar>): ScheduleCalendar => ({ id: 'c', zone: 'Europe/Berlin', week: {}, days: {}, ...hours })
const office: ScheduleCalendar['week'] = Object.fromEntries(['1', '2', '3', '4', '5'].map((weekday) => [weekday, '09:00-17:00']))
const at = (local: string, zone = 'Europe/Berlin'): number => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds / minute
/** Working time from a local time on, and what an instant means in it. */
const from = (local: string, hours: Partial<ScheduleCalendar>) => {
  const base = at(local, hours.zone)
  const time = new WorkingTime(calendar(hours), base)
  const local2 = (relative: number): string =>
    Temporal.Instant.fromEpochMilliseconds((base + relative) * minute)
      .toZonedDateTimeISO(hours.zone ?? 'Europe/Berlin')
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
  return { time, minuteOf: (text: string) => at(text, hours.zone) - base, local: local2 }
}

test('eight hours begun on Friday afternoon end on Monday, and a holiday in between is left out', () => {
  const { time, minuteOf, local } = from('2026-12-04T15:00', { week: office, days: { '2026-12-07': '' } })
  expect(local(time.finish(time.work(minuteOf('2026-12-04T15:00')) + 480))).toBe('2026-12-08T15:00')
  expect(local(time.start(time.work(minuteOf('2026-12-05T12:00'))))).toBe('2026-12-08T09:00')
  expect(local(time.finish(time.work(minuteOf('2026-12-05T12:00'))))).toBe('2026-12-04T17:00')
})

test('a day of its own hours replaces those of its weekday, and a Saturday may be worked', () => {
  const { time, minuteOf, local } = from('2026-12-04T09:00', { week: office, days: { '2026-12-05': '10:00-12:00 13:00-14:30' } })
  expect(local(time.finish(time.work(minuteOf('2026-12-04T16:00')) + 60 + 150))).toBe('2026-12-05T13:30')
})

test('two hours across the change to summer time last two hours, and the skipped hour is no working time', () => {
  const { time, minuteOf } = from('2026-03-28T12:00', { week: { '7': '00:00-06:00' } })
  expect(time.work(minuteOf('2026-03-29T06:00')) - time.work(minuteOf('2026-03-29T00:00'))).toBe(300)
  const begin = minuteOf('2026-03-29T01:00')
  expect(time.finish(time.work(begin) + 120) - begin).toBe(120)
})

test('an hour that the clock shows twice is worked twice', () => {
  const { time, minuteOf } = from('2026-10-24T12:00', { week: { '7': '02:00-03:00' } })
  expect(time.work(minuteOf('2026-10-25T12:00'))).toBe(120)
})

test('a calendar without any hours counts round the clock and says so', () => {
  const { time } = from('2026-12-04T15:00', {})
  expect([time.work(90), time.finish(90), time.start(-5), time.outside(90)]).toEqual([90, 90, -5, true])
})

test('a calendar whose hours end counts round the clock from there on and says so', () => {
  const { time, minuteOf } = from('2026-12-04T08:00', { days: { '2026-12-04': '09:00-10:00' } })
  expect(time.outside(minuteOf('2026-12-04T10:00'))).toBe(false)
  const end = time.finish(time.work(minuteOf('2026-12-04T09:30')) + 90)
  expect(time.outside(end)).toBe(true)
})

test('hours a century away are found, and beyond two it counts round the clock instead of hanging', () => {
  const { time } = from('2026-12-04T08:00', { week: { '1': '09:00-09:01' } })
  expect(time.outside(time.finish(5000))).toBe(false)
  expect(time.outside(time.finish(5_256_000))).toBe(true)
})

test('time without work is told as spans', () => {
  const { time, minuteOf, local } = from('2026-12-04T12:00', { week: office })
  const spans = time.rest(minuteOf('2026-12-04T12:00'), minuteOf('2026-12-08T08:00'))
  expect(spans.map((span) => [local(span.from), local(span.to)])).toEqual([
    ['2026-12-04T17:00', '2026-12-07T09:00'],
    ['2026-12-07T17:00', '2026-12-08T08:00'],
  ])
  expect(from('2026-12-04T12:00', { week: Object.fromEntries([...'1234567'].map((d) => [d, '00:00-24:00'])) }).time.rest(0, 10_000_000)).toEqual([])
})

test('a minute is worked exactly when the clock of the zone shows working hours', () => {
  const zones = ['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu', 'Africa/Casablanca', 'America/Havana']
  const hour = fc.nat(48).map((half) => half * 30)
  const clock = (m: number): string => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
  const hours = fc.array(fc.tuple(hour, hour), { maxLength: 3 }).map((spans) =>
    spans
      .filter(([a, b]) => a < b && a < 1440)
      .map(([a, b]) => `${clock(a)}-${clock(b)}`)
      .join(' '),
  )
  const week = fc.dictionary(fc.constantFrom(...'1234567'), hours)
  const starts = fc.constantFrom('2026-03-27T10:00Z', '2026-10-23T22:00Z', '2011-12-28T00:00Z', '2026-04-03T03:00Z', '2026-11-01T00:00Z')
  fc.assert(
    fc.property(fc.constantFrom(...zones), week, starts, fc.nat(3000), (zone, drawn, start, length) => {
      const base = Date.parse(start) / minute
      const time = new WorkingTime({ id: 'c', zone, week: drawn, days: { '2026-03-30': '22:00-24:00', '2011-12-31': '00:00-12:00' } }, base)
      const span = (text: string): [number, number][] =>
        text.split(' ').flatMap((part) => {
          const [, h1, m1, h2, m2] = /(\d\d):(\d\d)-(\d\d):(\d\d)/.exec(part) ?? []
          return h1 === undefined ? [] : [[Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)]]
        })
      if (Object.values(drawn).every((text) => text === '')) return
      let worked = 0
      // An offset changes on whole minutes, and hours are drawn on halves: every quarter tells all.
      for (let m = 0; m < length; m += 15) {
        const there = Temporal.Instant.fromEpochMilliseconds((base + m) * minute).toZonedDateTimeISO(zone)
        const day = { '2026-03-30': '22:00-24:00', '2011-12-31': '00:00-12:00' }[there.toPlainDate().toString()]
        const hoursThere = span(day ?? drawn[String(there.dayOfWeek)] ?? '')
        const inside = hoursThere.some(([a, b]) => there.hour * 60 + there.minute >= a && there.hour * 60 + there.minute < b)
        expect([m, time.work(m)]).toEqual([m, worked])
        if (inside) {
          expect(time.start(worked)).toBe(m)
          worked += 15
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('work, start and finish are each other’s inverse, to both sides of the beginning', () => {
  const hours = fc.constantFrom('', '09:00-17:00', '00:00-24:00', '08:00-12:00 13:00-17:30', '23:00-24:00')
  fc.assert(
    fc.property(fc.array(hours, { minLength: 7, maxLength: 7 }), fc.integer({ min: -900_000, max: 3_000_000 }), (days, at) => {
      const time = new WorkingTime(calendar({ week: Object.fromEntries(days.map((text, i) => [String(i + 1), text])) }), 29_000_000)
      const worked = time.work(at)
      expect(time.work(time.start(worked))).toBe(worked)
      expect(time.work(time.finish(worked))).toBe(worked)
      expect(time.start(worked)).toBeGreaterThanOrEqual(at)
      expect(time.finish(worked)).toBeLessThanOrEqual(at)
      expect(time.work(at + 1) - worked).toBe(time.start(worked) === at ? 1 : 0)
    }),
    { numRuns: 300 },
  )
})
