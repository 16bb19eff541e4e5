import type { HeldFields, Roots } from '../log/apply'
import { millisecondsOf } from '../log/clock'
import { isKind, type Kind } from '../model/entities'
import { kindOf } from '../model/entity-id'
import { type Json, sameJson } from '../model/json'
import type { Seen, SeenContent } from '../model/seen'
import { defaultsOf } from '../model/view'
import { contentOf, scopeOf } from './content'
import { peopleOf } from './people'
import { deviceIn } from './signed'

/** A field that is not what it was. `removed` stands for the whole entity: it came, or it went. */
export interface ContentChange {
  readonly entity: string
  readonly field: string
  readonly was: Json
  readonly is: Json
}

/** The same with who set what is there now, as their device's admission says ('' unknown), and when (epoch ms, 0 unknown). */
export interface DatedChange extends ContentChange {
  readonly who: string
  readonly when: number
}

/** What is different between a content that somebody judged and another; nothing where only its hash is known. */
export function contentChanges(seen: Seen, now: SeenContent): readonly ContentChange[] {
  if (seen.hash === 0) return []
  const before = fieldsIn(seen)
  const after = fieldsIn(now)
  const changes: ContentChange[] = []
  for (const [entity, is] of after) {
    const was = before.get(entity)
    if (was === undefined) changes.push({ entity, field: 'removed', was: true, is: false })
    else changes.push(...fieldChanges(entity, was, is))
  }
  for (const entity of before.keys()) if (!after.has(entity)) changes.push({ entity, field: 'removed', was: false, is: true })
  return changes
}

type Fields = SeenContent['fields'][string]

function fieldsIn(content: SeenContent, found = new Map<string, Fields>()): ReadonlyMap<string, Fields> {
  for (const [entity, fields] of Object.entries(content.fields)) found.set(entity, fields)
  for (const part of content.contains ?? []) fieldsIn(part, found)
  return found
}

function fieldChanges(entity: string, was: Fields, is: Fields): readonly ContentChange[] {
  const kind = kindOf(entity)
  const natural: Readonly<Record<string, Json>> = isKind(kind) ? defaultsOf(kind satisfies Kind) : {}
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap((field): ContentChange[] => {
    const before = was[field] ?? natural[field] ?? ''
    const after = is[field] ?? natural[field] ?? ''
    return sameJson(before, after) ? [] : [{ entity, field, was: before, is: after }]
  })
}

/** What has changed in a subject since somebody judged it, by whom and when; nothing where the subject is gone. */
export function changesSince(roots: Roots, subject: string, seen: Seen): readonly DatedChange[] {
  const now = contentOf(roots, subject)
  if (now === undefined) return []
  const people = peopleOf(roots)
  const places = [subject, ...scopeOf(roots, subject), ...changesIn(seen)]
  return contentChanges(seen, now).map((change) => {
    const stamp = heldIn(roots, places, change.entity)?.[change.field]?.[1]
    return { ...change, who: stamp === undefined ? '' : people.personOf(deviceIn(stamp)), when: stamp === undefined ? 0 : millisecondsOf(stamp) }
  })
}

/** Changes that were in a release when it was judged: they may have left its scope. */
function changesIn(seen: Seen): readonly string[] {
  return seen.hash === 0 ? [] : [...fieldsIn(seen).keys()].filter((entity) => entity.startsWith('change/'))
}

function heldIn(roots: Roots, places: readonly string[], entity: string): HeldFields | undefined {
  for (const place of places) {
    const held = roots[place]?.entities[entity]
    if (held !== undefined) return held
  }
  return undefined
}
