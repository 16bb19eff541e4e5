import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type Chart, chartOf, flag, type RowSpec } from './chart'
import { GanttSvg } from './gantt-svg'
import { visibleRows } from './visible-rows'

const hour = 3_600_000
const start = Date.UTC(2026, 11, 5, 21)
const rows: RowSpec[] = [
  { id: 'p', title: 'Cut-over', shape: 'summary', start, end: start + 5 * hour },
  { id: 'a', parent: 'p', title: 'Stop inbound at the gateway', shape: 'bar', start, end: start + hour, flags: flag.critical },
  { id: 'b', parent: 'p', title: 'Go/no-go', shape: 'pennant', start: start + hour, end: start + 2 * hour },
  { id: 'x', parent: 'p', title: 'Back-out', shape: 'bar', start: start + 2 * hour, end: start + 4 * hour, flags: flag.backOut },
  { id: 'late', parent: 'p', title: 'Next day', shape: 'bar', start: start + 30 * hour, end: start + 31 * hour },
]
const chart: Chart = chartOf(
  rows,
  [{ id: 'ab', from: 'a', to: 'b', type: 'FS', critical: true }],
  [
    { id: 'w', kind: 'window', title: 'Deployment window', start, end: start + 6 * hour },
    { id: 'f', kind: 'freeze-hard', title: 'Bulk clearing', start: start + 7 * hour, end: start + 9 * hour },
  ],
  [{ kind: 'point-of-no-return', at: start + 2 * hour, title: 'Point of no return' }],
)
const visible = visibleRows(chart.rows, new Set())
const tile = (from: number, firstRow: number, lastRow: number) =>
  renderToStaticMarkup(
    <GanttSvg
      chart={chart}
      visible={visible}
      zone="Europe/Copenhagen"
      from={from}
      to={from + 10 * hour}
      firstRow={firstRow}
      lastRow={lastRow}
      width={1000}
      rowHeight={22}
      names={180}
      title="Plan, page 1"
    />,
  )

test('a tile has its axis, row names, marks with their patterns, and a name', () => {
  const svg = tile(start - hour, 0, 4)
  for (const text of [
    'Sat 5 Dec 2026',
    '22:00',
    'Deployment window',
    'Bulk clearing',
    'Point of no return',
    'Stop inbound at the gateway',
    'aria-label="Plan, page 1"',
  ]) {
    expect(svg).toContain(text)
  }
  expect(svg).toMatch(/fill="url\(#[\w-]+-back-out\)"/)
  expect(svg).toMatch(/fill="url\(#[\w-]+-freeze-hard\)"/)
})

test('each tile repeats the axis and draws only its rows', () => {
  const second = tile(start - hour, 3, 4)
  expect(second).toContain('22:00')
  expect(second).toContain('Back-out')
  expect(second).not.toContain('Go/no-go')
})

test('it is drawn without colour: every fill is grey, a pattern or none', () => {
  const fills = [...tile(start - hour, 0, 4).matchAll(/(?:fill|stroke)="(#[0-9a-f]{6})"/g)].map(([, colour = '']) => colour)
  expect(fills.length).toBeGreaterThan(20)
  for (const colour of fills) expect([colour.slice(1, 3), colour.slice(3, 5)]).toEqual([colour.slice(3, 5), colour.slice(5, 7)])
})

test('several baselines are lines below each other, told apart by their dashes', () => {
  const spans = (rowOf: (row: number) => number) => Float64Array.from(rows, (_, row) => rowOf(row))
  const withTwo: Chart = {
    ...chartOf(
      rows.map((row) => (row.id === 'a' ? { ...row, baseStart: start, baseEnd: start + hour } : row)),
      [],
      [],
      [],
    ),
    moreBases: [
      { spans: {}, start: spans((row) => (row === 1 ? start + hour : Number.NaN)), end: spans((row) => (row === 1 ? start + 2 * hour : Number.NaN)) },
    ],
  }
  const drawn = renderToStaticMarkup(
    <GanttSvg
      chart={withTwo}
      visible={visible}
      zone="UTC"
      from={start}
      to={start + 10 * hour}
      firstRow={1}
      lastRow={1}
      width={1000}
      rowHeight={22}
      names={180}
      title=""
    />,
  )
  expect(drawn.match(/stroke-width="2"[^>]*/g)).toEqual(['stroke-width="2"', 'stroke-width="2" stroke-dasharray="5 2"'])
})
