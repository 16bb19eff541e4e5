import { whenText } from '#app/format'
import { isWhen } from './is-when'

/** A field's value as the preview shows it. Dates in `zone`; a rating by its places; what holds nothing is nothing. */
export function fieldText(value: unknown, zone: string): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return isWhen(value) ? whenText(value, zone) : value
  if (typeof value !== 'object') return ''
  if ('likelihood' in value && 'impact' in value) return `L${String(value.likelihood)} I${String(value.impact)}`
  if ('kind' in value && value.kind === 'none') return ''
  return Object.entries(value)
    .map(([name, held]) => `${name}: ${fieldText(held, zone)}`)
    .join(', ')
}
