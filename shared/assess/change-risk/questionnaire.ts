import type { RiskQuestion } from '../../model/assessment'
import type { Change } from '../../model/change'
import { fact, type Verdict } from '../../model/verdict'
import type { Workspace } from '../../model/workspace'
import type { Level } from '../risk-level'
import { type LookedUp, levelOfScore, type Score } from './score-ranges'

export interface AnsweredQuestion {
  readonly question: string
  readonly text: string
  readonly weight: number
  /** 1 to 5; 0 where it is not answered. */
  readonly answer: number
  readonly anchor: string
}

export interface QuestionnaireOutcome {
  readonly level: Level | undefined
  /** `complete`; `at-least` where answers are missing, so that the level can only rise with them; `unanswered` where there is none. */
  readonly state: 'complete' | 'at-least' | 'unanswered'
  readonly answers: readonly AnsweredQuestion[]
  readonly unanswered: readonly AnsweredQuestion[]
  /** Of `at-least` that with the least answer, 1, for each that is missing. */
  readonly score: Score
  readonly found: LookedUp['found']
}

/**
 * A weighted questionnaire: the score is the sum of answer times weight by the sum of the weights, and its level is looked up in
 * ranges (field.md 2.5: BMC). What is not answered is not guessed: with some answers missing the level is the least that any
 * answers could give, and says so; with none there is no level.
 */
export function questionnaire(
  change: Change,
  questions: readonly RiskQuestion[],
  { scoreRanges }: Pick<Workspace, 'scoreRanges'>,
): Verdict<QuestionnaireOutcome, 'risk-questionnaire'> {
  const all = questions.map(({ id, text, weight, answers }): AnsweredQuestion => {
    const answer = change.riskAnswers[id] ?? 0
    return { question: id, text, weight, answer, anchor: answers[answer - 1] ?? '' }
  })
  const answers = all.filter(({ answer }) => answer > 0)
  const unanswered = all.filter(({ answer }) => answer === 0)
  const score = {
    total: all.reduce((sum, { answer, weight }) => sum + Math.max(answer, 1) * weight, 0),
    weights: all.reduce((sum, { weight }) => sum + weight, 0),
  }
  const looked = answers.length === 0 ? undefined : levelOfScore(score, scoreRanges)
  return {
    outcome: {
      level: looked?.level,
      state: answers.length === 0 ? 'unanswered' : unanswered.length === 0 ? 'complete' : 'at-least',
      answers,
      unanswered,
      score,
      found: looked?.found ?? 'inside',
    },
    rule: 'risk-questionnaire',
    because: [
      fact(`change/${change.id}`, 'riskAnswers', Object.fromEntries(answers.map(({ question, answer }) => [question, answer]))),
      ...all.map(({ question, weight }) => fact(`risk-question/${question}`, 'weight', weight)),
      fact('workspace/this', 'scoreRanges', scoreRanges),
    ],
  }
}

/** A score as it is read: with two places, never rounded over the edge of a range. */
export function scoreText({ total, weights }: Score): string {
  if (weights === 0) return '0'
  const hundredths = Math.floor((total * 100) / weights)
  const isExact = hundredths * weights === total * 100
  const text = (hundredths / 100).toFixed(2).replace(/\.?0+$/, '')
  return isExact ? text : `${(hundredths / 100).toFixed(2)}…`
}
