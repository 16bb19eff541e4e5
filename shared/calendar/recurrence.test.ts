import { describe, expect, test } from 'vitest'
import { occurrences, parseRecurrence, type Recurrence, recurrenceWords } from './recurrence'

const zone = 'Europe/Copenhagen'
const at = (text: string): number => Date.parse(text)
const rule = (text: string): Recurrence => {
  const parsed = parseRecurrence(text)
  if (parsed === undefined) throw new Error(`${text} was not read.`)
  return parsed
}
const starts = (text: string, first: [string, string], from: string, to: string): readonly string[] =>
  occurrences({ from: at(first[0]), to: at(first[1]) }, rule(text), at(from), at(to), zone).map((one) => new Date(one.from).toISOString().slice(0, 16))

const night: [string, string] = ['2026-12-05T21:00:00Z', '2026-12-06T03:00:00Z'] // Sat 22:00 to Sun 04:00

describe('occurrences', () => {
  test('a weekly night keeps 22:00 on the clock when summer time begins', () => {
    expect(starts('FREQ=WEEKLY', night, '2027-03-20T00:00:00Z', '2027-04-05T00:00:00Z')).toEqual(['2027-03-20T21:00', '2027-03-27T21:00', '2027-04-03T20:00'])
  })

  test('the night in which the clocks go forward still ends at 04:00 and is an hour shorter', () => {
    const [over] = occurrences({ from: at(night[0]), to: at(night[1]) }, rule('FREQ=WEEKLY'), at('2027-03-27T12:00:00Z'), at('2027-03-28T12:00:00Z'), zone)
    expect(over).toEqual({ from: at('2027-03-27T21:00:00Z'), to: at('2027-03-28T02:00:00Z') })
  })

  test('one that began before the window and ends in it belongs to it', () => {
    expect(starts('FREQ=WEEKLY', night, '2026-12-13T01:00:00Z', '2026-12-14T00:00:00Z')).toEqual(['2026-12-12T21:00'])
  })

  test('the first Sunday of each month, every second week, the last Friday', () => {
    const morning: [string, string] = ['2026-12-06T01:00:00Z', '2026-12-06T05:00:00Z']
    expect(starts('FREQ=MONTHLY;BYDAY=1SU', morning, '2026-12-01T00:00:00Z', '2027-03-01T00:00:00Z')).toEqual([
      '2026-12-06T01:00',
      '2027-01-03T01:00',
      '2027-02-07T01:00',
    ])
    expect(starts('FREQ=WEEKLY;INTERVAL=2', morning, '2026-12-01T00:00:00Z', '2027-01-04T00:00:00Z')).toEqual([
      '2026-12-06T01:00',
      '2026-12-20T01:00',
      '2027-01-03T01:00',
    ])
    expect(starts('FREQ=MONTHLY;BYDAY=-1FR', ['2026-12-25T08:00:00Z', '2026-12-25T09:00:00Z'], '2026-12-01T00:00:00Z', '2027-02-01T00:00:00Z')).toEqual([
      '2026-12-25T08:00',
      '2027-01-29T08:00',
    ])
  })

  test('a rule ends after its count or its last day, and leaves out days that a month does not have', () => {
    const day: [string, string] = ['2027-01-31T09:00:00Z', '2027-01-31T10:00:00Z']
    expect(starts('FREQ=MONTHLY;COUNT=3', day, '2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z')).toEqual([
      '2027-01-31T09:00',
      '2027-03-31T08:00',
      '2027-05-31T08:00',
    ])
    expect(starts('FREQ=DAILY;UNTIL=20270202', day, '2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z')).toEqual([
      '2027-01-31T09:00',
      '2027-02-01T09:00',
      '2027-02-02T09:00',
    ])
    expect(starts('FREQ=WEEKLY;BYDAY=TU,TH', ['2026-12-01T20:00:00Z', '2026-12-01T21:00:00Z'], '2026-12-01T00:00:00Z', '2026-12-11T00:00:00Z')).toEqual([
      '2026-12-01T20:00',
      '2026-12-03T20:00',
      '2026-12-08T20:00',
      '2026-12-10T20:00',
    ])
  })
})

test('what is not simple is not guessed at', () => {
  for (const text of [
    'FREQ=HOURLY',
    'FREQ=MONTHLY;BYSETPOS=2;BYDAY=MO',
    'FREQ=WEEKLY;BYDAY=2MO',
    'FREQ=MONTHLY;BYDAY=MO',
    'every week',
    'FREQ=DAILY;COUNT=x',
    '',
  ]) {
    expect(parseRecurrence(text)).toBeUndefined()
  }
})

test('rules in words', () => {
  expect(recurrenceWords('FREQ=WEEKLY')).toBe('every week')
  expect(recurrenceWords('FREQ=WEEKLY;INTERVAL=2')).toBe('every 2 weeks')
  expect(recurrenceWords('FREQ=MONTHLY;BYDAY=1SU')).toBe('every month on the first Sunday')
  expect(recurrenceWords('FREQ=HOURLY')).toBe('FREQ=HOURLY')
})
