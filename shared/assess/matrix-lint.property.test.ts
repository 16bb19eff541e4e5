import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { viewOf } from '../model/view'
import { cellsOf, matrixLint } from './matrix-lint'
import { levelAt } from './risk-level'

const row = fc.array(fc.constantFrom('1', '2', '3', '4', '5'), { minLength: 5, maxLength: 5 }).map((digits) => digits.join(''))
const table = fc.tuple(row, row, row, row, row)
/** Tables that are nearly sound: the usual one with up to three cells changed. */
const nearly = fc
  .array(fc.record({ likelihood: fc.nat(4), impact: fc.nat(4), level: fc.constantFrom('1', '2', '3', '4', '5') }), { maxLength: 3 })
  .map((planted): [string, string, string, string, string] => {
    const rows = viewOf('workspace', 'this', {}).riskLevels.map((digits) => [...digits])
    for (const { likelihood, impact, level } of planted) rows[likelihood]?.splice(impact, 1, level)
    const [a, b, c, d, e] = rows.map((digits) => digits.join(''))
    return [a ?? '', b ?? '', c ?? '', d ?? '', e ?? '']
  })

const scale = [1, 2, 3, 4, 5] as const
const cells = scale.flatMap((likelihood) => scale.map((impact) => ({ likelihood, impact })))

test('the lint finds exactly what looking at all pairs of cells finds', () => {
  fc.assert(
    fc.property(fc.oneof(table, nearly), (riskLevels) => {
      const at = (cell: (typeof cells)[number]): number => levelAt({ riskLevels }, cell.likelihood, cell.impact)
      const findings = matrixLint({ riskLevels }).outcome
      const isStep = (a: (typeof cells)[number], b: (typeof cells)[number]): boolean =>
        Math.abs(a.likelihood - b.likelihood) + Math.abs(a.impact - b.impact) === 1
      const grows = (a: (typeof cells)[number], b: (typeof cells)[number]): boolean => b.likelihood >= a.likelihood && b.impact >= a.impact && a !== b
      const pairs = cells.flatMap((a) => cells.map((b) => [a, b] as const))

      // Any two cells of which one is greater in both: where none falls over any distance, no step falls, and the other way round.
      const falls = pairs.filter(([a, b]) => grows(a, b) && at(b) < at(a))
      const told = findings.flatMap((finding) => (finding.code === 'level-falls' ? [finding] : []))
      expect(told.length > 0).toBe(falls.length > 0)
      expect(told.map(({ from, to }) => `${JSON.stringify(from)}${JSON.stringify(to)}`).sort()).toEqual(
        falls.flatMap(([a, b]) => (isStep(a, b) ? [`${JSON.stringify(a)}${JSON.stringify(b)}`] : [])).sort(),
      )
      const touching = pairs.filter(([a, b]) => isStep(a, b) && at(a) <= 2 && at(b) >= 4)
      expect(findings.filter(({ code }) => code === 'green-touches-red')).toHaveLength(touching.length)

      for (const level of scale) {
        const sizes = cells.filter((cell) => at(cell) === level).map(({ likelihood, impact }) => likelihood * impact)
        const isCompressed = sizes.length > 10 || (sizes.length > 0 && Math.max(...sizes) > 4 * Math.min(...sizes))
        expect(findings.some((finding) => finding.code === 'range-compressed' && finding.level === level)).toBe(isCompressed)
        expect(findings.some((finding) => finding.code === 'level-unused' && finding.level === level)).toBe(sizes.length === 0)
      }
      for (const finding of findings) for (const cell of cellsOf(finding)) expect(cells).toContainEqual(cell)
    }),
    { numRuns: 2_000 },
  )
})
