import type { AuditQuery } from '#shared/ipc/shapes'
import { endsAt, startsAt } from '#shared/model/when'

/** What the trail is narrowed to; '' leaves a part open. Days are inside, in the zone that dates are shown in. */
export interface AuditFilter {
  readonly who: string
  readonly kind: string
  readonly text: string
  readonly from: string
  readonly to: string
  /** An entity, or a root with all that belongs to it. */
  readonly about: string
}

export const everything: AuditFilter = { who: '', kind: '', text: '', from: '', to: '', about: '' }

export const isNarrowed = (filter: AuditFilter): boolean => Object.values(filter).some((value) => value !== '')

/** The question that main answers. */
export function queryOf({ who, kind, text, from, to, about }: AuditFilter, zone: string): AuditQuery {
  const begins = startsAt(from, zone)
  const ends = endsAt(to, zone)
  return {
    ...(who === '' ? {} : { who }),
    ...(kind === '' ? {} : { kind }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(begins === undefined ? {} : { from: begins }),
    ...(ends === undefined ? {} : { to: ends }),
    ...(about === '' ? {} : { about }),
  }
}
