import type { Chart } from './chart'
import { deferred } from './deferred'

const made = new WeakMap<Chart, Chart>()

/** A chart of its first rows and links alone, in the places that they have in the whole: what a first picture shows, and no work for the rest. */
export function earlyOf(chart: Chart): Chart {
  const known = made.get(chart)
  if (known !== undefined) return known
  const { rows, links, bands, lines, forecast, rests } = chart
  const { count, specs, indexOf } = rows
  const stretch = deferred<Pick<Chart, 'from' | 'to'>>(() => chart, ['from', 'to'])
  const early = Object.assign(stretch, {
    rows: { ...rows.early, count, specs, indexOf, early: rows.early },
    links: { ...links.early, specs: links.specs, early: links.early },
    bands,
    lines,
    forecast,
    rests,
  })
  made.set(chart, early)
  return early
}
