import type { Draft, Operation } from '../log/operation'
import { entities, type Kind, rootKinds, type View } from '../model/entities'
import { type Json, sameJson } from '../model/json'
import { defaultsOf } from '../model/view'

/** Field values of a new entity or of an edit; `id` and `removed` are not fields that a person sets. */
export type Fields<K extends Kind> = Partial<Omit<View<K>, 'id' | 'removed'>>

/** Makes an entity. Only fields that differ from their default are written; `of` must be among them unless it is a root. */
export function create<K extends Kind>(kind: K, id: string, fields: Fields<K>, summary?: string): Draft {
  const entity = `${kind}/${id}`
  const natural = defaultsOf(kind)
  if (!rootKinds.has(kind) && !('of' in fields && fields.of)) throw new TypeError(`${entity} needs its root in "of".`)
  const written = Object.entries(fields as Record<string, Json | undefined>).flatMap(([field, value]): Operation[] => {
    const was = natural[field]
    return value === undefined || was === undefined || sameJson(value, was) ? [] : [{ entity, field, value, was }]
  })
  return {
    command: `create-${kind}`,
    summary: summary ?? `Added ${entities[kind].noun} ${titleOf(fields as Record<string, Json>)}`.trim(),
    operations: [{ entity, field: 'removed', value: false, was: true }, ...written],
  }
}

/** Changes fields of an entity; fields that keep their value are not written. The runner puts the raw `was` in. */
export function edit<K extends Kind>(kind: K, view: View<K>, patch: Fields<K>, summary?: string): Draft {
  const held = view as unknown as Record<string, Json>
  const operations = Object.entries(patch as Record<string, Json | undefined>).flatMap(([field, value]): Operation[] => {
    const was = held[field]
    return value === undefined || was === undefined || sameJson(value, was) ? [] : [{ entity: `${kind}/${view.id}`, field, value, was }]
  })
  return {
    command: `edit-${kind}`,
    summary: summary ?? `Changed ${operations.map(({ field }) => spoken(field)).join(', ')} of ${titleOf(held) || entities[kind].noun}`,
    operations,
  }
}

/** Removes an entity: it is hidden, its fields stay in the log, and undo or restore brings it back. */
export function remove<K extends Kind>(kind: K, view: View<K>, summary?: string): Draft {
  return {
    command: `remove-${kind}`,
    summary: summary ?? `Removed ${entities[kind].noun} ${titleOf(view as unknown as Record<string, Json>)}`.trim(),
    operations: [{ entity: `${kind}/${view.id}`, field: 'removed', value: true, was: false }],
  }
}

/** Several drafts as one entry: all or nothing, and one undo. A field set twice keeps the last value and the first `was`. */
export function combine(command: string, summary: string, drafts: readonly Draft[]): Draft {
  const merged = new Map<string, Operation>()
  for (const { operations } of drafts) {
    for (const operation of operations) {
      const key = `${operation.entity} ${operation.field}`
      const earlier = merged.get(key)
      merged.set(key, earlier === undefined ? operation : { ...operation, was: earlier.was })
    }
  }
  return { command, summary, operations: [...merged.values()] }
}

/** What a person calls an entity: its number, name or title, quoted. */
export function titleOf(fields: Readonly<Record<string, Json | undefined>>): string {
  const words = ['number', 'name', 'title', 'shortDescription', 'version', 'code'].flatMap((field) => {
    const value = fields[field]
    return typeof value === 'string' && value !== '' ? [value] : []
  })
  return words[0] === undefined ? '' : `“${fields['name'] && fields['version'] ? `${String(fields['name'])} ${String(fields['version'])}` : words[0]}”`
}

/** A field's name as a person reads it: plannedStart becomes "planned start". */
export const spoken = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
