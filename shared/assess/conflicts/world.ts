import type { ConflictAcceptance, Freeze, FreezeException, MaintenanceWindow } from '../../model/time-band'
import type { Estate } from './estate'
import type { Subject } from './subject'

/** Everything that conflicts are judged from. */
export interface World {
  readonly subjects: readonly Subject[]
  readonly estate: Estate
  readonly freezes: readonly Freeze[]
  readonly windows: readonly MaintenanceWindow[]
  readonly exceptions: readonly FreezeException[]
  readonly acceptances: readonly ConflictAcceptance[]
  /** Changes that were approved: `change/x`. */
  readonly approved: ReadonlySet<string>
  /** Whether decisions are kept here at all: a register without any says nothing about approvals. */
  readonly keepsDecisions: boolean
  /** Releases by their changes: `change/x` to `release/y`. */
  readonly scopes: ReadonlyMap<string, readonly string[]>
  /** The zone of the site: whole days are its days, and freezes keep its clock. */
  readonly zone: string
}
