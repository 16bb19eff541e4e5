import { scopeOf } from '../../cab/content'
import { rootIn, viewsIn } from '../../cab/views-in'
import type { Roots } from '../../log/apply'
import { idOf } from '../../model/entity-id'
import { fact, type Verdict } from '../../model/verdict'
import { type Level, ratingThatCounts, riskLevel } from '../risk-level'
import { assessedRisk } from './assessed-risk'
import { highest } from './engine'
import { surroundingsOf } from './surroundings'

/** A change in scope or an open risk of the register, with its level; `level` is undefined where there is none. */
export interface LevelPart {
  /** `change/x` or `risk/y`. */
  readonly entity: string
  readonly number: string
  readonly title: string
  readonly level: Level | undefined
}

export interface ReleaseLevel {
  readonly level: Level | undefined
  readonly word: string
  /** All of them, the highest first. */
  readonly parts: readonly LevelPart[]
  /** Those whose level it is. */
  readonly decidedBy: readonly LevelPart[]
}

/** How risky a release is: the highest level of the changes in its scope and of its open risks, never a mean. Cancelled changes bring nothing. */
export function releaseRisk(roots: Roots, release: string): Verdict<ReleaseLevel, 'release-risk'> | undefined {
  const subject = `release/${release}`
  if (rootIn(roots, 'release', release) === undefined) return undefined
  const { workspace } = surroundingsOf(roots)
  const changes = scopeOf(roots, subject).flatMap((entity): LevelPart[] => {
    const change = rootIn(roots, 'change', idOf(entity))
    if (change === undefined || change.state === 'cancelled') return []
    return [{ entity, number: change.number, title: change.shortDescription, level: assessedRisk(roots, change.id)?.outcome.level }]
  })
  const risks = viewsIn(roots[subject], 'risk').flatMap((risk): LevelPart[] => {
    const name = ratingThatCounts(risk)
    if (risk.state !== 'open') return []
    const level = name === undefined ? undefined : riskLevel(risk, name, workspace)?.outcome.level
    return [{ entity: `risk/${risk.id}`, number: risk.number, title: risk.title, level }]
  })
  const parts = [...changes, ...risks].sort((a, b) => (b.level ?? 0) - (a.level ?? 0))
  const level = highest(parts.map((part) => part.level))
  return {
    outcome: {
      level,
      word: level === undefined ? '' : (workspace.levelWords[level - 1] ?? ''),
      parts,
      decidedBy: level === undefined ? [] : parts.filter((part) => part.level === level),
    },
    rule: 'release-risk',
    because: parts.flatMap((part) => (part.level === undefined ? [] : [fact(part.entity, 'level', part.level)])),
  }
}
