import { useMemo } from 'react'
import { rootRecords, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import type { Roots } from '#shared/log/apply'
import { idOf, kindOf } from '#shared/model/entity-id'
import { releaseName } from '#shared/model/release-name'

/** What a person calls an entity. */
export type NameOf = (entity: string) => string

/** Names of everything that a conflict can be about. */
export function useNames(): NameOf {
  const roots = useAppSelector(rootRecords)
  return useMemo(() => namesOf(roots), [roots])
}

/** The same of a state, for what is no component. */
export function namesOf(roots: Roots): NameOf {
  const workspace = roots['workspace/this']
  const plain = new Map<string, string>()
  for (const kind of ['service', 'ci', 'environment'] as const) for (const { id, name } of viewsOf(workspace, kind)) plain.set(`${kind}/${id}`, name)
  return (entity) => plain.get(entity) || nameIn(roots, entity) || idOf(entity)
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
