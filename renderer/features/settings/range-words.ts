import type { RangeFinding } from '#shared/assess/change-risk/score-ranges'
import type { ScoreRange, ScoreRanges } from '#shared/model/assessment'

/** A finding about the ranges of scores as a sentence. */
export function rangeWords(finding: RangeFinding): string {
  switch (finding.code) {
    case 'gap':
      return `Scores above ${finding.from} up to ${finding.to} have no level: until that is mended the next range above counts.`
    case 'overlap':
      return `Scores above ${finding.from} up to ${finding.to} have the levels ${finding.levels[0]} and ${finding.levels[1]}: until that is mended the higher one counts.`
    case 'out-of-order':
      return `Level ${finding.higher} begins before level ${finding.lower}: a score that rises may get a lower level.`
    case 'upside-down':
      return `The range of level ${finding.level} ends before it begins, so no score has it.`
    case 'beyond-scale':
      return `The range of level ${finding.level} reaches beyond the scores, which are 1 to 5.`
  }
}

/** The ranges with one replaced. */
export function withRange(ranges: ScoreRanges, place: number, range: ScoreRange): ScoreRanges {
  const at = (index: number): ScoreRange => (index === place ? range : (ranges[index] ?? range))
  return [at(0), at(1), at(2), at(3), at(4)]
}
