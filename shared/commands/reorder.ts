import type { Draft } from '../log/operation'
import { entities, type Kind, type View } from '../model/entities'
import type { Json } from '../model/json'
import { type Failure, failed, ok, type Result } from '../model/result'
import { edit, type Fields, titleOf } from './edit'
import type { OrderBetween } from './indent-task'

/** The kinds whose entities have a place among their siblings. */
type OrderedKind = { [K in Kind]: View<K> extends { readonly order: string } ? K : never }[Kind]

/** Moves one of several siblings a place up or down. `siblings` are in their order. */
export function reorder<K extends OrderedKind>(
  kind: K,
  id: string,
  direction: 'up' | 'down',
  siblings: readonly View<K>[],
  orderBetween: OrderBetween,
): Result<Draft, Failure> {
  const step = direction === 'up' ? -1 : 1
  const at = siblings.findIndex((sibling) => sibling.id === id)
  const moved = siblings[at]
  const other = siblings[at + step]
  const called = (view: View<K> | undefined): string => titleOf(view as unknown as Record<string, Json>) || entities[kind].noun
  if (moved === undefined || other === undefined) {
    return failed({ code: 'no-room', message: `${called(moved)} is the ${direction === 'up' ? 'first' : 'last'} of its list.` })
  }
  const orderOf = (view: View<K> | undefined): string => (view as { readonly order: string } | undefined)?.order ?? ''
  const beyond = siblings[at + 2 * step]
  const order = direction === 'up' ? orderBetween(orderOf(beyond), orderOf(other)) : orderBetween(orderOf(other), orderOf(beyond))
  const words = `Moved ${called(moved)} ${direction === 'up' ? 'above' : 'below'} ${called(other)}`
  return ok({ ...edit(kind, moved, { order } as Fields<K>, words), command: 'reorder' })
}
