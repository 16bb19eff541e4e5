import { occurrencesWithin } from '../../calendar/recurrence'
import type { Json } from '../../model/json'
import { type Fact, fact, type Verdict } from '../../model/verdict'
import { instant } from '../../model/when'
import type { Board } from './board'
import type { Conflict, ConflictKind, Severity } from './conflict'
import { bindsFor } from './in-windows'
import { personKey, type Subject } from './subject'
import type { World } from './world'

/** What a rule computed: from when to when, and how many minutes that is. */
export interface ConflictOutcome {
  readonly severity: Severity
  readonly from: number
  readonly to: number
  readonly minutes: number
  /** For a window the nearest times that it is open, for a plan its parts in minutes. */
  readonly nearest?: readonly { readonly from: number; readonly to: number }[]
  readonly parts?: readonly { readonly what: 'over' | 'back-out' | 'check' | 'spare'; readonly minutes: number }[]
}

export type ConflictVerdict = Verdict<ConflictOutcome, ConflictKind>

/** Why something is a conflict: made when somebody asks, since most are never asked about. */
export function derivationOf(conflict: Conflict, board: Board, moved?: Subject): ConflictVerdict {
  const find = (entity: string): Subject | undefined => (moved?.entity === entity ? moved : board.find(entity))
  const subject = find(conflict.subject)
  const because = [...(subject === undefined ? [] : [subject.start, subject.end]), ...othersFacts(conflict, subject, find(conflict.other), board)]
  const { severity, from, to, kind } = conflict
  const outcome = { severity, from, to, minutes: (to - from) / 60_000, ...more(conflict, subject, board.world) }
  return { outcome, rule: kind, because }
}

function othersFacts(conflict: Conflict, subject: Subject | undefined, other: Subject | undefined, { world }: Board): readonly Fact[] {
  switch (conflict.kind) {
    case 'in-freeze':
    case 'in-parent-freeze':
    case 'in-child-freeze': {
      const freeze = world.freezes.find(({ id }) => `freeze/${id}` === conflict.other)
      if (freeze === undefined) return []
      const touched = conflict.about.map((place) => fact(conflict.other, 'appliesTo', place))
      const scope = touched.length === 0 ? [fact(conflict.other, 'appliesTo', 'everything')] : touched
      return [...bandFacts(conflict.other, freeze), fact(conflict.other, 'severity', freeze.severity), ...scope]
    }
    case 'outside-window':
    case 'outside-parent-window':
    case 'outside-child-window':
      return world.windows.flatMap((window) => (conflict.about.includes(`window/${window.id}`) ? bandFacts(`window/${window.id}`, window) : []))
    case 'same-person':
      return [subject, other].flatMap(
        (side) =>
          side?.people.flatMap(({ person, entity, field, from, to }) =>
            conflict.about.includes(entity) && conflict.key.startsWith(`person ${personKey(person)} `)
              ? [fact(entity, field, person), fact(entity, 'from', instant(from)), fact(entity, 'to', instant(to))]
              : [],
          ) ?? [],
      )
    case 'outside-deployment-window':
    case 'back-out-does-not-fit': {
      const plan = subject?.plan
      if (plan === undefined) return []
      const backOut =
        conflict.kind === 'outside-deployment-window'
          ? []
          : [fact(plan.entity, 'backOutMinutes', plan.backOutMinutes), fact(plan.entity, 'backOutCheck', plan.checkMinutes)]
      const late = conflict.kind === 'outside-deployment-window' ? plan.late.map(({ task, end }) => fact(task, 'finish', instant(end))) : []
      return [...plan.window, fact(plan.entity, 'finish', instant(plan.end)), ...backOut, ...late]
    }
    case 'missing-approval':
      return [fact(conflict.subject, 'approval', conflict.approval ?? 'none')]
    case 'out-of-order':
      return other === undefined ? [] : [other.start, other.end, fact(conflict.subject, 'needs', conflict.other)]
    default:
      return subject === undefined || other === undefined ? [] : [other.start, other.end, ...sharedFacts(conflict, subject, other, world)]
  }
}

const bandFacts = (
  entity: string,
  band: { readonly start: string; readonly end: string; readonly recurrence: string; readonly exceptions: Readonly<Record<string, true>> },
): readonly Fact[] => [
  fact(entity, 'start', band.start),
  fact(entity, 'end', band.end),
  ...(band.recurrence === '' ? [] : [fact(entity, 'recurrence', band.recurrence)]),
  ...Object.keys(band.exceptions)
    .sort()
    .map((key) => fact(entity, 'exceptions', key)),
]

/** Where two meet: what both touch, or which is above what the other touches. */
export function meetingPlaces(
  kind: ConflictKind,
  subject: Subject,
  other: Subject,
  { estate }: World,
): readonly { readonly own: string; readonly others: string }[] {
  const same = subject.items.filter((item) => other.items.includes(item)).map((item) => ({ own: item, others: item }))
  const environment = subject.environment !== '' && subject.environment === other.environment && !estate.shared.has(subject.environment)
  const inEnvironment = environment ? [{ own: subject.environment, others: subject.environment }] : []
  if (kind === 'parent-ci' || kind === 'child-ci') {
    const isAbove = (low: string, high: string, seen = new Set<string>()): boolean =>
      (estate.above.get(low) ?? []).some((up) => up === high || (!seen.has(up) && isAbove(up, high, seen.add(up))))
    const pairs = subject.items.flatMap((own) => other.items.map((others) => ({ own, others })))
    const across = pairs.filter(({ own, others }) => own !== others && (kind === 'parent-ci' ? isAbove(own, others) : isAbove(others, own)))
    return [...across, ...inEnvironment]
  }
  return [...same, ...inEnvironment]
}

function sharedFacts({ kind }: Conflict, subject: Subject, other: Subject, world: World): readonly Fact[] {
  const purposes =
    subject.kind === 'booking' && other.kind === 'booking'
      ? [fact(subject.entity, 'purpose', subject.purpose), fact(other.entity, 'purpose', other.purpose)]
      : []
  return [
    ...meetingPlaces(kind, subject, other, world).flatMap(({ own, others }) => [
      fact(subject.entity, own.startsWith('environment/') ? 'environment' : 'affects', own),
      fact(other.entity, others.startsWith('environment/') ? 'environment' : 'affects', others),
      ...(own.startsWith('environment/') ? [fact(own, 'shared', false)] : []),
    ]),
    ...purposes,
  ]
}

function more(conflict: Conflict, subject: Subject | undefined, world: World): Partial<ConflictOutcome> {
  if (conflict.kind.endsWith('-window') && conflict.kind !== 'outside-deployment-window') return { nearest: nearestTimes(conflict, world) }
  const plan = subject?.plan
  if (plan === undefined) return {}
  const minutes = (from: number, to: number): number => (to - from) / 60_000
  if (conflict.kind === 'outside-deployment-window') return { parts: [{ what: 'over', minutes: minutes(plan.windowTo, plan.end) }] }
  if (conflict.kind !== 'back-out-does-not-fit') return {}
  return {
    parts: [
      { what: 'spare', minutes: Math.max(0, minutes(plan.end, plan.windowTo)) },
      { what: 'back-out', minutes: plan.backOutMinutes },
      { what: 'check', minutes: plan.checkMinutes },
    ],
  }
}

/** The last time before and the first time after at which one of the windows is open, in a month around. */
function nearestTimes({ from, to, about }: Conflict, { windows, zone }: World): readonly { readonly from: number; readonly to: number }[] {
  const around = 5 * bindsFor
  const open = windows.flatMap((window) => (about.includes(`window/${window.id}`) ? occurrencesWithin(window, from - around, to + around, zone) : []))
  const before = open
    .filter((one) => one.from <= from)
    .reduce<(typeof open)[number] | undefined>((last, one) => (last === undefined || one.from > last.from ? one : last), undefined)
  const after = open
    .filter((one) => one.from > from)
    .reduce<(typeof open)[number] | undefined>((first, one) => (first === undefined || one.from < first.from ? one : first), undefined)
  return [before, after].flatMap((one) => one ?? [])
}

/**
 * The facts of a conflict as a short text that is another one when any of them is: an acceptance holds as long as they stand.
 * Not a secret's hash: two 32-bit mixes of cyrb53 (bryc, public domain) tell changes apart.
 */
export function digestOf({ rule, because }: ConflictVerdict, severity: Severity): string {
  const text = JSON.stringify([rule, severity, because.map(({ value, from }): Json => [from.entity, from.field, value])])
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return `${(low >>> 0).toString(16).padStart(8, '0')}${(high >>> 0).toString(16).padStart(8, '0')}`
}

/** Conflicts with their standing: one that somebody has accepted is closed as long as its facts are those that were accepted. */
export function withAcceptances(conflicts: readonly Conflict[], board: Board, moved?: Subject): readonly Conflict[] {
  const { acceptances } = board.world
  if (acceptances.length === 0) return conflicts
  const byKey = new Map<string, (typeof acceptances)[number][]>()
  for (const acceptance of acceptances) byKey.set(acceptance.conflict, [...(byKey.get(acceptance.conflict) ?? []), acceptance])
  return conflicts.map((conflict) => {
    const given = conflict.standing.state === 'open' ? byKey.get(conflict.key) : undefined
    if (given === undefined) return conflict
    const digest = digestOf(derivationOf(conflict, board, moved), conflict.severity)
    const acceptance = given.find(({ facts }) => facts === digest)
    return acceptance === undefined ? conflict : { ...conflict, standing: { state: 'accepted', acceptance } }
  })
}
