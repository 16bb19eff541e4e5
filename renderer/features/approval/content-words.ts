import { whenText } from '#app/format'
import { valueWords } from '#app/value-words'
import type { ContentChange } from '#shared/cab/content-changes'
import { spoken } from '#shared/commands/edit'
import { entities, isKind } from '#shared/model/entities'
import { idOf, kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'
import { When } from '#shared/model/when'

/** A field that is not what it was, in words. */
export interface ContentLine {
  readonly key: string
  readonly field: string
  /** '' is nothing. */
  readonly was: string
  readonly is: string
}

const fieldWords: Readonly<Record<string, string>> = {
  backoutPlan: 'Back-out plan',
  riskAndImpactAnalysis: 'Risk and impact',
  riskAnswers: 'Answers on risk',
  backOutDuration: 'time to undo',
  item: 'Affected',
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** A field as a person calls it: "planned end". */
export const fieldName = (field: string): string => fieldWords[field] ?? spoken(field)

/** What a change of content says: "Planned end", "02:30", "04:00". `nameOf` says what an entity is called. */
export function contentLine(
  { entity, field, was, is }: ContentChange,
  subject: string,
  zone: string,
  now: number,
  nameOf: (entity: string) => string,
): ContentLine {
  const key = `${entity} ${field}`
  const kind = kindOf(entity)
  const noun = isKind(kind) ? entities[kind].noun : kind
  const title = nameOf(entity)
  const called = entity === subject ? '' : `${capital(noun)}${title === '' || title === idOf(entity) ? '' : ` “${title}”`}`
  if (field === 'removed') return { key, field: called || capital(noun), was: is === true ? 'there' : '', is: is === true ? '' : 'added' }
  const value = (one: Json): string => {
    if (typeof one !== 'string') return valueWords(one, zone)
    if (field === 'item' || (field === 'change' && one.startsWith('change/'))) return nameOf(one)
    const when = one.length >= 10 ? When.safeParse(one) : undefined
    return when?.success ? whenText(when.data, zone, { now, weekday: true }) : one
  }
  return { key, field: called === '' ? capital(fieldName(field)) : `${called}, ${fieldName(field)}`, was: value(was), is: value(is) }
}
