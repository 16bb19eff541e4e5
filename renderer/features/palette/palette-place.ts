import { roomOf } from '#app/rooms'
import { go } from '#app/router'
import { store } from '#data/store'
import type { HeldFields } from '#shared/log/apply'
import { idOf, kindOf } from '#shared/model/entity-id'

/** Where an entity is seen: a room with what it shows, and what its filter must be for that. */
export interface EntityPlace {
  readonly room: string
  readonly params: Readonly<Record<string, string>>
  /** The portfolio's filter: releases of a service, an area's, a person's. */
  readonly only?: { readonly field: 'service' | 'owner'; readonly value: string }
}

const tabs: Readonly<Record<string, string>> = {
  phase: 'phases',
  gate: 'phases',
  criterion: 'phases',
  milestone: 'phases',
  plan: 'plan',
  task: 'plan',
  run: 'plan',
  'run-note': 'plan',
  'work-item': 'scope',
  note: 'documents',
  attachment: 'documents',
  lesson: 'documents',
  'known-error': 'documents',
}

/** Where an entity is found; undefined where no room of this window shows it. `held` are its fields. */
export function placeOf(entity: string, root: string, held: HeldFields): EntityPlace | undefined {
  const place = wanted(entity, root, held)
  return roomOf(place.room) === undefined ? undefined : place
}

function wanted(entity: string, root: string, held: HeldFields): EntityPlace {
  const kind = kindOf(entity)
  const id = idOf(entity)
  const text = (field: string): string => {
    const value = held[field]?.[0]
    return typeof value === 'string' ? value : ''
  }
  if (kind === 'risk') return { room: 'risks', params: { risk: id, state: '' } }
  if (kind === 'risk-action') return { room: 'risks', params: { risk: text('risk'), state: '' } }
  if (kind === 'service') return { room: 'portfolio', params: {}, only: { field: 'service', value: text('name') } }
  if (kind === 'person') return { room: 'portfolio', params: {}, only: { field: 'owner', value: text('name') } }
  if (kind === 'saved-view') return { room: 'portfolio', params: {} }
  switch (kindOf(root)) {
    case 'release':
      return { room: 'release', params: { id: idOf(root), tab: tabs[kind] ?? 'overview', ...(kind === 'task' ? { task: id } : {}) } }
    case 'change':
      return { room: 'change', params: { id: idOf(root), ...(kind === 'change-task' ? { tab: 'tasks' } : {}) } }
    case 'meeting':
      return { room: 'cab', params: { meeting: idOf(root), ...(kind === 'agenda-item' ? { item: id } : {}) } }
    case 'calendar': {
      const day = text('start').slice(0, 10)
      return { room: 'calendar', params: { view: 'month', ...(day === '' ? {} : { day }) } }
    }
    default:
      return { room: 'audit-trail', params: { about: entity } }
  }
}

/** Goes there. The portfolio's filter is its own: it is loaded when it is needed. */
export async function goToEntity({ room, params, only }: EntityPlace): Promise<void> {
  if (only !== undefined) {
    const { filterSet } = await import('#features/portfolio')
    store.dispatch(filterSet([{ field: only.field, is: true, values: [only.value] }]))
  }
  go(room, params)
}
