import type { RootRecord } from '#shared/log/apply'
import type { Json } from '#shared/model/json'

/** Counts up when the stored form changes; another number in the database means: rebuild from the journal. */
export const projectionFormat = 1

interface Stored {
  /** Stamps, each once: the fields of a release share a few hundred. */
  readonly s: readonly string[]
  readonly e: Readonly<Record<string, Readonly<Record<string, readonly [Json, number]>>>>
}

/** A root record as one text: the number of records is what costs in IndexedDB, not their bytes (performance.md, 2). */
export function recordText(record: RootRecord): string {
  const numbers = new Map<string, number>()
  const numberOf = (stamp: string): number => {
    const known = numbers.get(stamp)
    if (known !== undefined) return known
    numbers.set(stamp, numbers.size)
    return numbers.size - 1
  }
  const e: Record<string, Record<string, readonly [Json, number]>> = {}
  for (const [entity, fields] of Object.entries(record.entities)) {
    const stored: Record<string, readonly [Json, number]> = {}
    for (const [field, [value, stamp]] of Object.entries(fields)) stored[field] = [value, numberOf(stamp)]
    e[entity] = stored
  }
  return JSON.stringify({ s: [...numbers.keys()], e } satisfies Stored)
}

/**
 * The record of a stored text; its own text is trusted, since a rebuild is always at hand. The stamps are put into what
 * the text was read to, in its place: a portfolio of ten thousand releases has a million fields.
 */
export function recordFrom(root: string, text: string): RootRecord {
  const { s, e } = JSON.parse(text) as Stored
  for (const entity in e) {
    const fields = e[entity]
    for (const field in fields) {
      const held = fields[field] as [Json, number | string] | undefined
      if (held !== undefined) held[1] = s[Number(held[1])] ?? ''
    }
  }
  return { root, entities: e as unknown as RootRecord['entities'] }
}
