import { generateKeyBetween } from 'jittered-fractional-indexing'
import { entityId } from '#shared/model/entity-id'

/** A new entity's identity. */
export const newId = (): string => entityId(crypto.getRandomValues(new Uint8Array(16)))

/** An order key between two siblings; '' stands for the beginning or the end. */
export function orderBetween(before: string, after: string): string {
  // Equal keys, made by two devices at one place, leave no room between: the new one goes behind, ties are broken by id.
  const end = after !== '' && before < after ? after : null
  return generateKeyBetween(before === '' ? null : before, end)
}
