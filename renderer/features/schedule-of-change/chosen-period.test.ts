import { describe, expect, test } from 'vitest'
import { instantsOf, periodWords, presetPeriod } from './chosen-period'

describe('the period of a schedule', () => {
  test('of three months ends on the day before, also where a month is shorter', () => {
    expect(presetPeriod('next', '2026-11-26')).toEqual({ from: '2026-11-26', to: '2027-02-25' })
    expect(presetPeriod('next', '2026-11-30')).toEqual({ from: '2026-11-30', to: '2027-02-27' })
  })
  test('of a month and a quarter is whole', () => {
    expect(presetPeriod('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(presetPeriod('quarter', '2026-11-26')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(presetPeriod('quarter', '2027-03-31')).toEqual({ from: '2027-01-01', to: '2027-03-31' })
  })
  test('holds its last day to the end, in the zone', () => {
    expect(instantsOf({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Zurich')).toEqual({
      from: Date.parse('2026-03-28T23:00:00Z'),
      to: Date.parse('2026-03-29T22:00:00Z'),
    })
    expect(instantsOf({ from: '', to: '' }, 'UTC')).toEqual({ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY })
  })
  test('is said in words', () => {
    expect(periodWords({ from: '2026-12-01', to: '2027-02-28' }, 'UTC')).toBe('1 Dec 2026 to 28 Feb 2027')
    expect(periodWords({ from: '2026-12-01', to: '' }, 'UTC')).toBe('from 1 Dec 2026 on')
    expect(periodWords({ from: '', to: '2026-12-01' }, 'UTC')).toBe('up to 1 Dec 2026')
    expect(periodWords({ from: '', to: '' }, 'UTC')).toBe('all times')
  })
})
