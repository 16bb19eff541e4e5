import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded } from '#shared/exchange/csv/write-csv'
import { oddities, withoutGuard } from './cell-warnings'

const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', '\t', '\r', '\n', ' ', 'a', '1') }))

test('what our export guards against spreadsheets comes back as it was', () => {
  fc.assert(
    fc.property(text, (original) => {
      expect(withoutGuard(guarded(original))).toBe(original)
    }),
  )
})

test('what a spreadsheet would run is pointed at: formulas, commands, tab first, but no numbers and no lists', () => {
  for (const formula of ['=1+1', '+1+1', "-2+3+cmd|' /C calc'!A0", '@SUM(1,1)', '\t=1+1', ' =1', '＝1', '\r=1'])
    expect(oddities(formula), formula).toContain('formula')
  for (const plain of ['-5', '+49 170 1', '-1.234,50', '- one\n- two', 'a=b', '5 - 3', '']) expect(oddities(plain), plain).not.toContain('formula')
})

test('markup is pointed at, comparisons are not', () => {
  for (const html of ['<p>x</p>', 'a <b>c', '<script>alert(1)</script>', '<img src=x>']) expect(oddities(html), html).toEqual(['html-text'])
  for (const plain of ['x < 0,5 %', 'a<b', '<3', 'if a <5 or b> 4']) expect(oddities(plain), plain).toEqual([])
})
