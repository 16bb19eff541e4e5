import { assessedRisk } from '#shared/assess/change-risk/assessed-risk'
import { releaseRisk } from '#shared/assess/change-risk/release-level'
import type { Roots } from '#shared/log/apply'
import { idOf, kindOf } from '#shared/model/entity-id'

/** How grave the risk of a subject is; the square shows the level, the word stands beside it. */
export interface SubjectRisk {
  readonly level: 1 | 2 | 3 | 4 | 5
  readonly word: string
}

/** The assessed risk of a change or release; undefined where nobody has assessed it. */
export function subjectRisk(roots: Roots, subject: string): SubjectRisk | undefined {
  const outcome = kindOf(subject) === 'change' ? assessedRisk(roots, idOf(subject))?.outcome : releaseRisk(roots, idOf(subject))?.outcome
  return outcome?.level === undefined ? undefined : { level: outcome.level, word: outcome.word }
}
