import type { Gate } from '../model/gate'
import type { Phase } from '../model/phase'
import type { ReleaseType } from '../model/release'

/** A phase of the usual way of a release: `from` and `to` in days before the target, the last day included. */
export interface UsualPhase {
  readonly title: string
  readonly kind: Phase['kind']
  readonly from: number
  readonly to: number
  readonly gate?: { readonly title: string; readonly purpose: Gate['purpose']; readonly criteria: readonly string[] }
}

const built = {
  title: 'Build complete',
  purpose: 'exit',
  criteria: ['Scope is frozen', 'All changes are built and reviewed', 'The release package has a version'],
} as const
const tested = {
  title: 'Test complete',
  purpose: 'exit',
  criteria: ['System and integration tests passed', 'No open severity 1 defect', 'User acceptance signed'],
} as const
const readiness = {
  title: 'Readiness for production',
  purpose: 'readiness',
  criteria: [
    'Deployment plan rehearsed',
    'Back-out rehearsed',
    'Monitoring and alerts are set',
    'Support is briefed',
    'Everybody concerned is told',
    'CAB approval covers the plan',
  ],
} as const
const supported = {
  title: 'End of early life support',
  purpose: 'exit',
  criteria: ['No open incident caused by the release', 'Operations have taken over'],
} as const
const quick = { title: 'Readiness for production', purpose: 'readiness', criteria: ['The fix is tested', 'Back-out is known', 'The owner agrees'] } as const

const planned = (plan: number, build: number, test: number, staging: number, support: number): readonly UsualPhase[] => [
  { title: 'Plan', kind: 'plan', from: plan, to: build + 1 },
  { title: 'Build', kind: 'build', from: build, to: test + 1, gate: built },
  { title: 'Test', kind: 'test', from: test, to: staging + 1, gate: tested },
  { title: 'Staging', kind: 'staging', from: staging, to: 1 },
  { title: 'Production', kind: 'production', from: 0, to: 0, gate: readiness },
  { title: 'Early life support', kind: 'early-life-support', from: -1, to: -support, gate: supported },
]

/** The usual phases and gates by type of release: a starting point that every release then changes as it needs. */
export const usualPhases: Readonly<Record<ReleaseType, readonly UsualPhase[]>> = {
  major: planned(98, 70, 35, 12, 14),
  minor: planned(49, 38, 20, 6, 7),
  patch: planned(14, 10, 5, 2, 3),
  emergency: [
    { title: 'Build and test', kind: 'build', from: 0, to: 0 },
    { title: 'Production', kind: 'production', from: 0, to: 0, gate: quick },
    { title: 'Early life support', kind: 'early-life-support', from: -1, to: -2, gate: supported },
  ],
}
