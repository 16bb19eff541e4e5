import { assessedRisk } from '#shared/assess/change-risk/assessed-risk'
import type { SimilarChange } from '#shared/assess/change-risk/past-outcomes'
import type { Roots } from '#shared/log/apply'
import { idOf, kindOf } from '#shared/model/entity-id'

/** How changes like this one ended, the newest first; none for a release. */
export function similarChanges(roots: Roots, subject: string): readonly SimilarChange[] {
  const engines = kindOf(subject) === 'change' ? assessedRisk(roots, idOf(subject))?.outcome.engines : undefined
  return engines?.flatMap((engine) => (engine.rule === 'risk-past-outcomes' ? engine.outcome.similar : [])) ?? []
}

const codes: Readonly<Record<SimilarChange['closeCode'], string>> = {
  '': 'ended',
  successful: 'successful',
  'successful-with-issues': 'successful with issues',
  unsuccessful: 'unsuccessful',
}

/** "unsuccessful, same service". */
export const endedWords = ({ closeCode, likeness }: SimilarChange): string =>
  `${codes[closeCode]}, ${{ ci: 'same configuration item', service: 'same service', category: 'same category' }[likeness]}`
