import { spoken, titleOf } from '#shared/commands/edit'
import type { AuditRow } from '#shared/ipc/shapes'
import { entities, isKind } from '#shared/model/entities'
import { kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'

export interface ChangeWords {
  readonly key: string
  /** What was changed: `release “Payments 26.12”: target`. */
  readonly field: string
  readonly was: string
  readonly now: string
}

/** Fields that only say where something belongs. */
const inner = new Set(['of', 'order'])

export interface Wording {
  /** The fields of an entity as they are held now, for its title. */
  readonly fieldsOf: (entity: string) => Readonly<Record<string, Json>>
  readonly valueWords: (value: Json) => string
}

/** The changes of an entry, one a line; what was made or removed is said as such. */
export function changeWords({ changes }: Pick<AuditRow, 'changes'>, { fieldsOf, valueWords }: Wording): readonly ChangeWords[] {
  return changes
    .filter(({ field }) => !inner.has(field))
    .map(({ entity, field, was, value }) => {
      const name = `${nounOf(kindOf(entity))} ${titleOf(fieldsOf(entity))}`.trim()
      return field === 'removed'
        ? { key: `${entity} ${field}`, field: name, was: was === true ? '' : 'there', now: value === true ? 'removed' : 'added' }
        : { key: `${entity} ${field}`, field: `${name}: ${spoken(field)}`, was: valueWords(was), now: valueWords(value) }
    })
}

export const nounOf = (kind: string): string => (isKind(kind) ? entities[kind].noun : kind)

/** The kinds that the trail can be narrowed to, by name; of two that are called alike the one inside a release says so. */
export const kindChoices: readonly { readonly value: string; readonly label: string }[] = Object.entries(entities)
  .map(([value, { noun }]) => ({ value, label: value === 'milestone' ? `${noun} of a release` : noun }))
  .sort((a, b) => (a.label < b.label ? -1 : 1))
