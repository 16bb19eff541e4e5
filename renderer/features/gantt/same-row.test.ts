import { expect, test } from 'vitest'
import { chartOf, type RowSpec } from './chart'
import { placedColumns } from './column'
import { isDrawnAlike } from './same-row'

const specs: readonly RowSpec[] = [
  { id: 'a', title: 'A', shape: 'bar', start: 0, end: 10 },
  { id: 'b', title: 'B', shape: 'bar', start: 10, end: 20 },
]
const moved: readonly RowSpec[] = specs.map((spec) => (spec.id === 'b' ? { ...spec, start: 15 } : spec))
const columnsOf = (rows: readonly RowSpec[], width = 80) =>
  placedColumns([{ id: 'start', head: 'Start', width, spare: 0, cell: (row) => String(rows[row]?.start) }], 200)
const drawn = (rows: readonly RowSpec[], row: number) => ({ rows: chartOf(rows, [], [], []).rows, row, columns: columnsOf(rows), selected: false, name: 'Row' })

test('a row stays as it is drawn while another one moves', () => {
  expect(isDrawnAlike(drawn(specs, 0), drawn(moved, 0))).toBe(true)
  expect(isDrawnAlike(drawn(specs, 1), drawn(moved, 1))).toBe(false)
})

test.each([
  ['its name', { name: 'Another' }],
  ['its width', { columns: columnsOf(specs, 90) }],
  ['its title', { rows: chartOf([{ id: 'a', title: 'New', shape: 'bar' }], [], [], []).rows }],
  ['whether it is selected', { selected: true }],
] as const)('a row is drawn again when %s changes', (_, change) => {
  const before = drawn(specs, 0)
  expect(isDrawnAlike(before, { ...before, ...change })).toBe(false)
})

test('a selected row is always drawn, since its editor needs the newest columns', () => {
  const row = { ...drawn(specs, 0), selected: true }
  expect(isDrawnAlike(row, row)).toBe(false)
})
