import type { ScoreRanges } from '../../model/assessment'
import type { Level } from '../risk-level'

/** What is wrong with the ranges of scores; places are scores, 1 to 5. */
export type RangeFinding =
  /** Scores above `from` and up to `to` (at `from` itself too where it is the beginning of the scale) have no level. */
  | { readonly code: 'gap'; readonly from: number; readonly to: number }
  /** Scores above `from` and up to `to` have two levels. */
  | { readonly code: 'overlap'; readonly from: number; readonly to: number; readonly levels: readonly [Level, Level] }
  /** A higher score gives a lower level. */
  | { readonly code: 'out-of-order'; readonly lower: Level; readonly higher: Level }
  /** A range that ends before it begins. */
  | { readonly code: 'upside-down'; readonly level: Level }
  /** A range that reaches beyond the scores there can be. */
  | { readonly code: 'beyond-scale'; readonly level: Level }

const lowest = 1
const highest = 5
const levels = [1, 2, 3, 4, 5] as const

interface Held {
  readonly level: Level
  readonly above: number
  readonly upTo: number
}

const heldOf = (ranges: ScoreRanges): readonly Held[] => levels.flatMap((level) => ({ level, ...(ranges[level - 1] ?? { above: 0, upTo: 0 }) }))

/** Every gap and overlap of the ranges with its place, and what else makes a score say too little. A range of no width is a level that is never given. */
export function rangeFindings(ranges: ScoreRanges): readonly RangeFinding[] {
  const held = heldOf(ranges)
  const found: RangeFinding[] = held.flatMap((range): readonly RangeFinding[] => [
    ...(range.above > range.upTo ? [{ code: 'upside-down' as const, level: range.level }] : []),
    ...(range.above < lowest || range.upTo > highest ? [{ code: 'beyond-scale' as const, level: range.level }] : []),
  ])
  const filled = held.filter(({ above, upTo }) => above < upTo).sort((a, b) => a.above - b.above || a.upTo - b.upTo)
  let covered = lowest
  for (const { above, upTo } of filled) {
    if (above > covered && covered < highest) found.push({ code: 'gap', from: covered, to: Math.min(above, highest) })
    covered = Math.max(covered, upTo)
  }
  if (covered < highest) found.push({ code: 'gap', from: covered, to: highest })
  for (const [at, first] of filled.entries()) {
    for (const second of filled.slice(at + 1)) {
      const [from, to] = [Math.max(first.above, second.above), Math.min(first.upTo, second.upTo)]
      if (from < to) found.push({ code: 'overlap', from, to, levels: first.level < second.level ? [first.level, second.level] : [second.level, first.level] })
      if (first.level > second.level) found.push({ code: 'out-of-order', lower: second.level, higher: first.level })
    }
  }
  return found
}

/** A score as the fraction that it is, so that what lies on the edge of a range is compared exactly. */
export interface Score {
  /** Sum of answer times weight. */
  readonly total: number
  /** Sum of the weights. */
  readonly weights: number
}

export interface LookedUp {
  readonly level: Level
  readonly found: 'inside' | 'overlap' | 'gap'
}

/**
 * The level of a score. Ranges include their upper end, so that a score between two levels rounds up (field.md 2.5: BMC). In a gap
 * the next range above counts, and where two overlap the higher level: until somebody mends them the graver reading holds.
 */
export function levelOfScore({ total, weights }: Score, ranges: ScoreRanges): LookedUp | undefined {
  const held = heldOf(ranges).filter(({ above, upTo }) => above < upTo)
  // Bounds have two places at most: in hundredths all are whole numbers.
  const isAbove = (bound: number): boolean => total * 100 > Math.round(bound * 100) * weights
  const isFirst = total === lowest * weights
  const inside = held.filter(({ above, upTo }) => (isAbove(above) || (isFirst && above <= lowest)) && !isAbove(upTo))
  const level = inside.reduce((most, range) => Math.max(most, range.level), 0)
  if (level > 0) return { level: asKnown(level), found: inside.length > 1 ? 'overlap' : 'inside' }
  const next = [...held].filter(({ above }) => !isAbove(above)).sort((a, b) => a.above - b.above || b.level - a.level)[0]
  const last = [...held].sort((a, b) => b.level - a.level)[0]
  const counts = next ?? last
  return counts === undefined ? undefined : { level: counts.level, found: 'gap' }
}

const asKnown = (level: number): Level => levels.find((one) => one === level) ?? 5
