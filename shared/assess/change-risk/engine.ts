import type { Verdict } from '../../model/verdict'
import type { Level } from '../risk-level'
import type { ConditionsOutcome } from './condition-rules'
import type { RatingOutcome } from './likelihood-impact'
import type { HistoryOutcome } from './past-outcomes'
import type { QuestionnaireOutcome } from './questionnaire'

/** One way of telling how risky a change is: its answer and why. `outcome.level` is undefined where it can't tell. */
export type EngineVerdict =
  | Verdict<ConditionsOutcome, 'risk-conditions'>
  | Verdict<QuestionnaireOutcome, 'risk-questionnaire'>
  | Verdict<RatingOutcome, 'risk-likelihood-impact'>
  | Verdict<HistoryOutcome, 'risk-past-outcomes'>

export type EngineName = EngineVerdict['rule']

/** The highest of some levels; undefined where there is none. */
export const highest = (levels: readonly (Level | undefined)[]): Level | undefined =>
  levels.reduce<Level | undefined>((a, b) => (b === undefined || (a !== undefined && a >= b) ? a : b), undefined)
