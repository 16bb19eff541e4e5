import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RiskQuestion, ScoreRanges } from '../../model/assessment'
import { viewOf } from '../../model/view'
import type { Level } from '../risk-level'
import { highest } from './engine'
import { levelOfMean, outcomePoints } from './past-outcomes'
import { questionnaire } from './questionnaire'
import { levelOfScore, rangeFindings } from './score-ranges'

const level = fc.constantFrom<Level>(1, 2, 3, 4, 5)
const hundredths = (from: number, to: number) => fc.integer({ min: from * 100, max: to * 100 }).map((at) => at / 100)
/** Five ranges that cover the scale, some perhaps of no width. */
const soundRanges = fc.tuple(hundredths(1, 5), hundredths(1, 5), hundredths(1, 5), hundredths(1, 5)).map((cuts): ScoreRanges => {
  const [a, b, c, d] = [...cuts].sort((x, y) => x - y)
  const at = [1, a ?? 1, b ?? 1, c ?? 1, d ?? 1, 5]
  const range = (place: number) => ({ above: at[place] ?? 1, upTo: at[place + 1] ?? 5 })
  return [range(0), range(1), range(2), range(3), range(4)]
})
const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 })
const questionsOf = (held: readonly number[]): RiskQuestion[] => held.map((weight, at) => viewOf('risk-question', `q${at}`, { removed: false, weight }))
const changeWith = (answers: Readonly<Record<string, number>>) => viewOf('change', 'c', { removed: false, riskAnswers: { ...answers } })

test('ranges that cover the scale have nothing to say, and every score has one level', () => {
  fc.assert(
    fc.property(soundRanges, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 1600 }), (scoreRanges, sum, over) => {
      expect(rangeFindings(scoreRanges)).toEqual([])
      const found = levelOfScore({ total: sum + Math.min(over, 4 * sum), weights: sum }, scoreRanges)
      expect(found?.found).toBe('inside')
    }),
    { numRuns: 1_000 },
  )
})

test('every gap and overlap is named with its place, found hundredth by hundredth', () => {
  const range = fc.record({ above: hundredths(1, 5), upTo: hundredths(1, 5) })
  fc.assert(
    fc.property(fc.tuple(range, range, range, range, range), (ranges: ScoreRanges) => {
      const findings = rangeFindings(ranges)
      for (let at = 101; at <= 500; at++) {
        // The hundredth above (at - 1) and up to (at).
        const holders = ranges.filter(({ above, upTo }) => Math.round(above * 100) < at && at <= Math.round(upTo * 100)).length
        const isIn = ({ from, to }: { from: number; to: number }): boolean => Math.round(from * 100) < at && at <= Math.round(to * 100)
        expect(
          findings.some((finding) => finding.code === 'gap' && isIn(finding)),
          `gap at ${at}`,
        ).toBe(holders === 0)
        expect(findings.filter((finding) => finding.code === 'overlap' && isIn(finding)).length, `overlaps at ${at}`).toBe(
          Math.max(0, (holders * (holders - 1)) / 2),
        )
      }
      const expected = ranges.filter(({ above, upTo }) => above > upTo).length
      expect(findings.filter(({ code }) => code === 'upside-down')).toHaveLength(expected)
    }),
    { numRuns: 200 },
  )
})

test('raising an answer never lowers the level, whatever the weights, with answers missing or not', () => {
  fc.assert(
    fc.property(
      soundRanges,
      weights,
      fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 }),
      fc.nat(7),
      (scoreRanges, held, given, raised) => {
        const questions = questionsOf(held)
        const answers = Object.fromEntries(questions.flatMap(({ id }, at) => ((given[at] ?? 0) === 0 ? [] : [[id, given[at] ?? 1]])))
        const at = raised % questions.length
        const before = questionnaire(changeWith(answers), questions, { scoreRanges }).outcome.level
        const after = questionnaire(changeWith({ ...answers, [`q${at}`]: Math.min(5, (answers[`q${at}`] ?? 0) + 1) }), questions, { scoreRanges }).outcome.level
        expect(after ?? 0).toBeGreaterThanOrEqual(before ?? 0)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('the level of an unfinished questionnaire is the least that any answers to the rest could give', () => {
  fc.assert(
    fc.property(soundRanges, weights, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 }), fc.nat(8), (scoreRanges, held, rest, count) => {
      const questions = questionsOf(held)
      const all = Object.fromEntries(questions.map(({ id }, at) => [id, rest[at] ?? 1]))
      const some = Object.fromEntries(Object.entries(all).slice(0, count))
      const bound = questionnaire(changeWith(some), questions, { scoreRanges }).outcome.level ?? 0
      expect(questionnaire(changeWith(all), questions, { scoreRanges }).outcome.level ?? 0).toBeGreaterThanOrEqual(bound)
    }),
    { numRuns: 2_000 },
  )
})

test('a score on the edge of two ranges belongs to the lower one, exactly', () => {
  const ranges = viewOf('workspace', 'this', {}).scoreRanges
  expect(levelOfScore({ total: 9, weights: 4 }, ranges)).toEqual({ level: 2, found: 'inside' }) // 2.25
  expect(levelOfScore({ total: 22_501, weights: 10_000 }, ranges)?.level).toBe(3) // 2.2501 rounds up
  expect(levelOfScore({ total: 3, weights: 3 }, ranges)?.level).toBe(1)
  expect(levelOfScore({ total: 15, weights: 3 }, ranges)?.level).toBe(5)
})

test('the highest of the engines wins: any engine more never lowers it, and it is one of them', () => {
  fc.assert(
    fc.property(fc.array(fc.option(level, { nil: undefined })), fc.option(level, { nil: undefined }), (levels, one) => {
      const before = highest(levels)
      const after = highest([...levels, one])
      expect(after ?? 0).toBe(Math.max(before ?? 0, one ?? 0))
      if (after !== undefined) expect([...levels, one]).toContain(after)
    }),
  )
})

test('a worse end of a similar change never lowers the level', () => {
  const points = fc.constantFrom(...Object.values(outcomePoints))
  fc.assert(
    fc.property(fc.array(points, { minLength: 1, maxLength: 30 }), fc.nat(29), points, (ends, at, other) => {
      const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)
      const place = at % ends.length
      const worse = ends.map((each, index) => (index === place ? Math.min(each, other) : each))
      expect(levelOfMean(sum(worse), worse.length)).toBeGreaterThanOrEqual(levelOfMean(sum(ends), ends.length))
    }),
  )
})
