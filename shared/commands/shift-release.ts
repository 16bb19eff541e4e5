import type { Draft } from '../log/operation'
import type { Gate } from '../model/gate'
import type { Milestone } from '../model/milestone'
import type { Phase } from '../model/phase'
import { isLocked, type Plan } from '../model/plan'
import type { Release } from '../model/release'
import { type Failure, failed, ok, type Result } from '../model/result'
import { combine, edit, titleOf } from './edit'
import { dateWords, type Shift, shifted } from './when-words'

/** What moves with a release. */
export interface ReleaseParts {
  readonly phases: readonly Phase[]
  readonly gates: readonly Gate[]
  readonly milestones: readonly Milestone[]
  readonly plans: readonly Plan[]
}

/** Moves a release with its phases, gates, key dates and draft plans. A locked plan stays: it was approved for its night. */
export function shiftRelease(release: Release, { phases, gates, milestones, plans }: ReleaseParts, shift: Shift, zone: string): Result<Draft, Failure> {
  const name = titleOf({ name: release.name, version: release.version })
  if (release.state === 'closed' || release.state === 'cancelled')
    return failed({ code: 'release-over', message: `${name} is ${release.state}: its dates stay.` })
  const move = (when: string): string => shifted(when, shift, zone)
  const plannedStart = move(release.plannedStart)
  const target = move(release.target)
  // A release without dates of its own lies where its plan does.
  const [plan] = plans.filter((one) => !isLocked(one) && (one.start || one.windowStart) !== '')
  const to = target || plannedStart || move(plan?.start || plan?.windowStart || '')
  return ok(
    combine('shift-release', `Moved ${name} to ${dateWords(to, zone)}`, [
      edit('release', release, { plannedStart, target }),
      ...phases.map((phase) => edit('phase', phase, { start: move(phase.start), end: move(phase.end) })),
      ...gates.map((gate) => edit('gate', gate, { due: move(gate.due) })),
      ...milestones.map((milestone) => edit('milestone', milestone, { start: move(milestone.start), end: move(milestone.end) })),
      ...plans
        .filter((plan) => !isLocked(plan))
        .map((plan) => edit('plan', plan, { start: move(plan.start), windowStart: move(plan.windowStart), windowEnd: move(plan.windowEnd) })),
    ]),
  )
}
