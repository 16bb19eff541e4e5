import { valueWords } from '#app/value-words'
import { spoken } from '#shared/commands/edit'
import type { AuditRow } from '#shared/ipc/shapes'
import { entities, isKind } from '#shared/model/entities'
import { kindOf } from '#shared/model/entity-id'

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
