import { useMemo } from 'react'
import { rootRecords, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { type History, historyOf, noHistory, type PastRun, pastRuns } from '#shared/forecast/history'
import type { RootRecord, Roots } from '#shared/log/apply'

/** Runs of one release are read once for as long as it stands. */
const known = new WeakMap<RootRecord, readonly PastRun[]>()

function runsOf(record: RootRecord): readonly PastRun[] {
  const held = known.get(record)
  if (held !== undefined) return held
  const plans = viewsOf(record, 'plan')
  const runs = plans.length === 0 ? [] : pastRuns(plans, viewsOf(record, 'task'))
  known.set(record, runs)
  return runs
}

/** What tasks of ended plans really took, over all releases. */
export const historyOfRoots = (roots: Roots): History =>
  historyOf(Object.entries(roots).flatMap(([root, record]) => (root.startsWith('release/') ? runsOf(record) : [])))

/** The same, read only where it is `wanted`. */
export function useHistory(wanted: boolean): History {
  const roots = useAppSelector(rootRecords)
  return useMemo(() => (wanted ? historyOfRoots(roots) : noHistory), [roots, wanted])
}
