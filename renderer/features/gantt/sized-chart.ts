import { type Chart, chartOf, flag, type LinkSpec, type RowSpec } from './chart'

/**
 * A chart of a given number of tasks under parents of 50, each task linked to the next, as the speeds
 * of gantt.md were measured: for the benchmark and the drawing's own tests.
 */
export function chartOfSize(count: number, start: number): Chart {
  const rows: RowSpec[] = []
  const links: LinkSpec[] = []
  for (let i = 0; i < count; i++) {
    const parent = `p${Math.floor(i / 50)}`
    const at = start + i * 1_800_000
    if (i % 50 === 0) rows.push({ id: parent, title: `Stage ${i / 50 + 1}`, shape: 'summary', start: at, end: at + 50 * 1_800_000 })
    rows.push({ id: `t${i}`, parent, title: `Task ${i + 1}`, shape: 'bar', start: at, end: at + 3_600_000, flags: i % 7 === 0 ? flag.critical : 0 })
    if (i > 0) links.push({ id: `l${i}`, from: `t${i - 1}`, to: `t${i}`, type: 'FS', critical: i % 7 === 0 })
  }
  return chartOf(rows, links, [], [])
}

/** The same chart with one row at another time: what a move of one task comes to when nothing hangs on it. */
export function withTimes(chart: Chart, row: number, start: number, end: number): Chart {
  const rows = { ...chart.rows, start: chart.rows.start.slice(), end: chart.rows.end.slice() }
  rows.start[row] = start
  rows.end[row] = end
  return { ...chart, rows }
}
