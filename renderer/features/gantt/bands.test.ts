import { expect, it } from 'vitest'
import { viewOf } from '#shared/model/view'
import { bandsOf } from './bands'

const zone = 'Europe/Copenhagen'
const range = { from: Date.parse('2026-12-01T00:00:00Z'), to: Date.parse('2026-12-21T00:00:00Z') }

it('repeated freezes and windows are drawn at each of their times, without those left out', () => {
  const freeze = viewOf('freeze', 'f', {
    title: 'Peak',
    start: '2026-11-30',
    end: '2026-12-01',
    severity: 'soft',
    recurrence: 'FREQ=WEEKLY',
    exceptions: { '2026-12-07': true },
  })
  const window = viewOf('window', 'w', {
    title: 'Saturdays',
    start: '2026-11-07T21:00:00Z',
    end: '2026-11-08T03:00:00Z',
    recurrence: 'FREQ=WEEKLY;BYDAY=SA',
    zone,
  })
  const bands = bandsOf({ freezes: [freeze], windows: [window], zone, ...range })
  expect(bands.map(({ kind, start, end }) => [kind, new Date(start).toISOString(), (end - start) / 3_600_000])).toEqual([
    ['window', '2026-12-05T21:00:00.000Z', 6],
    ['window', '2026-12-12T21:00:00.000Z', 6],
    ['window', '2026-12-19T21:00:00.000Z', 6],
    ['freeze-soft', '2026-11-29T23:00:00.000Z', 48],
    ['freeze-soft', '2026-12-13T23:00:00.000Z', 48],
    ['freeze-soft', '2026-12-20T23:00:00.000Z', 48],
  ])
  expect(new Set(bands.map(({ id }) => id)).size).toBe(bands.length)
})

it('what happens once is drawn wherever it lies, what has no times is not', () => {
  const once = viewOf('freeze', 'f', { title: 'Year end', start: '2027-12-20', end: '2028-01-02' })
  expect(bandsOf({ freezes: [once, viewOf('freeze', 'g', {})], zone, ...range }).map(({ title }) => title)).toEqual(['Year end'])
  expect(bandsOf({ freezes: [once], zone, from: Number.NaN, to: Number.NaN })).toHaveLength(1)
})
