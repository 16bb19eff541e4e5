import { expect, test } from 'vitest'
import { chartOfSize } from './sized-chart'
import { visibleRows } from './visible-rows'

test('a chart of 10,000 tasks has its parents of fifty and a link between neighbours', () => {
  const { rows, links } = chartOfSize(10_000, 0)
  expect([rows.count, links.count]).toEqual([10_200, 9_999])
  expect(visibleRows(rows, new Set(['p0'])).rows).toHaveLength(10_150)
})
