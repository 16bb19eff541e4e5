import { describe, expect, test } from 'vitest'
import { parseWindowState, placeOf } from './window-state'

const laptop = { x: 0, y: 0, width: 1920, height: 1080 }
const second = { x: 1920, y: 0, width: 2560, height: 1440 }
const on = (x: number, y: number, width = 1400, height = 900) => ({ bounds: { x, y, width, height }, maximized: false })

describe('placeOf', () => {
  test('a remembered place on a display that is there is kept', () => {
    expect(placeOf(on(2000, 50), [laptop, second])).toEqual({ x: 2000, y: 50, width: 1400, height: 900 })
  })
  test('a window left on a display that is gone comes back to the first', () => {
    expect(placeOf(on(2000, 50), [laptop])).toEqual({ x: 260, y: 90, width: 1400, height: 900 })
  })
  test('a title bar out of reach counts as gone', () => {
    expect(placeOf(on(100, -500), [laptop]).y).toBeGreaterThanOrEqual(0)
    expect(placeOf(on(1900, 10), [laptop]).x).toBe(260)
  })
  test('it is never smaller than the smallest, nor larger than its display where that is large enough', () => {
    expect(placeOf(on(10, 10, 200, 100), [laptop])).toMatchObject({ width: 1024, height: 640 })
    expect(placeOf(on(0, 0, 4000, 3000), [laptop])).toMatchObject({ width: 1920, height: 1080 })
    expect(placeOf(undefined, [{ x: 0, y: 0, width: 800, height: 600 }])).toEqual({ x: 0, y: 0, width: 1024, height: 640 })
  })
})

test('a damaged state file counts as none', () => {
  for (const text of ['', '{', '[]', '{"bounds":{"x":"1"}}', 'null']) expect(parseWindowState(text)).toBeUndefined()
  expect(parseWindowState(JSON.stringify(on(1, 2)))).toEqual(on(1, 2))
})
