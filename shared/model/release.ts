import * as z from 'zod'
import { approvalGuards, type MoveApproval } from './approval'
import { base, flag, text } from './base'
import type { Guard, Move } from './machine'
import { fact } from './verdict'
import { When } from './when'

export const releaseTypes = ['major', 'minor', 'patch', 'emergency'] as const
export const releaseStates = ['draft', 'planning', 'build-and-test', 'ready', 'deploying', 'early-life-support', 'review', 'closed', 'cancelled'] as const
export const releaseOutcomes = ['', 'successful', 'successful-with-issues', 'failed', 'backed-out'] as const

/** A version of one or more services made available as a unit (ITIL). A view of raw fields: never written back. */
export const Release = z.object({
  ...base,
  number: text,
  name: text,
  version: text,
  type: z.enum(releaseTypes).default('minor'),
  state: z.enum(releaseStates).default('draft'),
  onHold: z.union([z.object({ held: z.literal(false) }), z.object({ held: z.literal(true), reason: z.string() })]).default({ held: false }),
  outcome: z.enum(releaseOutcomes).default(''),
  owner: text,
  team: text,
  description: text,
  objective: text,
  plannedStart: When.default(''),
  target: When.default(''),
  actual: When.default(''),
  endOfLife: When.default(''),
  pinned: flag,
  source: text,
})
export interface Release extends z.infer<typeof Release> {}
export type ReleaseState = Release['state']
export type ReleaseType = Release['type']

/** What the release's content hash covers of its own fields (architecture.md, Content hash and approval). */
export const underApproval = ['version', 'type', 'plannedStart', 'target'] as const

export interface ReleaseFacts {
  readonly release: Release
  readonly hasScope: boolean
  readonly hasPlan: boolean
  readonly openReadiness: number
  readonly approval: MoveApproval
}

const named: Guard<ReleaseFacts> = {
  code: 'name-missing',
  words: 'Give the release a name or a version.',
  holds: ({ release }) => release.name !== '' || release.version !== '',
  facts: ({ release }) => [fact(`release/${release.id}`, 'name', release.name), fact(`release/${release.id}`, 'version', release.version)],
}
const targeted: Guard<ReleaseFacts> = {
  code: 'target-missing',
  words: 'Give a target date.',
  holds: ({ release }) => release.target !== '',
  facts: ({ release }) => [fact(`release/${release.id}`, 'target', release.target)],
}
const scoped: Guard<ReleaseFacts> = {
  code: 'scope-empty',
  words: 'Put at least one change or work item in scope.',
  holds: ({ hasScope }) => hasScope,
  facts: ({ release, hasScope }) => [fact(`release/${release.id}`, 'scope', hasScope)],
}
const planned: Guard<ReleaseFacts> = {
  code: 'plan-empty',
  words: 'Write the deployment plan: it has no task yet.',
  holds: ({ hasPlan }) => hasPlan,
  facts: ({ release, hasPlan }) => [fact(`release/${release.id}`, 'plan', hasPlan)],
}
const readinessMet: Guard<ReleaseFacts> = {
  code: 'readiness-open',
  words: 'Meet or waive every criterion of the readiness gate.',
  holds: ({ openReadiness }) => openReadiness === 0,
  facts: ({ release, openReadiness }) => [fact(`release/${release.id}`, 'openReadinessCriteria', openReadiness)],
}
const outcomeGiven: Guard<ReleaseFacts> = {
  code: 'outcome-missing',
  words: 'Say how it ended: the outcome is empty.',
  holds: ({ release }) => release.outcome !== '',
  facts: ({ release }) => [fact(`release/${release.id}`, 'outcome', release.outcome)],
}

const approved = approvalGuards<ReleaseFacts>(({ release }) => `release/${release.id}`)

/** The allowed moves (field.md 2.4, 2). Going back is allowed while nothing is deployed. */
export const releaseMoves: readonly Move<ReleaseState, ReleaseFacts>[] = [
  { from: 'draft', to: 'planning', words: 'Start planning', guards: [named] },
  { from: 'planning', to: 'build-and-test', words: 'Start build and test', guards: [named, targeted, scoped] },
  { from: 'build-and-test', to: 'ready', words: 'Declare ready', guards: [planned, readinessMet] },
  { from: 'ready', to: 'deploying', words: 'Start deploying', guards: [planned, readinessMet, ...approved] },
  { from: 'deploying', to: 'early-life-support', words: 'Begin early life support', guards: [] },
  { from: 'deploying', to: 'review', words: 'Go to review', guards: [outcomeGiven] },
  { from: 'early-life-support', to: 'review', words: 'Go to review', guards: [outcomeGiven] },
  { from: 'review', to: 'closed', words: 'Close', guards: [outcomeGiven] },
  { from: 'planning', to: 'draft', words: 'Back to draft', guards: [] },
  { from: 'build-and-test', to: 'planning', words: 'Back to planning', guards: [] },
  { from: 'ready', to: 'build-and-test', words: 'Back to build and test', guards: [] },
  { from: 'draft', to: 'cancelled', words: 'Cancel the release', guards: [] },
  { from: 'planning', to: 'cancelled', words: 'Cancel the release', guards: [] },
  { from: 'build-and-test', to: 'cancelled', words: 'Cancel the release', guards: [] },
  { from: 'ready', to: 'cancelled', words: 'Cancel the release', guards: [] },
]
