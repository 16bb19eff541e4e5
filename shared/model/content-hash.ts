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
import type { Task } from './task'
import { defaultsOf } from './view'

export interface ContentPart {
  readonly kind: Kind
  readonly view: View<Kind>
}

/**
 * What an approval covers, as SHA-256 of the canonical JSON of {hash: 1, fields} (architecture.md, Content
 * hash and approval): per entity the fields its model names as under approval, defaults left out so that a
 * field added later changes no old hash, entities sorted by name, removed ones not there. `nested` are hashes
 * of contained things.
 */
export function contentHash(parts: readonly ContentPart[], nested: readonly string[], sha256: Sha256): string {
  const fields: Record<string, Record<string, Json>> = {}
  for (const { kind, view } of parts) if (!view.removed) fields[`${kind}/${view.id}`] = covered(kind, view)
  return sha256(canonical({ hash: 1, fields, ...(nested.length === 0 ? {} : { contains: [...nested].sort() }) }))
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

export const changeHash = ({ change, affects }: ChangeContent, sha256: Sha256): string =>
  contentHash([...partsOf('change', [change]), ...partsOf('affects', affects)], [], sha256)

/** A deployment plan's content: its window, its tasks and their links. */
export interface PlanContent {
  readonly plan: Plan
  readonly tasks: readonly Task[]
  readonly links: readonly Link[]
}

export const planHash = ({ plan, tasks, links }: PlanContent, sha256: Sha256): string =>
  contentHash([...partsOf('plan', [plan]), ...partsOf('task', tasks), ...partsOf('link', links)], [], sha256)

/** A release's content: its own, and that of its changes and plans. */
export interface ReleaseContent {
  readonly release: Release
  readonly affects: readonly Affects[]
  readonly phases: readonly Phase[]
  readonly gates: readonly Gate[]
  readonly criteria: readonly Criterion[]
  readonly scope: readonly ReleaseChange[]
  readonly changes: readonly ChangeContent[]
  readonly plans: readonly PlanContent[]
}

export function releaseHash(content: ReleaseContent, sha256: Sha256): string {
  const { release, affects, phases, gates, criteria, scope, changes, plans } = content
  const own = [
    ...partsOf('release', [release]),
    ...partsOf('affects', affects),
    ...partsOf('phase', phases),
    ...partsOf('gate', gates),
    ...partsOf('criterion', criteria),
    ...partsOf('release-change', scope),
  ]
  const nested = [...changes.map((change) => changeHash(change, sha256)), ...plans.filter(({ plan }) => !plan.removed).map((plan) => planHash(plan, sha256))]
  return contentHash(own, nested, sha256)
}

/** The first eight digits, as the header of a printed plan shows them. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`
