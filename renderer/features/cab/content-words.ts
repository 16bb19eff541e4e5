import { whenText } from '#app/format'
import { valueWords } from '#app/value-words'
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

interface Changed {
  readonly entity: string
  readonly field: string
  readonly was: Json
  readonly is: Json
}

const fieldWords: Readonly<Record<string, string>> = {
  backoutPlan: 'Back-out plan',
  riskAndImpactAnalysis: 'Risk and impact',
  riskAnswers: 'Answers on risk',
  backOutDuration: 'time to undo',
  item: 'Affected',
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** What a change of content says: "Planned end, 02:30, 04:00". `titleIn` says what an entity was called in what was seen, or is now. */
export function contentLine({ entity, field, was, is }: Changed, subject: string, zone: string, now: number, nameOf: (entity: string) => string): ContentLine {
  const key = `${entity} ${field}`
  const kind = kindOf(entity)
  const noun = isKind(kind) ? entities[kind].noun : kind
  const title = nameOf(entity)
  const called = entity === subject ? '' : `${capital(noun)}${title === '' || title === idOf(entity) ? '' : ` “${title}”`}`
  if (field === 'removed') return { key, field: called || capital(noun), was: is === true ? 'there' : '', is: is === true ? '' : 'added' }
  const words = fieldWords[field] ?? spoken(field)
  const value = (one: Json): string => {
    if (typeof one !== 'string') return valueWords(one, zone)
    if (field === 'item' || (field === 'change' && one.startsWith('change/'))) return nameOf(one)
    const when = one.length >= 10 ? When.safeParse(one) : undefined
    return when?.success ? whenText(when.data, zone, { now, weekday: true }) : one
  }
  return { key, field: called === '' ? capital(words) : `${called}, ${words}`, was: value(was), is: value(is) }
}
