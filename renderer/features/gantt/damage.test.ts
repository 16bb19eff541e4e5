import { expect, test } from 'vitest'
import { chartOf, type RowSpec } from './chart'
import { damageOf } from './damage'
import { earlyOf } from './early-chart'
import type { Frame } from './frame'
import { paperPalette } from './palette'
import { visibleRows } from './visible-rows'

const specs = Array.from({ length: 40 }, (_, n): RowSpec => ({ id: `t${n}`, title: `T${n}`, shape: 'bar', start: n * 10, end: n * 10 + 10 }))
const links = [
  { id: 'near', from: 't3', to: 't5', type: 'FS' },
  { id: 'far', from: 't4', to: 't30', type: 'FS' },
] as const
const bands = [] as const
const chart = chartOf(specs, links, bands, bands)
const frame: Frame = {
  chart,
  visible: visibleRows(chart.rows, new Set()),
  view: { left: 0, msPerPx: 1, top: 32, width: 400, height: 319, rowHeight: 32 },
  palette: paperPalette,
  zone: 'UTC',
  axis: 48,
  ratio: 1,
  selected: -1,
  showCritical: true,
  preview: undefined,
}
const changed = (id: string, patch: Partial<RowSpec>): Frame => ({
  ...frame,
  chart: chartOf(
    specs.map((spec) => (spec.id === id ? { ...spec, ...patch } : spec)),
    links,
    bands,
    bands,
    chart,
  ),
})

test.each([
  ['a moved bar without links', changed('t7', { start: 5 }), [7, 7]],
  ['a bar with a link to another row', changed('t5', { end: 90 }), [3, 5]],
  ['a bar in view with a link that leaves it', changed('t4', { flags: 2 }), [4, 10]],
  ['a bar out of view whose link enters it', changed('t30', { start: 8 }), [4, 10]],
  ['another row chosen', { ...frame, selected: 6 }, [6, 6]],
  ['a drag that goes on', { ...frame, preview: { row: 9, start: 1, end: 2 } }, [9, 9]],
] as const)('%s damages its own rows', (_, after, [first, last]) => {
  expect(damageOf(frame, after)).toEqual({ first, last })
})

test('what changed out of view leaves nothing to draw', () => {
  const damage = damageOf(frame, changed('t20', { start: 5 }))
  expect(damage && damage.first <= damage.last).toBe(false)
})

test.each([
  ['scrolled', { ...frame, view: { ...frame.view, top: 64 } }],
  ['zoomed', { ...frame, view: { ...frame.view, msPerPx: 2 } }],
  ['a row put under another', changed('t7', { parent: 't6' })],
  ['other bands', { ...frame, chart: { ...chart, bands: [] } }],
  ['other lines', { ...frame, chart: { ...chart, lines: [] } }],
  ['folded', { ...frame, visible: visibleRows(chart.rows, new Set(['t1'])) }],
] as const)('%s is a new picture', (_, after) => {
  expect(damageOf(frame, after)).toBe(undefined)
})

/** A frame as its first picture has it. */
const earlier = (whole: Frame): Frame => ({ ...whole, chart: earlyOf(whole.chart), early: true })

test('links that were not among the first are drawn once the first picture is on the screen; where there are none, nothing is', () => {
  const more = Array.from({ length: 600 }, (_, n) => ({ id: `l${n}`, from: `t${30 + (n % 4)}`, to: `t${35 + (n % 4)}` }))
  const late = { ...frame, chart: chartOf(specs, [...more, { id: 'late', from: 't3', to: 't5' }], bands, bands) }
  expect(damageOf(earlier(late), late)).toBe(undefined)
  const prompt = { ...frame, chart: chartOf(specs, [{ id: 'prompt', from: 't3', to: 't5' }, ...more], bands, bands) }
  const damage = damageOf(earlier(prompt), prompt)
  expect(damage && damage.first <= damage.last).toBe(false)
})

test('of a plan with thousands of rows the first picture is the one of all, in as far as it is in view', () => {
  const large = Array.from(
    { length: 3_000 },
    (_, n): RowSpec => ({
      id: `t${n}`,
      ...(n % 50 === 0 ? {} : { parent: `t${n - (n % 50)}` }),
      title: `T${n}`,
      shape: n % 50 === 0 ? 'summary' : 'bar',
      start: n * 10,
      end: n * 10 + 10,
    }),
  )
  const rows = chartOf(large, links, bands, bands)
  const whole = { ...frame, chart: rows, visible: visibleRows(rows.rows, new Set()) }
  const damage = damageOf(earlier(whole), whole)
  expect(damage && damage.first <= damage.last).toBe(false)
  const far = { ...whole, view: { ...whole.view, top: 32 * 2_000 } }
  const below = damageOf(earlier(far), far)
  expect(below && below.first <= below.last).toBe(true)
  const early = earlyOf(rows)
  expect([early.rows.count, early.rows.titles.length, early.from, early.to]).toEqual([3_000, 512, 0, 30_000])
  expect([early.rows.depth[51], early.rows.parent[51], early.rows.hasChildren[50]]).toEqual([1, 50, 1])
})
