import type { Draft } from '#shared/log/operation'
import { isKind, type Kind, type View } from '#shared/model/entities'
import { idOf, kindOf } from '#shared/model/entity-id'
import type { Json } from '#shared/model/json'
import { viewOf } from '#shared/model/view'

/** The sample as it stands after some drafts, so that later ones can be made by the commands a person uses. */
export interface SampleWorld {
  readonly view: <K extends Kind>(kind: K, id: string) => View<K>
  /** All of a kind that were not removed. */
  readonly views: <K extends Kind>(kind: K) => readonly View<K>[]
  readonly write: (draft: Draft) => void
}

/** `view` of something that the sample does not hold is a mistake of its data, and throws. */
export function sampleWorld(drafts: readonly Draft[]): SampleWorld {
  const fields = new Map<string, Record<string, Json>>()
  const write = ({ operations }: Draft): void => {
    for (const { entity, field, value } of operations) {
      const held = fields.get(entity) ?? {}
      held[field] = value
      fields.set(entity, held)
    }
  }
  drafts.forEach(write)
  return {
    write,
    view: (kind, id) => {
      const held = fields.get(`${kind}/${id}`)
      if (held === undefined || !isKind(kind)) throw new TypeError(`The sample has no ${kind}/${id}.`)
      return viewOf(kind, id, held)
    },
    views: (kind) => [...fields].flatMap(([entity, held]) => (kindOf(entity) === kind && held['removed'] !== true ? [viewOf(kind, idOf(entity), held)] : [])),
  }
}
