import { useMemo } from 'react'
import { rootRecords, selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import type { Roots } from '#shared/log/apply'
import { idOf, kindOf } from '#shared/model/entity-id'
import { releaseName } from '#shared/model/release-name'

/** What a person calls an entity. */
export type NameOf = (entity: string) => string

/** Names of everything that a conflict can be about. */
export function useNames(): NameOf {
  const roots = useAppSelector(rootRecords)
  const services = useAppSelector(selectViews('service'))
  const items = useAppSelector(selectViews('ci'))
  const environments = useAppSelector(selectViews('environment'))
  return useMemo(() => {
    const plain = new Map<string, string>([
      ...services.map(({ id, name }) => [`service/${id}`, name] as const),
      ...items.map(({ id, name }) => [`ci/${id}`, name] as const),
      ...environments.map(({ id, name }) => [`environment/${id}`, name] as const),
    ])
    return (entity) => plain.get(entity) || nameIn(roots, entity) || idOf(entity)
  }, [roots, services, items, environments])
}

/** The name of what lives in a root of its own, in the calendar, or in a release. */
export function nameIn(roots: Roots, entity: string): string {
  const id = idOf(entity)
  switch (kindOf(entity)) {
    case 'release': {
      const release = viewsOf(roots[entity], 'release').find((view) => view.id === id)
      return release === undefined ? '' : releaseName(release)
    }
    case 'change': {
      const change = viewsOf(roots[entity], 'change').find((view) => view.id === id)
      return change?.shortDescription || change?.number || ''
    }
    case 'booking':
    case 'freeze':
    case 'window': {
      const kind = kindOf(entity) as 'booking' | 'freeze' | 'window'
      return viewsOf(roots['calendar/main'], kind).find((view) => view.id === id)?.title ?? ''
    }
    case 'plan':
      return 'its deployment window'
    case 'calendar':
      return 'all windows'
    default:
      return ''
  }
}
