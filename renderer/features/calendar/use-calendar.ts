import { useCallback, useMemo } from 'react'
import { rootRecords, selectRootView, selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { type CalendarIndex, calendarIndex, within } from '#shared/calendar/calendar-index'
import { type Dated, datedOf } from '#shared/calendar/dated'
import type { RootRecord, Roots } from '#shared/log/apply'
import { type CalendarItem, type CalendarWords, itemOf } from './calendar-item'

const known = new WeakMap<RootRecord, { readonly zone: string; readonly dated: readonly Dated[] }>()

/** An edit makes a new record of its root alone: all others have been read before. */
function* datedInAll(roots: Roots, zone: string): Generator<readonly Dated[]> {
  for (const root in roots) {
    const record = roots[root]
    if (record === undefined) continue
    let held = known.get(record)
    if (held?.zone !== zone) {
      held = { zone, dated: datedOf(record, zone) }
      known.set(record, held)
    }
    if (held.dated.length > 0) yield held.dated
  }
}

export interface CalendarData {
  readonly index: CalendarIndex
  /** All that touches [from, to), unfiltered; the same objects as long as nothing about them has changed. */
  readonly itemsWithin: (from: number, to: number) => readonly CalendarItem[]
}

/** Everything dated in the workspace, found by time. Only what is asked for is made into items. */
export function useCalendar(zone: string): CalendarData {
  const roots = useAppSelector(rootRecords)
  const workspace = useAppSelector(selectRootView('workspace', 'this'))
  const environments = useAppSelector(selectViews('environment'))
  const words = useMemo((): CalendarWords => ({ workspace, environments: new Map(environments.map(({ id, name }) => [id, name])) }), [workspace, environments])
  const index = useMemo(() => calendarIndex(datedInAll(roots, zone)), [roots, zone])
  const itemsWithin = useCallback(
    (from: number, to: number) =>
      within(index, from, to, zone).flatMap((dated) => {
        const record = roots[dated.root]
        return record === undefined ? [] : [itemOf(dated, record, words)]
      }),
    [index, roots, words, zone],
  )
  return useMemo(() => ({ index, itemsWithin }), [index, itemsWithin])
}
