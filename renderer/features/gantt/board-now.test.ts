import { expect, test } from 'vitest'
import { BoardNow, type Shown } from './board-now'
import { chartOf, type RowSpec } from './chart'
import { type GanttColumn, placedColumns } from './column'

const specs: readonly RowSpec[] = [
  { id: 'a', title: 'A', shape: 'bar', start: 0, end: 10 },
  { id: 'b', title: 'B', shape: 'bar', start: 10, end: 20 },
]
const moved: readonly RowSpec[] = specs.map((spec) => (spec.id === 'b' ? { ...spec, start: 15 } : spec))
const columnsOf = (rows: readonly RowSpec[], width = 80): readonly GanttColumn[] => [
  { id: 'start', head: 'Start', width, spare: 0, cell: (row) => String(rows[row]?.start) },
]
const shown = (rows: readonly RowSpec[], more: Partial<Shown> = {}): Shown => ({
  chart: chartOf(rows, [], [], []),
  columns: columnsOf(rows),
  edits: undefined,
  nameOf: (row) => `${rows[row]?.title}`,
  describe: () => [],
  describeLink: () => '',
  ...more,
})

test('a row signs the same while another one moves, and while only its words change', () => {
  const live = new BoardNow(shown(specs))
  const signs = [live.signOf(0), live.signOf(1)]
  live.put(shown(moved))
  expect([live.signOf(0), live.signOf(1)]).toEqual(signs)
})

test.each([
  ['its title', { chart: chartOf([{ id: 'a', title: 'New', shape: 'bar' }], [], [], []) }],
  ['its shape', { chart: chartOf([{ id: 'a', title: 'A', shape: 'pennant', start: 0 }], [], [], []) }],
  ['what a cell holds', { columns: [{ id: 'start', head: 'Start', width: 80, spare: 0, cell: () => ['icon'] }] }],
] as const)('a row signs otherwise when %s changes', (_, change) => {
  const live = new BoardNow(shown(specs))
  const before = live.signOf(0)
  live.put(shown(specs, change))
  expect(live.signOf(0)).not.toBe(before)
})

test('a cell that is more than words signs by what it says it is drawn from, and else as another one each time', () => {
  const drawn = { id: 'icon', head: 'Icon', width: 20, spare: 0, cell: () => ['icon'] } as const
  const live = new BoardNow(shown(specs, { columns: [drawn] }))
  const before = live.signOf(0)
  expect(live.signOf(0)).toBe(before)
  live.put(shown(specs, { columns: [drawn] }))
  expect(live.signOf(0)).not.toBe(before)
  live.put(shown(specs, { columns: [{ ...drawn, sign: () => 'manual' }] }))
  const signed = live.signOf(0)
  live.put(shown(specs, { columns: [{ ...drawn, sign: () => 'manual' }] }))
  expect(live.signOf(0)).toBe(signed)
})

test('who listens is told, until it no longer does', () => {
  const live = new BoardNow(shown(specs))
  const heard: string[] = []
  const stop = live.listen(() => heard.push(live.version))
  live.put(shown(moved))
  live.tell()
  stop()
  live.tell()
  expect(heard).toEqual(['1'])
})

test('columns made anew keep their places, unless one of them looks otherwise', () => {
  const placed = placedColumns(columnsOf(specs), 200)
  expect(placedColumns(columnsOf(moved), 200, placed)).toBe(placed)
  expect(placedColumns(columnsOf(moved, 90), 200, placed)).not.toBe(placed)
  expect(placedColumns([], 200, placed)).toEqual([])
})
