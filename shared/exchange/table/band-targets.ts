import { create, edit, remove } from '#shared/commands/edit'
import type { Operation } from '#shared/log/operation'
import { nameId } from '#shared/model/entity-id'
import type { Freeze, KeyDate, MaintenanceWindow } from '#shared/model/time-band'
import type { Existing } from './import-targets'
import type { BandRecord } from './preview'

type Band = 'freeze' | 'window' | 'key-date'
type View = Freeze | MaintenanceWindow | KeyDate

/**
 * What a row of a calendar does: changes the freeze, window or date that came of the same UID before, else the one of the same
 * title without a UID, else makes one; what is cancelled is removed. Services that it applies to and that are not there are made.
 */
export function bandTargets(
  existing: Existing,
  newId: () => string,
): (record: BandRecord) => { readonly operations: readonly Operation[]; readonly isNew: boolean } {
  const held: Readonly<Record<Band, Map<string, View[]>>> = {
    freeze: byOrigin(existing.freezes),
    window: byOrigin(existing.windows),
    'key-date': byOrigin(existing.keyDates),
  }
  const named = new Set([
    ...existing.services.map(({ id }) => `service/${id}`),
    ...existing.environments.map(({ id }) => `environment/${id}`),
    ...existing.cis.map(({ id }) => `ci/${id}`),
  ])

  const itemOf = (text: string): string => {
    const [, kind, name = text] = /^(service|environment|ci)\/(.+)$/s.exec(text) ?? []
    const id = nameId(name)
    if (kind !== undefined) return `${kind}/${id}`
    return ['service', 'environment', 'ci'].map((known) => `${known}/${id}`).find((item) => named.has(item)) ?? `service/${id}`
  }

  return ({ band, isCancelled, appliesTo, fields }) => {
    const kind = entityOf(band)
    const before = held[kind].get(originOf(fields))?.shift()
    if (isCancelled) return { isNew: false, operations: before === undefined ? [] : remove(kind, before).operations }
    const made: Operation[] = []
    const applies: Record<string, true> = {}
    for (const text of appliesTo) {
      const item = itemOf(text)
      applies[item] = true
      if (named.has(item)) continue
      named.add(item)
      const name = text.replace(/^(service|environment|ci)\//, '')
      made.push(
        ...create(item.startsWith('service/') ? 'service' : item.startsWith('ci/') ? 'ci' : 'environment', nameId(name), { of: 'workspace/this', name })
          .operations,
      )
    }
    const all = { ...fields, ...own(band, applies) }
    const written = before === undefined ? create(kind, newId(), { ...all, of: 'calendar/main' }) : edit(kind, before as never, all as never)
    return { isNew: before === undefined, operations: [...made, ...written.operations] }
  }
}

const entityOf = (band: BandRecord['band']): Band =>
  band === 'hard-freeze' || band === 'soft-freeze' ? 'freeze' : band === 'maintenance' || band === 'deployment' ? 'window' : 'key-date'

/** What a file does not say is left alone: a freeze that somebody narrowed to a service stays so. */
function own(band: BandRecord['band'], given: Readonly<Record<string, true>>) {
  const appliesTo = Object.keys(given).length === 0 ? {} : { appliesTo: given }
  if (band === 'hard-freeze' || band === 'soft-freeze') return { severity: band === 'hard-freeze' ? ('hard' as const) : ('soft' as const), ...appliesTo }
  if (band === 'maintenance' || band === 'deployment') return { kind: band, ...appliesTo }
  return { kind: band }
}

const originOf = ({ source = '', title = '' }: { readonly source?: string | undefined; readonly title?: string | undefined }): string =>
  source === '' ? `titled ${title}` : `uid ${source}`

/** Each once and in order: two of the same title stay two. */
function byOrigin<T extends View>(views: readonly T[]): Map<string, View[]> {
  const held = new Map<string, View[]>()
  for (const view of views) held.set(originOf(view), [...(held.get(originOf(view)) ?? []), view])
  return held
}
