import { compareText } from '#app/format'
import { selectRootView, selectViews } from '#data/select'
import type { RootState } from '#data/store'
import { type Level, type LevelOutcome, type RatingName, ratingThatCounts, riskLevel } from '#shared/assess/risk-level'
import type { Release } from '#shared/model/release'
import { releaseName } from '#shared/model/release-name'
import type { Risk } from '#shared/model/risk'
import type { RiskAction } from '#shared/model/risk-action'
import { viewOf } from '#shared/model/view'
import type { Workspace } from '#shared/model/workspace'

/** A risk with what the register and the matrices show of it. Derived, never stored. */
export interface RiskRow {
  readonly risk: Risk
  /** What it is called: its number, else its title. */
  readonly called: string
  /** The release it belongs to; '' for one of the workspace. */
  readonly release: string
  readonly place: string
  readonly levels: Readonly<Record<RatingName, LevelOutcome | undefined>>
  /** The level that counts now, and by which rating. */
  readonly counts: (LevelOutcome & { readonly by: RatingName }) | undefined
  readonly actions: { readonly done: number; readonly of: number }
}

const standard = viewOf('workspace', 'this', { removed: false })

/** The settings of the workspace that levels are read from; its defaults where it has none. */
export const selectScales = (state: RootState): Workspace => selectRootView('workspace', 'this')(state) ?? standard

export const workspacePlace = 'All releases'

interface Known {
  readonly risks: readonly Risk[]
  readonly actions: readonly RiskAction[]
  readonly releases: readonly Release[]
  readonly scales: Workspace
  readonly rows: readonly RiskRow[]
}
let known: Known | undefined

/** All risks of the workspace, the highest that counts first. The same array as long as nothing of it has changed. */
export function selectRiskRows(state: RootState): readonly RiskRow[] {
  const [risks, actions, releases, scales] = [selectViews('risk')(state), selectViews('risk-action')(state), selectViews('release')(state), selectScales(state)]
  if (known?.risks === risks && known.actions === actions && known.releases === releases && known.scales === scales) return known.rows
  known = { risks, actions, releases, scales, rows: riskRows(risks, actions, releases, scales) }
  return known.rows
}

export function riskRows(risks: readonly Risk[], actions: readonly RiskAction[], releases: readonly Release[], scales: Workspace): readonly RiskRow[] {
  const names = new Map(releases.map((release) => [`release/${release.id}`, releaseName(release)]))
  const tally = new Map<string, { done: number; of: number }>()
  for (const { risk, progress } of actions) {
    const sum = tally.get(risk) ?? { done: 0, of: 0 }
    tally.set(risk, { done: sum.done + (progress.state === 'done' ? 1 : 0), of: sum.of + 1 })
  }
  const none = { done: 0, of: 0 }
  return risks
    .map((risk): RiskRow => {
      const by = ratingThatCounts(risk)
      const outcome = (name: RatingName): LevelOutcome | undefined => riskLevel(risk, name, scales)?.outcome
      const levels = { inherent: outcome('inherent'), current: outcome('current'), residual: outcome('residual') }
      const counting = by === undefined ? undefined : levels[by]
      return {
        risk,
        called: risk.number || `“${risk.title}”`,
        release: names.has(risk.of) ? risk.of.slice('release/'.length) : '',
        place: names.get(risk.of) ?? workspacePlace,
        levels,
        counts: by === undefined || counting === undefined ? undefined : { ...counting, by },
        actions: tally.get(risk.id) ?? none,
      }
    })
    .sort(byLevel)
}

/** The highest that counts first, then by impact and likelihood, then by number: ties are shown, never averaged away. */
function byLevel(a: RiskRow, b: RiskRow): number {
  return weight(b) - weight(a) || compareText(a.risk.number, b.risk.number) || (a.risk.id < b.risk.id ? -1 : 1)
}

function weight({ counts, risk }: RiskRow): number {
  const rating = counts === undefined ? undefined : risk[counts.by]
  return counts === undefined || rating?.kind !== 'rated' ? 0 : counts.level * 100 + rating.impact * 10 + rating.likelihood
}

/** The word that stands for a place on a scale. */
export const wordOf = (words: readonly string[], place: number): string => words[place - 1] ?? String(place)

/** How a screen reader names a risk by one of its ratings (design.md, 4). */
export function spokenRisk(row: RiskRow, name: RatingName, scales: Workspace): string {
  const rating = row.risk[name]
  const level = row.levels[name]
  if (rating.kind === 'none' || level === undefined) return `${row.called}, not rated`
  return [
    row.called,
    `likelihood ${rating.likelihood} ${wordOf(scales.likelihoodWords, rating.likelihood)}`,
    `impact ${rating.impact} ${wordOf(scales.impactWords, rating.impact)}`,
    `level ${level.level} ${level.word}`,
    level.aboveAppetite ? 'above appetite' : 'within appetite',
  ].join(', ')
}

/** Levels 1 to 5, for legends and filters. */
export const allLevels: readonly Level[] = [1, 2, 3, 4, 5]
