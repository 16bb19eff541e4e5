import { expect, test } from 'vitest'
import { chartOf } from './chart'
import { type Frame, isSamePicture } from './frame'
import { paperPalette } from './palette'
import { visibleRows } from './visible-rows'

const chart = chartOf([{ id: 'a', title: 'A', shape: 'bar', start: 0, end: 10 }], [], [], [])
const frame: Frame = {
  chart,
  visible: visibleRows(chart.rows, new Set()),
  view: { left: 0, msPerPx: 1, top: 0, width: 100, height: 100, rowHeight: 32 },
  palette: paperPalette,
  zone: 'UTC',
  axis: 48,
  ratio: 1,
  selected: -1,
  showCritical: true,
  preview: undefined,
}

test('a frame with an equal view is the same picture', () => {
  expect(isSamePicture(frame, { ...frame, view: { ...frame.view } })).toBe(true)
})

test.each([
  ['scrolled', { view: { ...frame.view, top: 32 } }],
  ['zoomed', { view: { ...frame.view, msPerPx: 2 } }],
  ['another chart', { chart: { ...chart } }],
  ['another row chosen', { selected: 0 }],
  ['a drag that goes on', { preview: { row: 0, start: 5, end: 15 } }],
] as const)('%s is another picture', (_, change) => {
  expect(isSamePicture(frame, { ...frame, ...change })).toBe(false)
})
