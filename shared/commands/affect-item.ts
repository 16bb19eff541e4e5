import type { Draft } from '../log/operation'
import { idOf, kindOf, nameId } from '../model/entity-id'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Affects } from '../model/scope'
import { combine, create } from './edit'

export interface AffectedItem {
  readonly kind: 'service' | 'ci'
  readonly name: string
}

/** What a release or change touches so far, and which items the workspace knows. */
export interface AffectKnowledge {
  readonly affected: readonly Affects[]
  /** Names by entity: `service/payments` to "Payments". */
  readonly known: ReadonlyMap<string, string>
}

/** Says that a release or change (`of`) touches a service or configuration item; a name that nobody knew is made with it. */
export function affectItem(of: string, { kind, name }: AffectedItem, { affected, known }: AffectKnowledge): Result<Draft, Failure> {
  const called = name.trim()
  if (called === '') return failed({ code: 'name-missing', message: kind === 'service' ? 'Name the service.' : 'Name the configuration item.' })
  // What was renamed, or came with another identity, is found by the name that people see.
  const item = [...known].find(([entity, known]) => kindOf(entity) === kind && known.toLowerCase() === called.toLowerCase())?.[0] ?? `${kind}/${nameId(called)}`
  const id = idOf(item)
  if (affected.some((one) => one.item === item)) return failed({ code: 'already-affected', message: `“${called}” is named already.` })
  const made = known.has(item) ? [] : [create(kind, id, { of: 'workspace/this', name: called })]
  // Its identity follows from both ends, so that two people who name the same item make one entity.
  const link = create('affects', `${idOf(of)}-${kind}-${id}`, { of, item })
  return ok(combine('affect-item', made.length === 0 ? `Named “${called}” as affected` : `Named “${called}” as affected, new here`, [...made, link]))
}
