import { expect, test } from 'vitest'
import { viewOf } from '#shared/model/view'
import { exampleRow } from './example-row'
import { roadmapOf, spanOfStrip } from './roadmap-layout'

const zone = 'Europe/Copenhagen'
const now = Date.parse('2026-11-25T20:00:00Z')
const base = { freezes: [], strip: 'weeks', now, zone, width: 910 } as const
const group = (title: string, ...rows: readonly ReturnType<typeof exampleRow>[]) => ({ id: title, title, rows })

test('twelve weeks begin on last week’s Monday; quarters with the last one', () => {
  expect(spanOfStrip('weeks', now, zone)).toEqual({ from: Date.parse('2026-11-15T23:00:00Z'), to: Date.parse('2027-02-14T23:00:00Z') })
  expect(spanOfStrip('quarters', now, zone)).toEqual({ from: Date.parse('2026-06-30T22:00:00Z'), to: Date.parse('2027-12-31T23:00:00Z') })
})

test('a bar runs from its start to its date, cut at the edges, with the date as a diamond', () => {
  const { bars } = roadmapOf({ ...base, groups: [group('Payments', exampleRow('a', { plannedStart: '2026-10-01', target: '2026-11-23' }))] })
  expect(bars).toHaveLength(1)
  expect(bars[0]).toMatchObject({ from: 0, look: 'uncertain', anchor: 'start' })
  expect(bars[0]?.date).toBeCloseTo(70.4, 1)
})

test('what lies outside the time is left out, and so is a lane without bars', () => {
  const groups = [
    group('Past', exampleRow('a', { target: '2026-10-01' })),
    group('Now', exampleRow('b', { target: '2026-12-01' })),
    group('None', exampleRow('c')),
  ]
  expect(roadmapOf({ ...base, groups }).lanes).toEqual([{ title: 'Now', line: 0, lines: 1 }])
})

test('bars share a line where neither they nor their names meet', () => {
  const apart = [exampleRow('a', { target: '2026-11-18' }), exampleRow('b', { target: '2026-12-20' })]
  expect(roadmapOf({ ...base, groups: [group('x', ...apart)] }).lines).toBe(1)
  const close = [exampleRow('a rather long name', { target: '2026-11-18' }), exampleRow('b', { target: '2026-11-22' })]
  expect(roadmapOf({ ...base, groups: [group('x', ...close)] }).bars.map(({ line }) => line)).toEqual([0, 1])
})

test('a name that would leave the strip stands before its bar', () => {
  const { bars } = roadmapOf({ ...base, groups: [group('x', exampleRow('Payment terminals 7.0', { plannedStart: '2027-01-20', target: '2027-03-13' }))] })
  expect(bars[0]).toMatchObject({ anchor: 'end', date: undefined, to: 910 })
  expect(bars[0]?.label).toBeLessThan(bars[0]?.from ?? 0)
})

test('freezes lie as bands; a name gives way to the one before it', () => {
  const freeze = (id: string, start: string, end: string) => viewOf('freeze', id, { title: 'A freeze with a long name', start, end })
  const { bands } = roadmapOf({
    ...base,
    groups: [],
    freezes: [freeze('b', '2026-12-15', '2026-12-16'), freeze('a', '2026-12-14', '2027-01-04'), freeze('c', '2027-04-01', '2027-04-02')],
  })
  expect(bands.map(({ freeze: { id }, label }) => [id, label === undefined])).toEqual([
    ['a', false],
    ['b', true],
  ])
})

test('the axis names months and Mondays, or years and quarters', () => {
  const weeks = roadmapOf({ ...base, groups: [] })
  expect(weeks.major.map(({ label }) => label)).toEqual(['November', 'December', 'January 2027', 'February'])
  expect(weeks.minor.map(({ label }) => label)).toEqual(['16', '23', '30', '7', '14', '21', '28', '4', '11', '18', '25', '1', '8'])
  expect(weeks.today).toBeCloseTo(98.75, 1)
  const quarters = roadmapOf({ ...base, strip: 'quarters', groups: [] })
  expect(quarters.minor.map(({ label }) => label)).toEqual(['Q3', 'Q4', 'Q1', 'Q2', 'Q3', 'Q4'])
  expect(quarters.major.map(({ label }) => label)).toEqual(['2026', '2027'])
})
