import type { MarkedState } from '#app/controls/state-mark'
import { whenText } from '#app/format'
import { rootOfEntity } from '#data/entity-roots'
import { store } from '#data/store'
import type { HeldFields } from '#shared/log/apply'
import { entities, isKind } from '#shared/model/entities'
import { kindOf } from '#shared/model/entity-id'
import { releaseName } from '#shared/model/release-name'
import { viewOf } from '#shared/model/view'
import { type EntityPlace, placeOf } from './palette-place'

/** An entity as a row of the palette shows it. */
export interface EntityRow {
  readonly entity: string
  readonly kind: string
  readonly title: string
  /** Its kind and what tells it from others of its name: "Release, 12 Dec", "Task, Payments 26.12". */
  readonly beside: string
  readonly state: MarkedState | undefined
  readonly place: EntityPlace
}

interface Words {
  readonly zone: string
  readonly now: number
}

/** The row of an entity as the workspace holds it now; undefined where it is gone or has no room. */
export function entityRow(entity: string, words: Words): EntityRow | undefined {
  const root = rootOfEntity(entity)
  const { roots } = store.getState().workspace
  const held = root === undefined ? undefined : roots[root]?.entities[entity]
  if (root === undefined || held === undefined || held['removed']?.[0] !== false) return undefined
  const place = placeOf(entity, root, held)
  if (place === undefined) return undefined
  const kind = kindOf(entity)
  return { entity, kind, title: titleOf(kind, held), beside: besideOf(kind, root, held, words), state: stateOf(kind, held), place }
}

const text = (held: HeldFields, field: string): string => {
  const value = held[field]?.[0]
  return typeof value === 'string' ? value : ''
}

function titleOf(kind: string, held: HeldFields): string {
  if (kind === 'release') return releaseName({ name: text(held, 'name'), version: text(held, 'version'), number: text(held, 'number') })
  if (kind === 'agenda-item') return subjectTitle(text(held, 'subject'))
  const name = text(held, 'shortDescription') || text(held, 'title') || text(held, 'name') || text(held, 'subject') || text(held, 'key')
  if (kind === 'task') return [text(held, 'code'), name].filter((part) => part !== '').join(' ')
  return name || text(held, 'number') || firstWords(text(held, 'text') || text(held, 'note')) || 'Unnamed'
}

/** What is on the agenda, by its own name. */
function subjectTitle(subject: string): string {
  const held = store.getState().workspace.roots[subject]?.entities[subject]
  return held === undefined ? 'Unnamed' : titleOf(kindOf(subject), held)
}

const firstWords = (long: string): string => (long.length > 60 ? `${long.slice(0, 60)}…` : long)

function besideOf(kind: string, root: string, held: HeldFields, { zone, now }: Words): string {
  const noun = isKind(kind) ? entities[kind].noun : kind
  const parts = [`${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`]
  if (kind === 'release') parts.push(when(text(held, 'target'), zone, now))
  else if (kind === 'change' || kind === 'risk' || kind === 'incident') parts.push(text(held, 'number'), when(text(held, 'plannedStart'), zone, now))
  else if (held['start'] !== undefined) parts.push(when(text(held, 'start'), zone, now))
  if (kind !== kindOf(root)) parts.push(rootName(root))
  return parts.filter((part) => part !== '').join(', ')
}

const when = (value: string, zone: string, now: number): string => (/^\d{4}-\d{2}-\d{2}/.test(value) ? whenText(value.slice(0, 10), zone, { now }) : '')

/** What an entity belongs to, where that says something: not the workspace itself. */
function rootName(root: string): string {
  const kind = kindOf(root)
  const held = store.getState().workspace.roots[root]?.entities[root]
  if (held === undefined || kind === 'workspace' || kind === 'calendar') return ''
  return kind === 'change' ? text(held, 'number') || titleOf(kind, held) : titleOf(kind, held)
}

const marked = ['release', 'change', 'plan', 'task'] as const

function stateOf(kind: string, held: HeldFields): MarkedState | undefined {
  const known = marked.find((one) => one === kind)
  if (known === undefined) return undefined
  const fields = Object.fromEntries(Object.entries(held).map(([field, [value]]) => [field, value]))
  if (known === 'task') return viewOf('task', '', fields).progress.state
  if (known === 'plan') return viewOf('plan', '', fields).state
  const view = known === 'release' ? viewOf('release', '', fields) : viewOf('change', '', fields)
  return view.onHold.held ? 'on-hold' : view.state
}
