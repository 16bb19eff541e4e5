import { canonical, type Sha256 } from '../log/canonical'
import { entities, type Kind, type View } from './entities'
import { type Json, sameJson } from './json'
import { defaultsOf } from './view'

export interface ContentPart {
  readonly kind: Kind
  readonly view: View<Kind>
}

/**
 * What an approval covers, as SHA-256 of the canonical JSON of {hash: 1, fields} (architecture.md, Content
 * hash and approval): per entity the fields its model names as under approval, defaults left out so that a
 * field added later changes no old hash, entities sorted by name. `nested` are hashes of contained things.
 */
export function contentHash(parts: readonly ContentPart[], nested: readonly string[], sha256: Sha256): string {
  const fields: Record<string, Record<string, Json>> = {}
  for (const { kind, view } of parts) {
    const natural = defaultsOf(kind)
    const held = view as unknown as Readonly<Record<string, Json>>
    const covered: Record<string, Json> = {}
    for (const field of entities[kind].approval as readonly string[]) {
      const value = held[field]
      if (value !== undefined && !sameJson(value, natural[field])) covered[field] = value
    }
    fields[`${kind}/${view.id}`] = covered
  }
  return sha256(canonical({ hash: 1, fields, ...(nested.length === 0 ? {} : { contains: [...nested].sort() }) }))
}

/** The first eight digits, as the header of a printed plan shows them. */
export const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)}`
