import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { chartOf, flag, type RowSpec } from './chart'
import { marksIn } from './gantt-legend'
import { GanttPages, ganttTiling } from './gantt-pages'
import { visibleRows } from './visible-rows'

const hour = 3_600_000
const start = Date.UTC(2026, 11, 5, 21)
const rows: RowSpec[] = Array.from({ length: 70 }, (_, i) => ({
  id: `t${i}`,
  title: `Step ${i + 1}`,
  shape: 'bar',
  start: start + i * 600_000,
  end: start + (i + 1) * 600_000,
  flags: i === 3 ? flag.critical : 0,
}))
const chart = chartOf(rows, [], [], [])
const props = {
  chart,
  visible: visibleRows(chart.rows, new Set()),
  zone: 'Europe/Copenhagen',
  title: 'Plan',
  from: start,
  to: start + 12 * hour,
  across: 2,
  pageWidth: 1000,
  pageHeight: 640,
}

test('pages overlap by one tick, hold every row once and cover the whole stretch', () => {
  const { columns, tiles } = ganttTiling(props)
  expect(columns).toBe(2)
  const [left, right] = tiles
  expect(right?.to).toBe(props.to)
  expect((left?.to ?? 0) - (right?.from ?? 0)).toBe(hour / 2) // the tick at this scale is half an hour
  const places = tiles
    .filter(({ column }) => column === 0)
    .flatMap(({ firstRow, lastRow }) => Array.from({ length: lastRow - firstRow + 1 }, (_, i) => firstRow + i))
  expect(places).toEqual(rows.map((_, i) => i))
})

test('every page has its axis and names its place; the legend stands once, of marks that occur', () => {
  expect(marksIn(chart, props.visible)).toEqual(['task', 'critical'])
  const html = renderToStaticMarkup(<GanttPages {...props} />)
  const pages = html.split('break-after:page').slice(1)
  expect(pages).toHaveLength(ganttTiling(props).tiles.length)
  for (const page of pages) expect(page).toMatch(/2026<\/text>/)
  expect(html.match(/<li /g)).toHaveLength(2)
  expect(pages[1]).toContain('Page 2 of 2 across, 1 of 3 down')
})

test('a chart alone has no column of names and no legend, but each name beside its bar and inside the page', () => {
  const html = renderToStaticMarkup(<GanttPages {...props} across={1} names={0} withLegend={false} />)
  const named = [...html.matchAll(/<text x="([\d.]+)"[^>]*>(Step \d+)<\/text>/g)]
  expect(named.map(([, , title]) => title)).toEqual(rows.map(({ title }) => title))
  for (const [, x] of named) expect(Number(x)).toBeLessThan(1000)
  expect(html).not.toContain('<li ')
})
