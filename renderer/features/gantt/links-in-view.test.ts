import { expect, test } from 'vitest'
import { chartOf, type RowSpec } from './chart'
import { linksInView } from './links-in-view'
import { visibleRows } from './visible-rows'

const rows = ['a', 'b', 'c', 'd', 'e'].map((id): RowSpec => ({ id, title: id, shape: 'bar', start: 0, end: 10, ...(id === 'e' ? { parent: 'd' } : {}) }))
const { rows: columns, links } = chartOf(
  rows,
  [
    { id: 'above', from: 'a', to: 'b', type: 'FS' },
    { id: 'across', from: 'a', to: 'd', type: 'FS', critical: true },
    { id: 'inside', from: 'c', to: 'c', type: 'FS', critical: true, backOut: true },
    { id: 'folded', from: 'c', to: 'e', type: 'FS' },
  ],
  [],
  [],
)
const named = (first: number, last: number, folded: ReadonlySet<string> = new Set()) => {
  const { plain, critical, backOut } = linksInView(links, visibleRows(columns, folded), first, last)
  return [plain, critical, backOut].map((list) => list.map((link) => links.ids[link]))
}

test('a link is in view where one of its ends is or where it passes through, by its look', () => {
  expect(named(2, 2)).toEqual([['folded'], ['across'], ['inside']])
  expect(named(0, 1)).toEqual([['above'], ['across'], []])
})

test('a link to a row that is folded away is not', () => {
  expect(named(2, 3, new Set(['d']))).toEqual([[], ['across'], ['inside']])
})

test('what was found is kept while rows and links are the same', () => {
  const visible = visibleRows(columns, new Set())
  const found = linksInView(links, visible, 0, 4)
  expect(linksInView(links, visible, 0, 4)).toBe(found)
  expect(linksInView(links, visible, 0, 3)).not.toBe(found)
})
