import type { RootRecord, Roots } from '#shared/log/apply'
import { kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'

/** What a bundle holds: one release, a whole portfolio, or a meeting. */
export interface Selection {
  /** `release/<id>`, `wholePortfolio`, or `meeting/<id>`. */
  readonly release: string
  /** The release and the changes in its scope, each with all that belongs to it; of a portfolio every root. */
  readonly roots: readonly string[]
  /** Of the workspace's own entities those that these name, and the workspace itself for its scales and zone; and the working calendars that plans and tasks keep to. */
  readonly entities: readonly string[]
  /** Of a meeting: the roots beside its own that its maker has put in, because its subjects are judged by them. */
  readonly also?: readonly string[]
}

const workspace = 'workspace/this'
const calendars = 'calendar/main'

/** What a bundle of all releases names in the place of one. */
export const wholePortfolio = workspace

const nameable: ReadonlySet<string> = new Set(['service', 'ci', 'environment', 'person'])

/** Whether a bundle is a meeting pack. */
export const isPack = (release: string): boolean => kindOf(release) === 'meeting'

/**
 * What goes into the bundle of a release; undefined where there is no such release. The same from the whole log and from the
 * extract. `also` is for a meeting alone: what its maker has put in is said in the record, for it can't be told from the extract.
 */
export function selectionOf(roots: Roots, release: string, also: readonly string[] = []): Selection | undefined {
  if (isPack(release)) return meetingSelection(roots, release, also)
  if (release === wholePortfolio) return roots[workspace] === undefined ? undefined : { release, roots: Object.keys(roots).sort(), entities: [] }
  const record = roots[release]
  if (record?.entities[release] === undefined) return undefined
  const kept = [release, ...changesInScope(record).filter((change) => roots[change]?.entities[change] !== undefined)].sort()
  const entities = namedEntities(
    roots[workspace],
    kept.flatMap((root) => roots[root] ?? []),
  )
  const keptTo = kept.flatMap((root) => calendarsKeptTo(roots[root])).filter((calendar) => roots[calendars]?.entities[calendar] !== undefined)
  return { release, roots: kept, entities: [workspace, ...entities, ...assessedBy(roots[workspace]), ...[...new Set(keptTo)].sort()] }
}

/**
 * A meeting, what is on its agenda, the changes in the scope of a release on it and the releases of a change on it, with the
 * workspace and its calendar: services, people, rules, windows and freezes.
 */
function meetingSelection(roots: Roots, meeting: string, also: readonly string[]): Selection | undefined {
  const record = roots[meeting]
  if (record?.entities[meeting] === undefined) return undefined
  const subjects = Object.entries(record.entities).flatMap(([entity, { subject, removed }]) =>
    kindOf(entity) === 'agenda-item' && removed?.[0] === false && typeof subject?.[0] === 'string' ? [subject[0]] : [],
  )
  const onAgenda = new Set(subjects)
  const around = Object.values(roots).flatMap((other) => {
    if (other === undefined || kindOf(other.root) !== 'release') return []
    const changes = changesInScope(other)
    return onAgenda.has(other.root) ? changes : changes.some((change) => onAgenda.has(change)) ? [other.root] : []
  })
  const isThere = (root: string): boolean => roots[root]?.entities[root] !== undefined
  const declared = [...new Set(also)].filter(isThere).sort()
  const kept = [...new Set([meeting, ...subjects, ...around, workspace, calendars, ...declared])].filter(isThere).sort()
  return { release: meeting, roots: kept, entities: [], also: declared }
}

/** The root that an entity of a selection stands in. */
export const rootOfSingle = (entity: string): string => (kindOf(entity) === 'working-calendar' ? calendars : workspace)

/** The rules and questions that changes are assessed by, as far as they were written: without them a change had another level in the bundle. */
const assessedBy = (record: RootRecord | undefined): readonly string[] =>
  Object.keys(record?.entities ?? {})
    .filter((entity) => kindOf(entity) === 'risk-rule' || kindOf(entity) === 'risk-question')
    .sort()

/** A plan's and a task's hours are part of what was approved: without them its times could not be worked out again. */
function calendarsKeptTo(record: RootRecord | undefined): readonly string[] {
  return Object.entries(record?.entities ?? {}).flatMap(([entity, { calendar, removed }]) => {
    const keeps = kindOf(entity) === 'plan' || kindOf(entity) === 'task'
    return keeps && removed?.[0] === false && typeof calendar?.[0] === 'string' && calendar[0] !== '' ? [`working-calendar/${calendar[0]}`] : []
  })
}

function changesInScope({ entities }: RootRecord): readonly string[] {
  const changes = Object.entries(entities).flatMap(([entity, { change, removed }]) =>
    kindOf(entity) === 'release-change' && removed?.[0] === false && typeof change?.[0] === 'string' ? [`change/${change[0]}`] : [],
  )
  return [...new Set(changes)]
}

/** Services, configuration items and environments are named by id, people by their plain names; what these name themselves comes along. */
function namedEntities(record: RootRecord | undefined, kept: readonly RootRecord[]): readonly string[] {
  if (record === undefined) return []
  const names = new Map<string, string[]>()
  const call = (name: string, entity: string): void => {
    const known = names.get(name)
    if (known === undefined) names.set(name, [entity])
    else known.push(entity)
  }
  for (const [entity, fields] of Object.entries(record.entities)) {
    if (!nameable.has(kindOf(entity))) continue
    call(entity, entity)
    call(entity.slice(entity.indexOf('/') + 1), entity)
    if (typeof fields['name']?.[0] === 'string' && fields['name'][0] !== '') call(fields['name'][0], entity)
  }
  const found = new Set<string>()
  const look = (value: Json): void => {
    for (const text of textsIn(value)) {
      for (const entity of names.get(text) ?? []) {
        if (found.has(entity)) continue
        found.add(entity)
        for (const [other] of Object.values(record.entities[entity] ?? {})) look(other)
      }
    }
  }
  for (const { entities } of kept) for (const fields of Object.values(entities)) for (const [value] of Object.values(fields)) look(value)
  return [...found].sort()
}

function* textsIn(value: Json): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object') for (const inner of Array.isArray(value) ? value : Object.values(value)) yield* textsIn(inner)
}
