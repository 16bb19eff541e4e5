import type { Release } from '#shared/model/release'
import { viewOf } from '#shared/model/view'
import { startsAt } from '#shared/model/when'
import { type ReleaseRow, shownState } from './release-row'

/** A row for tests: of these fields of its release, with the rest as it would be derived from nothing more. */
export function exampleRow(id: string, fields: Partial<Release> = {}, more: Partial<ReleaseRow> = {}): ReleaseRow {
  const release = { ...viewOf('release', id, { name: id }), removed: false, ...fields }
  return {
    id,
    release,
    name: release.name,
    state: shownState(release),
    services: [],
    areas: [],
    start: startsAt(release.plannedStart, 'UTC'),
    target: startsAt(release.target, 'UTC'),
    out: startsAt(release.actual || release.target, 'UTC'),
    window: undefined,
    criteria: [],
    settled: 0,
    risk: undefined,
    level: 0,
    changes: 0,
    needs: [],
    attention: [],
    words: release.name.toLowerCase(),
    ...more,
  }
}
