import type { Roots } from '#shared/log/apply'
import { canonical } from '#shared/log/canonical'
import { kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'
import { rootOfSingle, type Selection } from './selection'

/** What `data/release.json` says: every field as the log holds it, by entity and field. */
export interface ReleaseRecord {
  readonly format: 1
  /** What the bundle is about (selection.ts). */
  readonly release: string
  /** Of a meeting pack: the further roots that its maker has put in, sorted. */
  readonly also?: readonly string[]
  readonly entities: Readonly<Record<string, Readonly<Record<string, Json>>>>
}

export function releaseRecord(roots: Roots, { release, roots: kept, entities: single, also }: Selection): ReleaseRecord {
  const entities: Record<string, Record<string, Json>> = {}
  const put = (root: string, entity: string): void => {
    const held = roots[root]?.entities[entity]
    if (held !== undefined) entities[entity] = Object.fromEntries(Object.entries(held).map(([field, [value]]) => [field, value]))
  }
  for (const root of kept) for (const entity of Object.keys(roots[root]?.entities ?? {})) put(root, entity)
  for (const entity of single) put(rootOfSingle(entity), entity)
  return { format: 1, release, ...(also === undefined ? {} : { also }), entities }
}

/** The bytes of `data/release.json`, as text: canonical JSON without a line end. */
export const recordText = (record: ReleaseRecord): string => canonical(record)

export interface AttachedFile {
  readonly entity: string
  readonly name: string
  readonly sha256: string
}

/** The files that a bundle of this record carries: those attached and not removed, each content once. */
export function attachedFiles({ entities }: ReleaseRecord): readonly AttachedFile[] {
  const files = new Map<string, AttachedFile>()
  for (const entity of Object.keys(entities).sort()) {
    const { name, sha256, removed } = entities[entity] ?? {}
    if (kindOf(entity) !== 'attachment' || removed !== false || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) continue
    if (!files.has(sha256)) files.set(sha256, { entity, name: typeof name === 'string' ? name : '', sha256 })
  }
  return [...files.values()]
}
