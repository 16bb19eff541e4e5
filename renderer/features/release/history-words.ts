import { whenText } from '#app/format'
import { spoken } from '#shared/commands/edit'
import type { AuditRow } from '#shared/ipc/shapes'
import { entities, isKind } from '#shared/model/entities'
import { kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'
import { Rating } from '#shared/model/risk'
import { When } from '#shared/model/when'

export interface ChangeLine {
  readonly key: string
  readonly field: string
  readonly was: string
  readonly now: string
}

/** Fields that say where something belongs, which nobody reads. */
const inner = new Set(['of', 'order'])
const most = 12

/** What an entry changed, field by field, in words; `more` counts those that are left out. */
export function changeLines({ changes, changesInAll }: AuditRow, zone: string): { readonly lines: readonly ChangeLine[]; readonly more: number } {
  const told = changes.filter(({ field }) => !inner.has(field))
  const lines = told.slice(0, most).map(({ entity, field, was, value }) => ({
    key: `${entity} ${field}`,
    ...(field === 'removed'
      ? { field: nounOf(entity), was: was === true ? '' : 'there', now: value === true ? 'removed' : 'added' }
      : { field: `${nounOf(entity)}: ${spoken(field)}`, was: valueWords(was, zone), now: valueWords(value, zone) }),
  }))
  return { lines, more: changesInAll - changes.length + told.length - lines.length }
}

function nounOf(entity: string): string {
  const kind = kindOf(entity)
  return isKind(kind) ? entities[kind].noun : kind
}

/** A field's value as a person reads it: dates as dates, parts of a union by name. */
export function valueWords(value: Json, zone: string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    const when = value.length >= 10 ? When.safeParse(value) : undefined
    return when?.success ? whenText(when.data, zone) : value
  }
  if (Array.isArray(value)) return value.map((one) => valueWords(one, zone)).join(', ')
  const rating = Rating.safeParse(value)
  if (rating.success) return rating.data.kind === 'none' ? 'not rated' : `likelihood ${rating.data.likelihood}, impact ${rating.data.impact}`
  return Object.entries(value)
    .filter(([, one]) => one !== '')
    .map(([name, one]) => (name === 'state' || name === 'kind' ? valueWords(one, zone) : `${spoken(name)} ${valueWords(one, zone)}`))
    .join(', ')
}
