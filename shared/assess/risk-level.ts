import type { Rating, Risk } from '../model/risk'
import { fact, type Verdict } from '../model/verdict'
import type { Workspace } from '../model/workspace'

export type Level = 1 | 2 | 3 | 4 | 5

/** A digit or number as a level; what is none reads as the middle. */
export const asLevel = (digit: string | number | undefined): Level => {
  const number = Number(digit)
  return number === 1 || number === 2 || number === 3 || number === 4 || number === 5 ? number : 3
}

/** The level of a cell of the matrix, read from the workspace's table, never the product (product.md, Vocabulary). */
export const levelAt = (workspace: Pick<Workspace, 'riskLevels'>, likelihood: number, impact: number): Level =>
  asLevel(workspace.riskLevels[likelihood - 1]?.[impact - 1])

export type RatingName = 'inherent' | 'current' | 'residual'

export interface LevelOutcome {
  readonly level: Level
  readonly word: string
  readonly aboveAppetite: boolean
}

/** A risk's level for one of its ratings, and whether it is above appetite; undefined where it is not rated. */
export function riskLevel(risk: Risk, name: RatingName, workspace: Workspace): Verdict<LevelOutcome, 'risk-table'> | undefined {
  const rating: Rating = risk[name]
  if (rating.kind === 'none') return undefined
  const level = levelAt(workspace, rating.likelihood, rating.impact)
  return {
    outcome: { level, word: workspace.levelWords[level - 1] ?? '', aboveAppetite: level > workspace.appetite },
    rule: 'risk-table',
    because: [
      fact(`risk/${risk.id}`, name, rating),
      fact('workspace/this', 'riskLevels', workspace.riskLevels[rating.likelihood - 1] ?? ''),
      fact('workspace/this', 'appetite', workspace.appetite),
    ],
  }
}

/** The rating that counts now: residual, else current, else inherent. */
export const ratingThatCounts = (risk: Risk): RatingName | undefined =>
  (['residual', 'current', 'inherent'] as const).find((name) => risk[name].kind === 'rated')

/** The highest level among open risks, as a release shows it; risks are never averaged (field.md 2.5). */
export function highestLevel(risks: readonly Risk[], workspace: Workspace): Verdict<LevelOutcome, 'risk-highest'> | undefined {
  const levels = risks.flatMap((risk) => {
    const name = ratingThatCounts(risk)
    const level = risk.state === 'open' && name !== undefined ? riskLevel(risk, name, workspace) : undefined
    return level === undefined ? [] : [level]
  })
  const highest = levels.reduce<(typeof levels)[number] | undefined>((a, b) => (a === undefined || b.outcome.level > a.outcome.level ? b : a), undefined)
  return highest === undefined ? undefined : { outcome: highest.outcome, rule: 'risk-highest', because: highest.because }
}
