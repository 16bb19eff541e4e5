import type { PagePlace } from '#features/release'

export const changeTabs = ['facts', 'risk', 'tasks', 'history'] as const
export type ChangeTab = (typeof changeTabs)[number]

export const isChangeTab = (tab: string | undefined): tab is ChangeTab => changeTabs.some((known) => known === tab)

const fact = (field: string, words: string): PagePlace => ({ tab: 'facts', field, words })

/** Where a missing guard is mended, by its code (shared/model/change.ts). */
export const guardPlaces: Readonly<Record<string, PagePlace>> = {
  'title-missing': fact('shortDescription', 'Short description'),
  'start-missing': fact('plannedStart', 'Planned start'),
  'end-missing': fact('plannedEnd', 'Planned end'),
  'justification-missing': fact('justification', 'Justification'),
  'implementation-missing': fact('implementationPlan', 'Implementation plan'),
  'back-out-missing': fact('backoutPlan', 'Back-out plan'),
  'test-plan-missing': fact('testPlan', 'Test plan'),
  'risk-missing': { tab: 'risk', field: 'riskAnswers', words: 'Risk' },
  'nothing-affected': fact('service', 'Services'),
  'close-code-missing': fact('closeCode', 'Close code'),
  'tasks-open': { tab: 'tasks', field: 'tasks', words: 'Tasks' },
}
