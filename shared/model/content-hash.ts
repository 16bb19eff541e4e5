import { canonical, type Sha256 } from '../log/canonical'
import type { Change } from './change'
import type { Criterion } from './criterion'
import { entities, type Kind, type View } from './entities'
import type { Gate } from './gate'
import { type Json, sameJson } from './json'
import type { Link } from './link'
import type { Phase } from './phase'
import type { Plan } from './plan'
import type { Release } from './release'
import type { Affects, ReleaseChange } from './scope'
import type { Seen, SeenContent } from './seen'
import type { Task } from './task'
import { defaultsOf } from './view'

interface ContentPart {
  readonly kind: Kind
  readonly view: View<Kind>
}

/**
 * What an approval covers, as a value (architecture.md, Content hash and approval): per entity the fields its model names
 * as under approval, defaults left out so that a field added later changes no old hash, removed entities not there.
 */
function contentIn(parts: readonly ContentPart[], contains: readonly SeenContent[]): SeenContent {
  const fields: Record<string, Record<string, Json>> = {}
  for (const { kind, view } of parts) if (!view.removed) fields[`${kind}/${view.id}`] = covered(kind, view)
  return contains.length === 0 ? { hash: 1, fields } : { hash: 1, fields, contains }
}

const known = new WeakMap<SeenContent, string>()

/**
 * SHA-256 of the canonical JSON of {hash: 1, fields}; of contained things their hashes stand in it, sorted, so that their
 * order says nothing. '' where only the hash was kept. What was hashed once is not hashed again: `seen` never changes in place.
 */
export function hashOfSeen(seen: Seen, sha256: Sha256): string {
  if (seen.hash === 0) return ''
  const held = known.get(seen)
  if (held !== undefined) return held
  const { fields, contains = [] } = seen
  const nested = contains.map((part) => hashOfSeen(part, sha256)).sort()
  const hash = sha256(canonical({ hash: 1, fields, ...(nested.length === 0 ? {} : { contains: nested }) }))
  known.set(seen, hash)
  return hash
}

function covered(kind: Kind, view: View<Kind>): Record<string, Json> {
  const natural = defaultsOf(kind)
  const held = view as unknown as Readonly<Record<string, Json>>
  const fields: Record<string, Json> = {}
  for (const field of entities[kind].approval as readonly string[]) {
    const value = held[field]
    if (value !== undefined && !sameJson(value, natural[field])) fields[field] = value
  }
  return fields
}

const partsOf = <K extends Kind>(kind: K, views: readonly View<K>[]): readonly ContentPart[] => views.map((view) => ({ kind, view: view as View<Kind> }))

/** A change's content: its own fields and what it affects. */
export interface ChangeContent {
  readonly change: Change
  readonly affects: readonly Affects[]
}

export const seenOfChange = ({ change, affects }: ChangeContent): SeenContent => contentIn([...partsOf('change', [change]), ...partsOf('affects', affects)], [])

/** A deployment plan's content: its window, its tasks and their links. */
interface PlanContent {
  readonly plan: Plan
  readonly tasks: readonly Task[]
  readonly links: readonly Link[]
}

const seenOfPlan = ({ plan, tasks, links }: PlanContent): SeenContent =>
  contentIn([...partsOf('plan', [plan]), ...partsOf('task', tasks), ...partsOf('link', links)], [])

/** A release's content: its own, and that of its plans and changes. */
interface ReleaseContent {
  readonly release: Release
  readonly affects: readonly Affects[]
  readonly phases: readonly Phase[]
  readonly gates: readonly Gate[]
  readonly criteria: readonly Criterion[]
  readonly scope: readonly ReleaseChange[]
  readonly changes: readonly SeenContent[]
  readonly plans: readonly PlanContent[]
}

export function seenOfRelease({ release, affects, phases, gates, criteria, scope, changes, plans }: ReleaseContent): SeenContent {
  const own = [
    ...partsOf('release', [release]),
    ...partsOf('affects', affects),
    ...partsOf('phase', phases),
    ...partsOf('gate', gates),
    ...partsOf('criterion', criteria),
    ...partsOf('release-change', scope),
  ]
  return contentIn(own, [...changes, ...plans.filter(({ plan }) => !plan.removed).map(seenOfPlan)])
}

/** The first eight digits, as the header of a printed plan shows them. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`
