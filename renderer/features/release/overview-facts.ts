import { compareText, compareWhen } from '#app/format'
import { viewsOf } from '#data/select'
import { type LevelOutcome, ratingThatCounts, riskLevel } from '#shared/assess/risk-level'
import type { RootRecord } from '#shared/log/apply'
import type { Release } from '#shared/model/release'
import type { Risk } from '#shared/model/risk'
import { endsAt, type When } from '#shared/model/when'
import type { Workspace } from '#shared/model/workspace'

export interface DatedItem {
  readonly id: string
  readonly title: string
  readonly when: When
}

/** What lies ahead of `now`, nearest first: key dates, gates that are due, phases that begin, and the target itself. */
export function nextDates(record: RootRecord, release: Release, now: number, zone: string): readonly DatedItem[] {
  const items: readonly DatedItem[] = [
    { id: 'target', title: 'Target', when: release.target },
    ...viewsOf(record, 'milestone').map(({ id, title, start }) => ({ id, title, when: start })),
    ...viewsOf(record, 'gate').map(({ id, title, due }) => ({ id, title: `Gate: ${title}`, when: due })),
    ...viewsOf(record, 'phase').map(({ id, title, start }) => ({ id, title: `${title} begins`, when: start })),
  ]
  return items.filter(({ when }) => (endsAt(when, zone) ?? 0) > now).sort((a, b) => compareWhen(a.when, b.when, zone))
}

export interface RankedRisk extends Pick<LevelOutcome, 'level' | 'word'> {
  readonly risk: Risk
}

/** Open risks that are rated, the highest level first, by the rating that counts now. */
export function topRisks(risks: readonly Risk[], workspace: Workspace): readonly RankedRisk[] {
  return risks
    .flatMap((risk): RankedRisk[] => {
      const rating = ratingThatCounts(risk)
      const verdict = rating === undefined || risk.state !== 'open' ? undefined : riskLevel(risk, rating, workspace)
      return verdict === undefined ? [] : [{ risk, level: verdict.outcome.level, word: verdict.outcome.word }]
    })
    .sort((a, b) => b.level - a.level || compareText(a.risk.number, b.risk.number))
}
