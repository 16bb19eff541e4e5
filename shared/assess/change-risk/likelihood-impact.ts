import { type ChangeRating, type ImpactDimension, impactDimensions } from '../../model/assessment'
import type { Change } from '../../model/change'
import { fact, type Verdict } from '../../model/verdict'
import type { Workspace } from '../../model/workspace'
import { type Level, levelAt, type RatingName } from '../risk-level'

/** The field that holds a rating of a change. */
export const ratingFields = { inherent: 'inherentRisk', current: 'currentRisk', residual: 'residualRisk' } as const satisfies Readonly<
  Record<RatingName, keyof Change>
>
const bySeverity = ['residual', 'current', 'inherent'] as const

export interface RatedImpact {
  readonly dimension: string
  readonly impact: number
}

/** A rating and the level that the table gives it; `level` is undefined where likelihood or every impact is missing. */
export interface RatedLevel {
  readonly rating: RatingName
  readonly likelihood: number
  /** The highest of `impacts`, never their mean; 0 where none is rated. */
  readonly impact: number
  /** The dimensions that have this impact: ties are shown. */
  readonly decisive: readonly string[]
  readonly impacts: readonly RatedImpact[]
  readonly unrated: readonly ImpactDimension[]
  readonly level: Level | undefined
}

export interface RatingOutcome {
  readonly level: Level | undefined
  /** Which rating counts: residual, else current, else inherent. */
  readonly counts: RatingName | undefined
  readonly ratings: Readonly<Record<RatingName, RatedLevel>>
}

/** Likelihood by the highest impact over its dimensions, read from the table of the workspace (field.md 2.5, Recommended). */
export function likelihoodImpact(change: Change, workspace: Workspace): Verdict<RatingOutcome, 'risk-likelihood-impact'> {
  const rated = (name: RatingName): RatedLevel => levelOfRating(name, change[ratingFields[name]], workspace)
  const ratings = { inherent: rated('inherent'), current: rated('current'), residual: rated('residual') }
  const counts = bySeverity.find((name) => ratings[name].level !== undefined)
  const counting = counts === undefined ? undefined : ratings[counts]
  return {
    outcome: { level: counting?.level, counts, ratings },
    rule: 'risk-likelihood-impact',
    because: [
      ...bySeverity.map((name) => fact(`change/${change.id}`, ratingFields[name], change[ratingFields[name]])),
      ...(counting === undefined ? [] : [fact('workspace/this', 'riskLevels', workspace.riskLevels[counting.likelihood - 1] ?? '')]),
    ],
  }
}

function levelOfRating(rating: RatingName, { likelihood, impact }: ChangeRating, workspace: Workspace): RatedLevel {
  // A dimension that only a newer Slipway knows counts too: it was judged.
  const names = [
    ...impactDimensions,
    ...Object.keys(impact)
      .filter((name) => !impactDimensions.some((known) => known === name))
      .sort(),
  ]
  const impacts = names.flatMap((dimension): RatedImpact[] => {
    const value = impact[dimension]
    return value === undefined ? [] : [{ dimension, impact: value }]
  })
  const highest = impacts.reduce((most, one) => Math.max(most, one.impact), 0)
  return {
    rating,
    likelihood,
    impact: highest,
    decisive: impacts.filter((one) => one.impact === highest).map(({ dimension }) => dimension),
    impacts,
    unrated: impactDimensions.filter((dimension) => impact[dimension] === undefined),
    level: likelihood === 0 || highest === 0 ? undefined : levelAt(workspace, likelihood, highest),
  }
}
