import { expect, test } from 'vitest'
import { agendaRows, rowFrom } from './agenda'
import type { Dated } from './dated'

const item = (entity: string, day: string): Dated => ({
  entity,
  root: 'r',
  kind: 'change',
  from: Date.parse(`${day}T10:00:00Z`),
  to: Date.parse(`${day}T11:00:00Z`),
  wholeDays: false,
  repeats: '',
})
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const rows = agendaRows([item('old', '2026-10-30'), item('a', '2026-11-05'), item('b', '2026-11-05'), item('c', '2026-11-20')], ['2026-11', '2026-12'], dayOf)

test('months have a head with how many begin in them, days name themselves once, what began before is not here', () => {
  expect(rows.map((row) => (row.kind === 'month' ? `${row.month} ${row.count}` : `${row.item.entity} ${row.isFirstOfDay}`))).toEqual([
    '2026-11 3',
    'a true',
    'b false',
    'c true',
    '2026-12 0',
  ])
})

test('a day leads to its first line, or to the next one there is', () => {
  expect(rowFrom(rows, '2026-11-01')).toBe(0)
  expect(rowFrom(rows, '2026-11-05')).toBe(1)
  expect(rowFrom(rows, '2026-11-06')).toBe(3)
  expect(rowFrom(rows, '2026-11-25')).toBe(4)
  expect(rowFrom(rows, '2026-12-31')).toBe(4)
})
