import type { Roots } from '../log/apply'
import type { Sha256 } from '../log/canonical'
import type { Meeting } from '../model/board'
import { idOf } from '../model/entity-id'
import type { When } from '../model/when'
import { approvalOf } from './approval'
import { rootIn } from './views-in'

/** Something that waits for a meeting. */
export interface Candidate {
  /** `change/x` or `release/x`. */
  readonly subject: string
  /** Why it is offered: it asks for the first time, its approval is stale, or an emergency was approved without the board. */
  readonly reason: 'authorisation' | 'stale' | 'review'
  readonly plannedStart: When
}

/**
 * What a meeting of this kind can be asked about: changes in authorisation and releases that are ready, what is scheduled with
 * a stale approval, and for the board the emergencies that it still owes a review. Standard changes need nobody
 * (pre-approved, ITIL 4 Change enablement); the emergency board sees emergencies alone.
 */
export function agendaCandidates(roots: Roots, kind: Meeting['kind'], sha256: Sha256): readonly Candidate[] {
  const found: Candidate[] = []
  for (const root in roots) {
    const asked = askedOf(roots, root, kind)
    if (asked === undefined) continue
    const { state, reviewOwed } = approvalOf(roots, root, sha256)
    const reason =
      state === 'stale' ? 'stale' : state === 'valid' ? (reviewOwed && kind === 'CAB' ? 'review' : undefined) : asked.waits ? 'authorisation' : undefined
    if (reason !== undefined) found.push({ subject: root, reason, plannedStart: asked.plannedStart })
  }
  return found
}

/** What may come before a meeting at all; `waits` where its state says that it asks for authorisation. */
function askedOf(roots: Roots, root: string, kind: Meeting['kind']): { readonly waits: boolean; readonly plannedStart: When } | undefined {
  if (root.startsWith('change/')) {
    const change = rootIn(roots, 'change', idOf(root))
    if (change === undefined || change.type === 'standard' || !(kind === 'CAB' || change.type === 'emergency')) return undefined
    const { state, plannedStart } = change
    return ['authorize', 'scheduled', 'implement'].includes(state) || (change.type === 'emergency' && ['review', 'closed'].includes(state))
      ? { waits: state === 'authorize', plannedStart }
      : undefined
  }
  if (!root.startsWith('release/')) return undefined
  const release = rootIn(roots, 'release', idOf(root))
  if (release === undefined || !(kind === 'CAB' || release.type === 'emergency')) return undefined
  return release.state === 'ready' ? { waits: true, plannedStart: release.plannedStart || release.target } : undefined
}

/** What an agenda is sorted by. */
export interface Ranked {
  readonly subject: string
  /** Assessed risk, 1 to 5; 0 where nobody has assessed it. */
  readonly level: number
  readonly needsAttention: boolean
  readonly plannedStart: When
}

/** The highest risk first, then what needs attention, then what starts first; what has no start comes last. */
export const agendaOrder = (a: Ranked, b: Ranked): number =>
  b.level - a.level ||
  Number(b.needsAttention) - Number(a.needsAttention) ||
  compare(a.plannedStart || '~', b.plannedStart || '~') ||
  compare(a.subject, b.subject)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
