import { flushSync } from 'react-dom'
import { adjust } from '#app/router'

export const releaseTabs = ['overview', 'scope', 'phases', 'plan', 'risks', 'documents', 'history'] as const
export type ReleaseTab = (typeof releaseTabs)[number]

export const isReleaseTab = (tab: string | undefined): tab is ReleaseTab => releaseTabs.some((known) => known === tab)

/** Where on a page something is: a tab, and there a field or list by its `data-field`. */
export interface PagePlace {
  readonly tab: string
  readonly field: string
  /** What is found there, as a link says it. */
  readonly words: string
}

/** Where a missing guard is mended, by its code (shared/model/release.ts). */
export const guardPlaces: Readonly<Record<string, PagePlace>> = {
  'name-missing': { tab: 'overview', field: 'name', words: 'Name' },
  'target-missing': { tab: 'overview', field: 'target', words: 'Target' },
  'scope-empty': { tab: 'scope', field: 'scope', words: 'Scope' },
  'plan-empty': { tab: 'plan', field: 'plan', words: 'Deployment plan' },
  'readiness-open': { tab: 'phases', field: 'readiness', words: 'Readiness gate' },
  'outcome-missing': { tab: 'overview', field: 'outcome', words: 'Outcome' },
}

/** Goes to a place of the page and puts the focus there: on the field, or on the first control of the list. */
export function goToPlace({ tab, field }: Pick<PagePlace, 'tab' | 'field'>): void {
  // The tab must be drawn before its field can be found.
  flushSync(() => adjust({ tab }))
  const place = document.querySelector<HTMLElement>(`[data-field='${field}']`)
  const control = place?.matches('input, select, textarea, button') ? place : place?.querySelector<HTMLElement>('input, select, textarea, button')
  const target = control ?? document.querySelector<HTMLElement>("[role='tabpanel']")
  target?.scrollIntoView({ block: 'center' })
  target?.focus()
}
