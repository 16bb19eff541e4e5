import { expect, test } from 'vitest'
import { restSpans } from './rest-spans'

const office = { id: 'o', zone: 'Europe/Berlin', week: Object.fromEntries([...'12345'].map((day) => [day, '09:00-17:00'])), days: { '2026-12-25': '' } }

test('nights, weekends and holidays are told as spans, cut to what is asked for', () => {
  const spans = restSpans(office, Date.parse('2026-12-24T12:00:30Z'), Date.parse('2026-12-29T00:00:00Z'))
  expect(spans.map(({ from, to }) => [new Date(from).toISOString(), new Date(to).toISOString()])).toEqual([
    ['2026-12-24T16:00:00.000Z', '2026-12-28T08:00:00.000Z'],
    ['2026-12-28T16:00:00.000Z', '2026-12-29T00:00:00.000Z'],
  ])
})

test('a calendar without hours has nothing to shade', () => {
  expect(restSpans({ ...office, week: {} }, 0, 1_000_000_000)).toEqual([])
})
