import type { RepairRequest } from '#shared/assess/conflicts/repair'
import type { World } from '#shared/assess/conflicts/world'
import type { ApprovalState } from '#shared/model/approval'

/** What a repair is asked for, as it crosses to the worker: values alone. */
export interface RepairCall {
  readonly world: Omit<World, 'approvals'>
  readonly keepsDecisions: boolean
  /** What the approvals of those that need one are worth. */
  readonly states: ReadonlyMap<string, ApprovalState>
  readonly request: RepairRequest
}

export function repairCall({ approvals, ...world }: World, request: RepairRequest): RepairCall {
  const asked = world.subjects.filter(({ approval }) => approval !== 'not-needed')
  const states = new Map(approvals.kept ? asked.map(({ entity }) => [entity, approvals.stateOf(entity)] as const) : [])
  return { world, keepsDecisions: approvals.kept, states, request }
}

export const worldIn = ({ world, keepsDecisions, states }: RepairCall): World => ({
  ...world,
  approvals: { kept: keepsDecisions, stateOf: (subject) => states.get(subject) ?? 'none' },
})
