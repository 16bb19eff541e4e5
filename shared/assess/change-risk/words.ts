import type { ImpactDimension } from '../../model/assessment'
import type { Workspace } from '../../model/workspace'
import type { RatingName } from '../risk-level'
import type { ConditionsOutcome, RuleTried } from './condition-rules'
import type { EngineName, EngineVerdict } from './engine'
import type { RatingOutcome } from './likelihood-impact'
import { enough, fewest, type HistoryOutcome, type Likeness, outcomePoints } from './past-outcomes'
import { type QuestionnaireOutcome, scoreText } from './questionnaire'
import { factWords } from './rule-words'

export const engineTitles: Readonly<Record<EngineName, string>> = {
  'risk-conditions': 'Rules',
  'risk-questionnaire': 'Questionnaire',
  'risk-likelihood-impact': 'Likelihood and impact',
  'risk-past-outcomes': 'Past outcomes',
}

export const dimensionWords: Readonly<Record<ImpactDimension, string>> = {
  service: 'Service',
  security: 'Security',
  data: 'Data',
  compliance: 'Compliance',
  reputation: 'Reputation',
}
const dimension = (name: string): string => (Object.hasOwn(dimensionWords, name) ? dimensionWords[name as ImpactDimension] : name)
export const ratingWords: Readonly<Record<RatingName, string>> = { inherent: 'Inherent', current: 'Current', residual: 'Residual' }
export const likenessWords: Readonly<Record<Likeness, string>> = { ci: 'same configuration item', service: 'same service', category: 'same category' }

type Scales = Pick<Workspace, 'likelihoodWords' | 'impactWords'>

/** Why an engine says what it says: one line, and the arithmetic below it. The screen and the PDF say the same. */
export interface EngineWords {
  readonly title: string
  readonly line: string
  readonly details: readonly string[]
}

export function engineWords({ rule, outcome }: EngineVerdict, scales: Scales): EngineWords {
  const title = engineTitles[rule]
  switch (rule) {
    case 'risk-conditions':
      return { title, ...conditionsWords(outcome) }
    case 'risk-questionnaire':
      return { title, ...questionnaireWords(outcome) }
    case 'risk-likelihood-impact':
      return { title, ...ratingLines(outcome, scales) }
    case 'risk-past-outcomes':
      return { title, ...historyWords(outcome) }
  }
}

type Lines = Omit<EngineWords, 'title'>

function conditionsWords({ rule, tried }: ConditionsOutcome): Lines {
  const details = tried.filter(({ result }) => result !== 'holds').map(triedWords)
  if (rule === undefined) return { line: tried.length === 0 ? 'No rule is in use.' : `None of ${tried.length} rules holds.`, details }
  return { line: `Rule ${rule.place} holds: ${rule.title}.`, details }
}

/** Why a rule does not hold. */
function triedWords({ title, result, condition }: RuleTried): string {
  const called = title || 'A rule without a name'
  if (result === 'without-conditions') return `${called}: has no condition, so it never holds.`
  if (result === 'not-understood') return `${called}: asks for ${factWords(condition)} in a form that this version doesn’t know.`
  return `${called}: no, by ${factWords(condition)}${result === 'not-known' ? ', which is not known' : ''}.`
}

function questionnaireWords({ state, answers, unanswered, score, found }: QuestionnaireOutcome): Lines {
  const all = answers.length + unanswered.length
  if (state === 'unanswered') return { line: all === 0 ? 'No question is in use.' : `None of ${all} questions is answered.`, details: [] }
  const line =
    state === 'complete'
      ? `Score ${scoreText(score)} from ${all} answers.`
      : `${answers.length} of ${all} answered: at least this, with a score of ${scoreText(score).replace('…', '')} or more.`
  return {
    line,
    details: [
      ...answers.map(({ text, answer, anchor, weight }) => `${text} ${answer}${anchor === '' ? '' : ` (${anchor})`}, weight ${weight}.`),
      ...unanswered.map(({ text, weight }) => `${text} Not answered, weight ${weight}.`),
      `Sum of answer times weight ${score.total}, by the sum of weights ${score.weights}${state === 'complete' ? '' : ', each missing answer taken as 1'}.`,
      ...(found === 'gap' ? ['The score lies in a gap of the ranges: the next range above it counts.'] : []),
      ...(found === 'overlap' ? ['The score lies in two ranges: the higher level counts.'] : []),
    ],
  }
}

function ratingLines({ counts, ratings }: RatingOutcome, { likelihoodWords, impactWords }: Scales): Lines {
  const place = (words: readonly string[], at: number): string => `${at} ${words[at - 1] ?? ''}`.trim()
  const half = Object.values(ratings).find(({ likelihood, impacts, level }) => level === undefined && (likelihood > 0 || impacts.length > 0))
  const unfinished =
    half === undefined ? [] : [`${ratingWords[half.rating]}: ${half.likelihood === 0 ? 'the likelihood' : 'every impact'} is missing, so it has no level.`]
  if (counts === undefined) return { line: 'Not rated.', details: unfinished }
  const { likelihood, impact, decisive, impacts, unrated } = ratings[counts]
  const others = (['inherent', 'current', 'residual'] as const).filter((name) => name !== counts && ratings[name].level !== undefined)
  return {
    line: `${ratingWords[counts]}: likelihood ${place(likelihoodWords, likelihood)}, impact ${place(impactWords, impact)}.`,
    details: [
      `Impact is the highest of ${impacts.map((one) => `${dimension(one.dimension)} ${one.impact}`).join(', ')}${impacts.length > 1 ? `: ${decisive.map(dimension).join(', ')}` : ''}.`,
      ...(unrated.length === 0 ? [] : [`Not rated: ${unrated.map((name) => dimensionWords[name]).join(', ')}.`]),
      ...others.map((name) => `${ratingWords[name]} it is level ${ratings[name].level}.`),
      ...unfinished,
    ],
  }
}

function historyWords({ state, similar, successful, withIssues, unsuccessful, points }: HistoryOutcome): Lines {
  if (state === 'none') return { line: 'No change like this one ended in the 24 months before.', details: [] }
  const ended = [
    successful > 0 ? `${successful} successful` : '',
    withIssues > 0 ? `${withIssues} with issues` : '',
    unsuccessful > 0 ? `${unsuccessful} unsuccessful` : '',
  ].filter((words) => words !== '')
  const alike = [...new Set(similar.map(({ likeness }) => likenessWords[likeness]))].join(', ')
  const count = `${similar.length} like this one in 24 months`
  return {
    line: state === 'too-few' ? `Only ${count}: ${ended.join(', ')}. Fewer than ${fewest} say nothing.` : `${count}: ${ended.join(', ')}.`,
    details: [
      `Alike by ${alike}. Farther likeness is asked only while there are fewer than ${enough}.`,
      `Points: ${outcomePoints.successful} for successful, ${outcomePoints['successful-with-issues']} with issues, ${outcomePoints.unsuccessful} unsuccessful; ${points} in all, ${scoreMean(points, similar.length)} on average.`,
    ],
  }
}

const scoreMean = (points: number, count: number): string => String(Math.round((points / count) * 100) / 100)
