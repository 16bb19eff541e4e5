import { spoken } from '#shared/commands/edit'
import type { Json } from '#shared/model/json'
import { Rating } from '#shared/model/risk'
import { When } from '#shared/model/when'
import { whenText } from './format'

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
