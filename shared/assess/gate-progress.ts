import { type Criterion, isSettled } from '../model/criterion'
import type { Gate } from '../model/gate'
import { fact, type Verdict } from '../model/verdict'

export interface GateOutcome {
  readonly settled: number
  readonly of: number
  readonly open: readonly string[]
  /** Go needs every criterion met or waived (field.md 2.4, 5). */
  readonly mayGo: boolean
}

/** How far a gate, or all gates of a release, are met. `open` holds the ids of criteria that are not settled. */
export function gateProgress(criteria: readonly Criterion[]): Verdict<GateOutcome, 'gate-criteria'> {
  const open = criteria.filter((criterion) => !isSettled(criterion))
  return {
    outcome: { settled: criteria.length - open.length, of: criteria.length, open: open.map(({ id }) => id), mayGo: open.length === 0 && criteria.length > 0 },
    rule: 'gate-criteria',
    because: criteria.map((criterion) => fact(`criterion/${criterion.id}`, 'standing', criterion.standing.state)),
  }
}

export const criteriaOf = (gate: Gate, criteria: readonly Criterion[]): readonly Criterion[] => criteria.filter((criterion) => criterion.gate === gate.id)

/** The criteria of the readiness gates that still hold a release back. */
export function openReadiness(gates: readonly Gate[], criteria: readonly Criterion[]): number {
  const readiness = gates.filter(({ purpose }) => purpose === 'readiness')
  return readiness.reduce((sum, gate) => sum + criteriaOf(gate, criteria).filter((criterion) => !isSettled(criterion)).length, 0)
}
