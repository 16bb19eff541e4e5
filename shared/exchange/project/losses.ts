import type { Loss } from './project'

type How = Loss['how']

/** Counts what does not come through, per field; words are given once a field. */
export interface LossCount {
  readonly add: (entity: string, field: string, how: How, message?: string, count?: number) => void
  readonly list: () => Loss[]
}

export function lossCount(): LossCount {
  const held = new Map<string, Loss>()
  return {
    add: (entity, field, how, message, count = 1) => {
      const key = `${entity} ${field} ${how}`
      const before = held.get(key)
      held.set(key, before === undefined ? { entity, field, count, how, message: message ?? lossWords[how] } : { ...before, count: before.count + count })
    },
    list: () => inOrder([...held.values()]),
  }
}

/** What a plan is made of first, and what changed before what is not there; settings of a program last. */
export const inOrder = (losses: readonly Loss[]): Loss[] =>
  [...losses].sort((a, b) => places[a.how] - places[b.how] || entityPlace(a) - entityPlace(b) || compare(a.entity, b.entity) || compare(a.field, b.field))

const entities = ['plan', 'task', 'heading', 'link', 'calendar', 'baseline', 'resource', 'assignment', 'allocation', 'project', 'text']
const entityPlace = ({ entity }: Loss): number => entities.indexOf(entity)
const places: Readonly<Record<How, number>> = { changed: 0, 'left-out': 1, 'computed-here': 2 }
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const lossWords: Readonly<Record<How, string>> = {
  'left-out': 'Slipway has no place for it.',
  changed: 'It was changed into what Slipway has.',
  'computed-here': 'Slipway works it out itself.',
}
