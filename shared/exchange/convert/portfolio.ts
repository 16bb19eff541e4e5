import type { Roots } from '#shared/log/apply'
import { apply } from '#shared/log/apply'
import type { Draft, Entry } from '#shared/log/operation'
import { isKind, type Kind, type View } from '#shared/model/entities'
import { idOf, kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'
import { viewOf } from '#shared/model/view'

/** Everything that a file holds, by kind: what a conversion carries from one form to another. Nothing of it is in a workspace. */
export type Portfolio = { readonly [K in Kind]?: readonly View<K>[] }

export const allOf = <K extends Kind>(portfolio: Portfolio, kind: K): readonly View<K>[] => (portfolio[kind] ?? []) as readonly View<K>[]

export const countOf = (portfolio: Portfolio): number => Object.values(portfolio).reduce((sum, views) => sum + views.length, 0)

/** Kinds that say something of the workspace or the log, not of releases: a conversion makes its own. */
const ofTheLog: ReadonlySet<string> = new Set(['workspace', 'calendar', 'admission', 'revocation', 'import', 'saved-view', 'import-mapping'])

/** Whether a conversion carries records of this kind. */
export const isCarried = (kind: string): boolean => !ofTheLog.has(kind)

/** The state that a log amounts to. */
export function portfolioOf(roots: Roots): Portfolio {
  const found: Record<string, View<Kind>[]> = {}
  for (const { entities } of Object.values(roots))
    for (const [entity, held] of Object.entries(entities)) {
      const kind = kindOf(entity)
      if (!isKind(kind) || !isCarried(kind)) continue
      const view = viewOf(kind, idOf(entity), Object.fromEntries(Object.entries(held).map(([field, [value]]) => [field, value])) as Record<string, Json>)
      if (view.removed) continue
      found[kind] = [...(found[kind] ?? []), view]
    }
  return found as Portfolio
}

/** The state that an import into nothing would give. */
export const imported = (drafts: readonly Draft[]): Portfolio => portfolioOf(rootsOf(drafts))

/** What drafts, written one after another into nothing, amount to. */
export function rootsOf(drafts: readonly Draft[]): Roots {
  const unsigned = { device: '', who: '', at: '', roots: [] }
  return apply(
    {},
    drafts.map((draft, sequence): Entry => ({ ...draft, ...unsigned, sequence, stamp: String(sequence).padStart(8, '0'), hash: String(sequence) })),
  )
}
