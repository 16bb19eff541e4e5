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

test('the first links are looked up at once, all of them when they are asked for', () => {
  const many = Array.from({ length: 1000 }, (_, n): RowSpec => ({ id: `t${n}`, title: `T${n}`, shape: 'bar', start: n, end: n + 1 }))
  const chain = many.slice(1).map(({ id }, n) => ({ id: `l${n}`, from: `t${n}`, to: id }))
  const { links: all } = chartOf(many, [...chain, { id: 'back', from: 't999', to: 't2' }], [], [])
  expect([all.early.count, all.count]).toEqual([512, 1000])
  expect(all.ids.slice(0, 512)).toEqual(all.early.ids)
  expect([...all.from.slice(0, 512), ...all.to.slice(0, 512)]).toEqual([...all.early.from, ...all.early.to])
})
