import { go } from '#app/router'
import { rootRecords, viewsOf } from '#data/select'
import { store } from '#data/store'
import { idOf, kindOf } from '#shared/model/entity-id'

/** Where one side of a conflict is looked at; undefined for what has no place of its own. */
export function openSide(entity: string, at: number): (() => void) | undefined {
  const id = idOf(entity)
  const day = new Date(at).toISOString().slice(0, 10)
  switch (kindOf(entity)) {
    case 'release':
      return () => go('release', { id })
    case 'change':
      return () => go('change', { id })
    case 'plan': {
      const root = Object.values(rootRecords(store.getState())).find((record) => viewsOf(record, 'plan').some((plan) => plan.id === id))?.root
      return root === undefined ? undefined : () => go('release', { id: idOf(root), tab: 'plan' })
    }
    case 'booking':
    case 'freeze':
    case 'window':
    case 'calendar':
      return () => go('calendar', { view: 'month', day })
    default:
      return undefined
  }
}
