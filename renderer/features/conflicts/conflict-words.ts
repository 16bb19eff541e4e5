import { instantText, listText, measureText, spanText } from '#app/format'
import { type Conflict, type ConflictKind, conflictKinds } from '#shared/assess/conflicts/conflict'
import type { ConflictOutcome } from '#shared/assess/conflicts/derivation'
import type { ApprovalState } from '#shared/model/approval'
import { durationText } from '#shared/schedule/duration-text'
import type { NameOf } from './names'

/** The rule in a sentence, as "Why?" says it. */
export const ruleWords: Readonly<Record<ConflictKind, string>> = {
  'same-ci': 'A configuration item takes one change at a time.',
  'parent-ci': 'A change of a CI reaches all that is below it: what lies above it is being changed at the same time.',
  'child-ci': 'A change of a CI reaches all that is below it: something below it is being changed at the same time.',
  'same-service': 'Two changes of one service at a time make it hard to tell which of them did harm.',
  'same-environment': 'An environment that is not shared takes one at a time.',
  'environment-booked': 'An environment that is not shared is booked for somebody else in this time.',
  'booked-twice': 'An environment that is not shared takes one booking at a time. A rehearsal, a deployment or a load test wants it alone.',
  'in-freeze': 'A hard freeze blocks releases and changes in its time, a soft one warns. Emergencies are excepted.',
  'in-parent-freeze': 'A freeze of a service or CI holds for everything below it.',
  'in-child-freeze': 'Something below it is frozen, and would be touched too.',
  'outside-window': 'What has windows is changed inside them. A single window binds the week around it.',
  'outside-parent-window': 'What lies above it has windows, and is touched too.',
  'outside-child-window': 'Something below it has windows, and is touched too.',
  'same-person': 'A person can be at one place at a time.',
  'out-of-order': 'A release goes out after the one it depends on.',
  'outside-deployment-window': 'A plan ends inside its deployment window.',
  'back-out-does-not-fit': 'A back-out begun at the end, with its check, ends inside the deployment window.',
  'missing-approval': 'A normal change is approved before it is scheduled; an emergency may be approved afterwards.',
}

/** One sentence that names both sides: "Firewall rule 881 lies in Year-end freeze". */
export function sentence(conflict: Conflict, nameOf: NameOf): string {
  const { kind, subject, other } = conflict
  const one = nameOf(subject)
  const two = other === '' ? '' : nameOf(other)
  switch (kind) {
    case 'in-freeze':
    case 'in-parent-freeze':
    case 'in-child-freeze':
      return `${one} lies in “${two}”`
    case 'outside-window':
    case 'outside-parent-window':
    case 'outside-child-window':
      return `${one} lies outside of ${other === 'calendar/main' ? two : `the windows of ${two}`}`
    case 'same-person':
      return `${personOf(conflict)} is at work for ${one} and for ${two}`
    case 'out-of-order':
      return `${one} would go out before ${two}, which it needs`
    case 'outside-deployment-window':
      return `The plan of ${one} ends after its window`
    case 'back-out-does-not-fit':
      return `The back-out of ${one} does not fit into its window`
    case 'missing-approval':
      return `${one} is scheduled ${approvalWords[conflict.approval ?? 'none']}`
    case 'booked-twice':
      return `${one} and ${two} book one environment`
    default:
      return `${one} and ${two} at the same time`
  }
}

const approvalWords: Readonly<Record<ApprovalState, string>> = {
  none: 'without an approval',
  valid: 'with an approval',
  stale: 'with a stale approval',
  rejected: 'though it was rejected',
  deferred: 'though it was deferred',
  unsupported: 'with an approval that doesn’t count',
}

/** The name of whoever is twice, as the key of the conflict has it, with capitals. */
export const personOf = ({ key }: Conflict): string => {
  const name = /^person (.*) (release|change|booking)\/\S+ (release|change|booking)\/\S+$/.exec(key)?.[1] ?? ''
  return name.replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase())
}

/** What was computed: "Overlap 11 h, Sat 12 Dec, 09:00 to 20:00". */
export function arithmeticWords({ kind, from, to }: Conflict, { minutes, nearest, parts }: ConflictOutcome, zone: string, now: number): readonly string[] {
  const options = { now, weekday: true }
  if (parts !== undefined) {
    const names = { over: 'Over by', 'back-out': 'Back-out', check: 'Check', spare: 'Spare after its end' } as const
    return parts.map((part) => `${names[part.what]} ${durationText(part.minutes)}`)
  }
  if (nearest !== undefined) {
    const [first, second] = nearest
    if (first === undefined) return ['No window within five weeks.']
    return [`Nearest: ${[first, second].flatMap((one) => (one === undefined ? [] : [spanText(one.from, one.to, zone, options)])).join(', then ')}`]
  }
  if (kind === 'missing-approval') return []
  if (kind === 'out-of-order') return [`Has to wait until ${instantText(to, zone, options)}`]
  const length = minutes < 1 ? measureText(1, 'moment') : durationText(minutes)
  return [`Overlap ${length}, ${spanText(from, to, zone, options)}`]
}

/** Rules that were tried on it without result. */
export function triedWords(found: readonly Conflict[]): string {
  const families: readonly (readonly [string, readonly ConflictKind[]])[] = [
    ['CIs and services', ['same-ci', 'parent-ci', 'child-ci', 'same-service']],
    ['environments', ['same-environment', 'environment-booked', 'booked-twice']],
    ['freezes', ['in-freeze', 'in-parent-freeze', 'in-child-freeze']],
    ['windows', ['outside-window', 'outside-parent-window', 'outside-child-window', 'outside-deployment-window', 'back-out-does-not-fit']],
    ['people', ['same-person']],
    ['order', ['out-of-order']],
    ['approval', ['missing-approval']],
  ]
  const kinds = new Set(found.map(({ kind }) => kind))
  const without = families.flatMap(([words, family]) => (family.some((kind) => kinds.has(kind)) ? [] : [words]))
  return without.length === 0 ? '' : `Also tried: ${listText(without)}. Nothing found.`
}

export const kindOrder = (kind: ConflictKind): number => conflictKinds.indexOf(kind)
