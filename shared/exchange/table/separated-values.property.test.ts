import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { guessSeparator, records, separators } from './separated-values'

const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r\n', 'a', ' ', 'ü'), maxLength: 12 }))
const table = fc.integer({ min: 2, max: 6 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
const lineEnd = fc.constantFrom('\n', '\r\n')

test('what another program writes with any separator and line end is read back cell by cell', () => {
  fc.assert(
    fc.property(table, fc.constantFrom(...separators), lineEnd, (rows, separator, newline) => {
      const text = Papa.unparse(rows, { delimiter: separator, newline, quotes: true })
      expect([...records(text, separator)].map(({ cells }) => cells)).toEqual(rows)
    }),
  )
})

test('each record knows the line where it begins, whatever line ends stand in its cells', () => {
  fc.assert(
    fc.property(table, lineEnd, (rows, newline) => {
      const text = Papa.unparse(rows, { newline, quotes: true })
      const begins = [...records(text, ',')].map(({ line }) => line)
      let line = 1
      const expected = rows.map((cells) => {
        const here = line
        line += 1 + cells.join('').split(/\r\n|\r|\n/).length - 1 + betweenCells(cells)
        return here
      })
      expect(begins).toEqual(expected)
    }),
  )
})

/** A CR at the end of a cell and an LF at the beginning of the next are two line ends, for a separator stands between. */
const betweenCells = (cells: readonly string[]): number => cells.slice(1).filter((next, at) => next.startsWith('\n') && (cells[at] ?? '').endsWith('\r')).length

test('the separator of plain rows is found', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }).chain((width) => fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 })),
      fc.constantFrom(...separators),
      (rows, separator) => {
        expect(guessSeparator(rows.map((cells) => cells.join(separator)).join('\n'))).toBe(separator)
      },
    ),
  )
})
