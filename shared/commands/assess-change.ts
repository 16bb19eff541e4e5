import { ratingFields } from '../assess/change-risk/likelihood-impact'
import type { RatingName } from '../assess/risk-level'
import type { Draft } from '../log/operation'
import { type ChangeRating, type ImpactDimension, impactDimensions } from '../model/assessment'
import type { Change } from '../model/change'
import { edit, titleOf } from './edit'

const called = (change: Change): string => titleOf({ ...change }) || 'the change'

/** Answers a question about a change with 1 to 5; 0 takes the answer back. Answers to other questions, also to those out of use, stay. */
export function answerRiskQuestion(change: Change, question: { readonly id: string; readonly text: string }, answer: number): Draft {
  const { [question.id]: _, ...others } = change.riskAnswers
  const riskAnswers = answer === 0 ? others : { ...others, [question.id]: answer }
  const summary =
    answer === 0 ? `Took back the answer to “${question.text}” for ${called(change)}` : `Answered “${question.text}” with ${answer} for ${called(change)}`
  return { ...edit('change', change, { riskAnswers }, summary), command: 'answer-risk-question' }
}

/** Judges the likelihood of a change or its impact in one dimension, 1 to 5; 0 takes the judgement back. */
export function rateChange(change: Change, rating: RatingName, part: 'likelihood' | ImpactDimension, value: number): Draft {
  const field = ratingFields[rating]
  const held = change[field]
  const { [part]: _, ...others } = held.impact
  const next: ChangeRating = part === 'likelihood' ? { ...held, likelihood: value } : { ...held, impact: value === 0 ? others : { ...others, [part]: value } }
  const what = `${rating} ${part === 'likelihood' ? 'likelihood' : `impact on ${part}`}`
  const summary = value === 0 ? `Took back the ${what} of ${called(change)}` : `Rated the ${what} of ${called(change)} as ${value}`
  return { ...edit('change', change, { [field]: next }, summary), command: 'rate-change' }
}

/** Begins a rating with what another one says. */
export function copyRating(change: Change, from: RatingName, to: RatingName): Draft {
  const summary = `Took the ${from} rating of ${called(change)} as the ${to} one`
  return { ...edit('change', change, { [ratingFields[to]]: change[ratingFields[from]] }, summary), command: 'rate-change' }
}

export const ratingParts = ['likelihood', ...impactDimensions] as const
