import { expect, test } from 'vitest'
import { chartOf, type LinkSpec, type RowSpec } from './chart'

const rows: readonly RowSpec[] = [
  { id: 'stage', title: 'Stage', shape: 'summary', start: 0, end: 30 },
  { id: 'a', parent: 'stage', title: 'A', shape: 'bar', start: 0, end: 10 },
  { id: 'b', parent: 'stage', title: 'B', shape: 'bar', start: 10, end: 30, marks: [{ at: 12, shape: 'diamond', title: 'Due' }] },
]
const links: readonly LinkSpec[] = [{ id: 'l', from: 'a', to: 'b', type: 'FS' }]
const held = chartOf(rows, links, [], [])
const changed = (patch: Partial<RowSpec>): readonly RowSpec[] => rows.map((row) => (row.id === 'b' ? { ...row, ...patch } : row))

test.each([
  ['a moved task', changed({ start: 20, end: 50, floatEnd: 60 })],
  ['the last task drawn back from the end', changed({ start: 10, end: 20 })],
  ['a task that is planned no longer', changed({ start: undefined, end: undefined })],
  ['a renamed task', changed({ title: 'Bee' })],
  ['another look', changed({ shape: 'pennant', flags: 3 })],
  ['a moved mark', changed({ marks: [{ at: 14, shape: 'diamond', title: 'Due' }] })],
  ['a task under another parent', changed({ parent: 'a' })],
  ['a new task', [...rows, { id: 'c', title: 'C', shape: 'bar', start: 40, end: 50 }]],
  ['a removed task', rows.slice(0, 2)],
  ['tasks in another order', [rows[0], rows[2], rows[1]].filter((row) => row !== undefined)],
] as const)('a chart made beside one that is held equals one made alone: %s', (_, next) => {
  expect(chartOf(next, links, [], [], held)).toEqual(chartOf(next, links, [], []))
})

test('what did not change is the same object, so that nothing is made of it again', () => {
  expect(chartOf([...rows], links, [], [], held).rows).toBe(held.rows)
  const moved = chartOf(changed({ start: 20 }), links, [], [], held)
  expect(moved.rows.indexOf).toBe(held.rows.indexOf)
  expect(moved.links).toBe(held.links)
})

test('the chart that is held stays as it was', () => {
  chartOf(changed({ start: 20, end: 50 }), links, [], [], held)
  expect(held).toEqual(chartOf(rows, links, [], []))
})

test('bands and lines that say the same are those that are held', () => {
  const freeze = { id: 'f', kind: 'freeze-hard', title: 'Year-end', start: 0, end: 20 } as const
  const target = { kind: 'target', at: 10, title: 'Target' } as const
  const before = chartOf(rows, links, [freeze], [target])
  const after = chartOf(changed({ start: 20 }), links, [{ ...freeze }], [{ ...target }], before)
  expect([after.bands, after.lines]).toEqual([[freeze], [target]])
  expect(after.bands).toBe(before.bands)
  expect(after.lines).toBe(before.lines)
  expect(chartOf(rows, links, [{ ...freeze, end: 30 }], [], before).bands).not.toBe(before.bands)
})
