import { expect, test } from 'vitest'
import { draggedTo, dragOf, droppedOn, typeOfEnds } from './bar-drag'
import { type Chart, chartOf, type RowSpec } from './chart'
import { snapped, stepped } from './grid-step'
import { hitTest } from './hit-test'
import { placeBeside, placeInside } from './label-place'
import { linkPath, pathLength } from './link-path'
import { tilesOf } from './tiles'
import { coarsest, finest, fitted, xOf, zoomed } from './time-scale'
import { rectOf, type View } from './view'
import { visibleRows } from './visible-rows'

const minute = 60_000
const zone = 'Europe/Copenhagen'
const rows: RowSpec[] = [
  { id: 's', title: 'Stage', shape: 'summary', start: 0, end: 60 * minute },
  { id: 'a', parent: 's', title: 'A', shape: 'bar', start: 0, end: 20 * minute },
  { id: 'b', parent: 's', title: 'B', shape: 'bar', start: 20 * minute, end: 60 * minute },
  { id: 'm', title: 'M', shape: 'diamond', start: 60 * minute, end: 60 * minute },
  { id: 'none', title: 'No date', shape: 'bar' },
]
const chart: Chart = chartOf(
  rows,
  [
    { id: 'ab', from: 'a', to: 'b', type: 'FS' },
    { id: 'gone', from: 'a', to: 'nobody', type: 'FS' },
  ],
  [],
  [],
)
const all = visibleRows(chart.rows, new Set())
/** One minute is ten pixels. */
const view: View = { left: 0, msPerPx: minute / 10, top: 0, width: 800, height: 400, rowHeight: 32 }

test('a folded row hides all below it', () => {
  const folded = visibleRows(chart.rows, new Set(['s']))
  expect([...folded.rows]).toEqual([0, 3, 4])
  expect([...folded.place]).toEqual([0, -1, -1, 1, 2])
})

test('a bar lies where its time is, in the middle of its row', () => {
  expect(rectOf(chart.rows, all, view, 2)).toEqual({ x: 200, y: 2 * 32 + 16 - 6.5, width: 400, height: 13 })
  expect(rectOf(chart.rows, all, view, 4)).toBeUndefined()
})

test('the chart spans all its rows, and links to nothing are left out', () => {
  expect([chart.from, chart.to, chart.links.ids]).toEqual([0, 60 * minute, ['ab']])
})

test('a point finds the bar, its handles and its link dots', () => {
  const at = (x: number, y: number) => hitTest(chart, all, view, x, y, 2)
  expect(at(300, 80)).toEqual({ kind: 'bar', row: 2 })
  expect(at(201, 80)).toEqual({ kind: 'start-handle', row: 2 })
  expect(at(599, 80)).toEqual({ kind: 'end-handle', row: 2 })
  expect(at(610, 80)).toEqual({ kind: 'end-link', row: 2 })
  expect(at(190, 80)).toEqual({ kind: 'start-link', row: 2 })
  expect(at(700, 80)).toEqual({ kind: 'row', row: 2 })
  expect(at(700, 390)).toEqual({ kind: 'none' })
  expect(hitTest(chart, all, view, 610, 80, 1)).toEqual({ kind: 'row', row: 2 })
})

test('a point on a link finds it', () => {
  expect(hitTest(chart, all, view, 203, 60, -1)).toEqual({ kind: 'link', link: 0 })
})

test('every link path starts and ends at its bars and turns by right angles', () => {
  const out = new Float64Array(pathLength)
  for (const type of [0, 1, 2, 3]) {
    for (const [to0, to1] of [
      [300, 400],
      [102, 160],
      [20, 60],
      [105, 107],
    ] as const) {
      for (const toY of [80, 16]) {
        const count = linkPath(out, type, 40, 100, 48, to0, to1, toY, 6.5)
        expect([out[0], out[1]]).toEqual([type === 0 || type === 2 ? 100 : 40, 48])
        for (let c = 1; c < count; c++) {
          const straight = out[2 * c] === out[2 * c - 2] || out[2 * c + 1] === out[2 * c - 1]
          expect([type, to0, toY, c, straight]).toEqual([type, to0, toY, c, true])
        }
        const x = out[2 * count - 2] ?? -1
        expect(x).toBeGreaterThanOrEqual(to0)
        expect(x).toBeLessThanOrEqual(to1)
      }
    }
  }
})

test('zoom keeps what is under the pointer and stays between minutes and years', () => {
  const scale = { left: 1_000_000, msPerPx: 5000 }
  const near = zoomed(scale, 2, 300)
  expect(xOf(near, 1_000_000 + 300 * 5000)).toBeCloseTo(300)
  expect(zoomed(scale, 1e9, 0).msPerPx).toBe(finest)
  expect(zoomed(scale, 1e-9, 0).msPerPx).toBe(coarsest)
})

test('fit leaves air at both sides', () => {
  const scale = fitted(0, 60 * minute, 700)
  expect(xOf(scale, 0)).toBeCloseTo(56)
  expect(xOf(scale, 60 * minute)).toBeCloseTo(644)
})

test('a dragged bar snaps to the grid and keeps its length; its ends never pass each other', () => {
  const step = { unit: 'minute', count: 5 } as const
  const move = dragOf({ kind: 'bar', row: 2 }, chart.rows, view, 300)
  expect(move && draggedTo(move, chart.rows, view, 327, step, 'UTC', false)).toEqual({ start: 25 * minute, end: 65 * minute })
  expect(move && draggedTo(move, chart.rows, view, 327, step, 'UTC', true)).toEqual({ start: 23 * minute, end: 63 * minute })
  expect(draggedTo({ kind: 'resize', row: 2, edge: 'end' }, chart.rows, view, 10, step, 'UTC', false)).toEqual({ start: 20 * minute, end: 20 * minute })
})

test('the ends of a drawn link give its type', () => {
  expect([typeOfEnds('end', 'start'), typeOfEnds('start', 'start'), typeOfEnds('end', 'end'), typeOfEnds('start', 'end')]).toEqual(['FS', 'SS', 'FF', 'SF'])
  expect([droppedOn(chart.rows, view, 2, 250), droppedOn(chart.rows, view, 2, 550)]).toEqual(['start', 'end'])
})

test('a day’s step keeps the local time over a change of clocks', () => {
  const at = Date.parse('2026-10-24T20:00:00Z') // 22:00 in summer time
  expect(new Date(stepped(at, { unit: 'day' }, 1, zone)).toISOString()).toBe('2026-10-25T21:00:00.000Z')
  expect(new Date(snapped(Date.parse('2026-12-03T15:00:00Z'), { unit: 'week' }, zone)).toISOString()).toBe('2026-12-06T23:00:00.000Z')
})

test('labels stand where nothing else does', () => {
  expect(placeBeside(100, 50, 400, [])).toBe(106)
  expect(placeBeside(100, 50, 400, [{ from: 110, to: 130 }])).toBe(44)
  expect(placeBeside(380, 50, 400, [{ from: 300, to: 350 }])).toBeUndefined()
  expect(placeInside({ from: -500, to: 300 }, 80, 400, [])).toBe(6)
  expect(placeInside({ from: 10, to: 30 }, 80, 400, [{ from: 20, to: 60 }])).toBeUndefined()
})

test('tiles cover the time with an overlap and never split a row', () => {
  const { columns, rows: pages, tiles } = tilesOf(0, 1000, 400, 50, 45, 20)
  expect([columns, pages]).toEqual([3, 3])
  expect(tiles.slice(0, 3).map(({ from, to }) => [from, to])).toEqual([
    [0, 400],
    [350, 750],
    [700, 1000],
  ])
  expect(tiles.filter(({ column }) => column === 0).map(({ firstRow, lastRow }) => [firstRow, lastRow])).toEqual([
    [0, 14],
    [15, 29],
    [30, 44],
  ])
})
