import type { ApprovalState } from '../../model/approval'
import type { ConflictAcceptance, Freeze, FreezeException, MaintenanceWindow } from '../../model/time-band'
import type { Estate } from './estate'
import type { Subject } from './subject'

/** What the approvals of changes are worth, as whoever has what was signed derives them (shared/cab). */
export interface Approvals {
  /** Whether decisions are kept here at all: a register without any says nothing about approvals. */
  readonly kept: boolean
  /** By `change/x`. */
  readonly stateOf: (subject: string) => ApprovalState
}

/** Everything that conflicts are judged from. */
export interface World {
  readonly subjects: readonly Subject[]
  readonly estate: Estate
  readonly freezes: readonly Freeze[]
  readonly windows: readonly MaintenanceWindow[]
  readonly exceptions: readonly FreezeException[]
  readonly acceptances: readonly ConflictAcceptance[]
  readonly approvals: Approvals
  /** Releases by their changes: `change/x` to `release/y`. */
  readonly scopes: ReadonlyMap<string, readonly string[]>
  /** The zone of the site: whole days are its days, and freezes keep its clock. */
  readonly zone: string
}
