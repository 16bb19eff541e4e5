import { useMemo } from 'react'
import { selectPerson, useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { rootRecords, selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { useDoubts } from '#features/approval-mark'
import { useReleaseConflicts } from '#features/conflict-count'
import { viewOf } from '#shared/model/view'
import { type FilterContext, matcher } from './filter'
import { selectFilter } from './filter-slice'
import { type ReleaseRow, type RowContext, rowOf } from './release-row'

const quarterHour = 15 * 60_000

/** What all rows depend on; a new object only when a service, a setting or the quarter of an hour changes. */
export function useRowContext(): RowContext {
  const zone = useZone()
  const minute = useMinute()
  const now = minute - (minute % quarterHour)
  const workspaceRecord = useAppSelector((state) => rootRecords(state)['workspace/this'])
  return useMemo(() => {
    return {
      services: new Map(viewsOf(workspaceRecord, 'service').map((service) => [`service/${service.id}`, service])),
      workspace: viewsOf(workspaceRecord, 'workspace')[0] ?? viewOf('workspace', 'this', {}),
      zone,
      now,
    }
  }, [workspaceRecord, zone, now])
}

/** All releases as rows. After an edit only the row of the edited release is another. */
export function useReleaseRows(context: RowContext): readonly ReleaseRow[] {
  const roots = useAppSelector(rootRecords)
  const releases = useAppSelector(selectViews('release'))
  const conflicts = useReleaseConflicts()
  const { byRelease } = useDoubts()
  return useMemo(
    () =>
      releases.flatMap((release) => {
        const record = roots[`release/${release.id}`]
        return record === undefined ? [] : [rowOf(record, release, context, conflicts.get(release.id), byRelease.get(release.id))]
      }),
    [releases, roots, context, conflicts, byRelease],
  )
}

export function useFilterContext({ now, zone }: RowContext): FilterContext {
  const person = useAppSelector(selectPerson)?.name ?? ''
  return useMemo(() => ({ now, zone, person }), [now, zone, person])
}

/** The ids of the releases that pass the filter that goes along from room to room. */
export function useFilteredReleases(): ReadonlySet<string> {
  const context = useRowContext()
  const rows = useReleaseRows(context)
  const filterContext = useFilterContext(context)
  const filter = useAppSelector(selectFilter)
  return useMemo(() => new Set(rows.filter(matcher(filter, filterContext)).map(({ id }) => id)), [rows, filter, filterContext])
}
