import { usualQuestions } from '#shared/assess/change-risk/usual-questions'
import type { Fields } from '#shared/commands/edit'
import type { ChangeRating } from '#shared/model/assessment'
import type { Change } from '#shared/model/change'
import { chanceFrom } from './chance'

const judged: ReadonlySet<Change['state']> = new Set(['assess', 'authorize', 'scheduled', 'implement'])
/** Around which place of the scales a change of this risk is answered and rated. */
const middle = { '': 2, low: 1.5, moderate: 2.5, high: 3.6 } as const

/** What was answered and rated about a change that somebody has assessed; of those in assessment every third is unfinished. Standard changes are assessed once, as a model. */
export function assessmentOf(id: string, { type, state, risk }: Pick<Change, 'type' | 'state' | 'risk'>): Fields<'change'> {
  if (type === 'standard' || !judged.has(state)) return {}
  const chance = chanceFrom(`assessment ${id}`)
  const around = (at: number): number => Math.min(5, Math.max(1, Math.round(at - 1 + 2 * chance())))
  const answers = [...usualQuestions.keys()].map((question) => [question, around(middle[risk])] as const)
  const isUnfinished = state === 'assess' && chance() < 1 / 3
  const rating = (less: number): ChangeRating => ({
    likelihood: around(middle[risk] - less),
    impact: { service: around(middle[risk] + 0.5), data: around(middle[risk] - 0.5), ...(chance() < 0.5 ? { reputation: around(middle[risk]) } : {}) },
  })
  return {
    riskAnswers: Object.fromEntries(isUnfinished ? answers.slice(0, 4) : answers),
    inherentRisk: rating(-0.5),
    ...(isUnfinished ? {} : { residualRisk: rating(0.5) }),
  }
}
