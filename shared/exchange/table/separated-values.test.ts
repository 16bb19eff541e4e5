import { expect, test } from 'vitest'
import { guessSeparator, records } from './separated-values'

const cells = (text: string, separator = ',') => [...records(text, separator)].map((record) => record.cells)

test('line ends of every kind end a record, and the last needs none', () => {
  expect(cells('a,b\r\nc,d\ne,f\rg,h')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
    ['g', 'h'],
  ])
})

test('a quote inside a cell that did not begin with one is text, as is what follows a closing quote', () => {
  expect(cells('5" pipe,"a"b,c')).toEqual([['5" pipe', 'ab', 'c']])
})

test('a quote that never closes is named at the line where it opens', () => {
  const [, second, third] = records('h,i\n1,"two\nlines"\n3,"never\nclosed\n5,6', ',')
  expect(second).toEqual({ line: 2, cells: ['1', 'two\nlines'] })
  expect(third).toEqual({ line: 4, cells: ['3', 'never\nclosed\n5,6'], unclosedAt: 4 })
})

test('a byte order mark and an empty last cell are no trouble', () => {
  expect(cells('\ufeffa,b,\n')).toEqual([['a', 'b', '']])
  expect(cells('')).toEqual([])
})

test("Excel's hint decides the separator, commas inside quotes do not", () => {
  expect(guessSeparator('sep=;\r\na;b,c')).toBe(';')
  expect(guessSeparator('"a, b, c";d\n"e, f, g";h')).toBe(';')
  expect(guessSeparator('one column\nonly')).toBe(',')
})
