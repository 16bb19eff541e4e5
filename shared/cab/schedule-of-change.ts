import type { Roots } from '../log/apply'
import type { Sha256 } from '../log/canonical'
import { millisecondsOf } from '../log/clock'
import type { Change } from '../model/change'
import { type Fact, fact } from '../model/verdict'
import { endsAt, startsAt } from '../model/when'
import { type Approval, approvalOf } from './approval'
import { decisionsOf, keepsDecisions } from './decisions'
import { viewsIn } from './views-in'

/** How sure a change in the schedule is; called off is one that had been authorised and is cancelled. */
export type ScheduleStanding = 'confirmed' | 'tentative' | 'called-off'

/** An authorised change, as the forward schedule of change publishes it. */
export interface ScheduledChange {
  readonly change: Change
  /** `service/<id>` or `ci/<id>`. */
  readonly affects: readonly string[]
  readonly standing: ScheduleStanding
  /** Why it stands so, as a sentence, and what that was read from. */
  readonly why: string
  readonly because: readonly Fact[]
  /** When anything about it was written last: epoch milliseconds. Never goes back, whatever order entries come in. */
  readonly changedAt: number
}

export interface Period {
  /** Epoch milliseconds. */
  readonly from: number
  readonly to: number
}

const underWay: ReadonlySet<Change['state']> = new Set(['scheduled', 'implement', 'review', 'closed'])

/**
 * The forward schedule of change (ITIL): the authorised changes that meet a period, in the order of their starts. Standard
 * changes are authorised beforehand; of the others the approval says, and where nobody keeps decisions the state does.
 */
export function scheduleOfChange(roots: Roots, { from, to }: Period, zone: string, sha256: Sha256): readonly ScheduledChange[] {
  const found: ScheduledChange[] = []
  for (const root in roots) {
    if (!root.startsWith('change/')) continue
    const change = viewsIn(roots[root], 'change')[0]
    const starts = startsAt(change?.plannedStart ?? '', zone)
    if (change === undefined || starts === undefined || starts >= to || (endsAt(change.plannedEnd, zone) ?? starts) < from) continue
    const judged = standingOf(roots, change, sha256)
    if (judged === undefined) continue
    const affects = viewsIn(roots[root], 'affects').map(({ item }) => item)
    found.push({ change, affects, ...judged, changedAt: changedAt(roots, root) })
  }
  return found.sort((a, b) => order(a.change.plannedStart, b.change.plannedStart) || order(a.change.number, b.change.number) || order(a.change.id, b.change.id))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type Judged = Pick<ScheduledChange, 'standing' | 'why' | 'because'>

function standingOf(roots: Roots, change: Change, sha256: Sha256): Judged | undefined {
  const entity = `change/${change.id}`
  const because = [fact(entity, 'state', change.state), fact(entity, 'type', change.type)]
  const isCalledOff = change.state === 'cancelled'
  if (change.type === 'standard') {
    if (isCalledOff) return { standing: 'called-off', why: 'It was cancelled.', because }
    return underWay.has(change.state) ? held(change, { standing: 'confirmed', why: 'A standard change is authorised beforehand.', because }) : undefined
  }
  const approval = approvalOf(roots, entity, sha256)
  if (isCalledOff) return wasApproved(approval) ? { standing: 'called-off', why: 'It was approved and is cancelled.', because } : undefined
  const judged = standingByApproval(approval, because)
  if (judged !== undefined) return held(change, judged)
  if (keepsDecisions(roots) || !underWay.has(change.state)) return undefined
  return held(change, { standing: 'confirmed', why: 'Its state says that it is authorised; no decisions are kept here.', because })
}

const wasApproved = ({ state }: Approval): boolean => state === 'valid' || state === 'stale'

function standingByApproval(approval: Approval, state: readonly Fact[]): Judged | undefined {
  const because = [...state, ...approval.because]
  if (approval.state === 'stale') return { standing: 'tentative', why: 'It has changed since it was approved.', because }
  if (approval.state !== 'valid') return undefined
  const open = approval.openConditions.length
  if (open === 0) return { standing: 'confirmed', why: 'It is approved as it stands.', because }
  return { standing: 'tentative', why: open === 1 ? 'A condition of its approval is open.' : `${open} conditions of its approval are open.`, because }
}

/** What is on hold may not begin, however well it is approved. */
const held = ({ onHold }: Change, judged: Judged): Judged => (onHold.held ? { ...judged, standing: 'tentative', why: `It is on hold. ${judged.why}` } : judged)

/** The newest clock among the fields of the change and what was decided about it. */
function changedAt(roots: Roots, root: string): number {
  let newest = ''
  for (const fields of Object.values(roots[root]?.entities ?? {})) for (const [, stamp] of Object.values(fields)) if (stamp > newest) newest = stamp
  for (const { stamp, view } of decisionsOf(roots).get(root) ?? []) {
    if (stamp > newest) newest = stamp
    for (const [entity, fields] of Object.entries(roots[view.of]?.entities ?? {})) {
      if (!entity.startsWith('condition/') || fields['subject']?.[0] !== root) continue
      for (const [, written] of Object.values(fields)) if (written > newest) newest = written
    }
  }
  return newest === '' ? 0 : millisecondsOf(newest)
}
