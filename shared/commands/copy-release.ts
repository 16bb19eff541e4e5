import { Temporal } from 'temporal-polyfill'
import type { Draft } from '../log/operation'
import type { Stakeholder } from '../model/communication'
import type { Criterion } from '../model/criterion'
import type { Kind, View } from '../model/entities'
import type { Gate } from '../model/gate'
import type { Link } from '../model/link'
import type { Milestone } from '../model/milestone'
import type { Phase } from '../model/phase'
import type { Plan } from '../model/plan'
import type { Release } from '../model/release'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Affects } from '../model/scope'
import type { Task } from '../model/task'
import { isDay, type When } from '../model/when'
import { combine, create, type Fields } from './edit'
import { type Shift, shifted } from './when-words'

/** What of a release serves the next one: how it goes, not what it delivered. */
export interface ReleasePattern {
  readonly release: Release
  readonly affects: readonly Affects[]
  readonly phases: readonly Phase[]
  readonly gates: readonly Gate[]
  readonly criteria: readonly Criterion[]
  readonly milestones: readonly Milestone[]
  readonly stakeholders: readonly Stakeholder[]
  readonly plans: readonly Plan[]
  readonly tasks: readonly Task[]
  readonly links: readonly Link[]
}

export interface NextRelease {
  readonly id: string
  readonly number: string
  readonly version: string
  readonly target: When
  readonly zone: string
  readonly newId: () => string
}

/**
 * Makes the next release from one: its facts, services, phases, gates with their criteria open again, key dates,
 * stakeholders and deployment plan, every date moved as far as the target. Scope, risks, documents and history stay.
 */
export function copyRelease(pattern: ReleasePattern, next: NextRelease): Result<Draft, Failure> {
  const { release } = pattern
  if (next.version.trim() === '' || next.version.trim() === release.version) {
    return failed({ code: 'version-missing', message: 'Give the next release a version of its own.', place: 'version' })
  }
  const { id, number, target, zone, newId } = next
  const version = next.version.trim()
  const of = `release/${id}`
  const shift = shiftBetween(release.target, target, zone)
  // Without both targets nobody knows how far dates move: none is better than a wrong one.
  const move = (when: When): When => (shift === undefined ? '' : shifted(when, shift, zone))
  const ids = new Map<string, string>()
  const newOf = (old: string): string => {
    const known = ids.get(old) ?? newId()
    ids.set(old, known)
    return known
  }
  const idFor = (old: string): string => (old === '' ? '' : newOf(old))
  const { name, type, owner, team, objective, description } = release
  const parts = <K extends Kind>(kind: K, views: readonly View<K>[], fields: (view: View<K>) => Fields<K>): readonly Draft[] =>
    views.map((view) => create(kind, newOf(view.id), { ...withoutIdentity(view), ...fields(view), of }))
  const drafts = [
    create('release', id, { number, name, version, type, owner, team, objective, description, target, plannedStart: move(release.plannedStart) }),
    ...parts('affects', pattern.affects, () => ({})),
    ...parts('phase', pattern.phases, ({ start, end }) => ({ start: move(start), end: move(end) })),
    ...parts('gate', pattern.gates, ({ phase, due }) => ({ phase: idFor(phase), due: move(due), decision: { state: 'not-assessed' as const } })),
    ...parts('criterion', pattern.criteria, ({ gate }) => ({ gate: idFor(gate), evidence: '', standing: { state: 'open' as const } })),
    ...parts('milestone', pattern.milestones, ({ start, end }) => ({ start: move(start), end: move(end), asWritten: '', source: '' })),
    ...parts('stakeholder', pattern.stakeholders, () => ({})),
    ...parts('plan', pattern.plans, ({ title, start, windowStart, windowEnd }) => ({
      title: release.version === '' ? title : title.replace(release.version, version),
      start: move(start),
      windowStart: move(windowStart),
      windowEnd: move(windowEnd),
      state: 'draft' as const,
    })),
    ...parts('task', pattern.tasks, ({ plan, parent }) => ({ plan: idFor(plan), parent: idFor(parent), progress: { state: 'planned' as const } })),
    ...parts('link', pattern.links, ({ plan, from, to }) => ({ plan: idFor(plan), from: idFor(from), to: idFor(to) })),
  ]
  return ok(combine('copy-release', `Copied “${name} ${release.version}” as “${`${name} ${version}`.trim()}”`, drafts))
}

function withoutIdentity<K extends Kind>(view: View<K>): Fields<K> {
  const { id: _id, removed: _removed, ...fields } = view as View<K> & { readonly removed?: boolean }
  return fields as unknown as Fields<K>
}

/** How far the target moves: whole days where one of the two is a day, so that every time of day stays. */
function shiftBetween(from: When, to: When, zone: string): Shift | undefined {
  if (from === '' || to === '') return undefined
  const day = (when: When): Temporal.PlainDate =>
    isDay(when) ? Temporal.PlainDate.from(when) : Temporal.Instant.from(when).toZonedDateTimeISO(zone).toPlainDate()
  return { days: day(from).until(day(to)).days, minutes: 0 }
}
