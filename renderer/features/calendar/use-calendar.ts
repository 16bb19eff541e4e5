import { useCallback, useMemo } from 'react'
import { rootRecords, selectRootView, selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { calendarIndex, within } from '#shared/calendar/calendar-index'
import { type Dated, datedOf } from '#shared/calendar/dated'
import type { RootRecord, Roots } from '#shared/log/apply'
import { type CalendarItem, type CalendarWords, itemOf } from './calendar-item'

const known = new WeakMap<RootRecord, { readonly zones: string; readonly dated: readonly Dated[] }>()

/** An edit makes a new record of its root alone: all others have been read before. */
function* datedInAll(roots: Roots, zone: string, siteZone: string): Generator<readonly Dated[]> {
  const zones = `${zone} ${siteZone}`
  for (const root in roots) {
    const record = roots[root]
    if (record === undefined) continue
    let held = known.get(record)
    if (held?.zones !== zones) {
      held = { zones, dated: datedOf(record, zone, siteZone) }
      known.set(record, held)
    }
    if (held.dated.length > 0) yield held.dated
  }
}

export interface CalendarData {
  /** All that touches [from, to), in order of time: only where it lies. */
  readonly spansWithin: (from: number, to: number) => readonly Dated[]
  /** What one is, as a person reads it; the same object as long as nothing about it has changed. Costs, so it is asked of what is shown. */
  readonly itemsOf: (spans: readonly Dated[]) => readonly CalendarItem[]
}

/** Everything dated in the workspace, found by time. */
export function useCalendar(zone: string): CalendarData {
  const roots = useAppSelector(rootRecords)
  const workspace = useAppSelector(selectRootView('workspace', 'this'))
  const environments = useAppSelector(selectViews('environment'))
  const words = useMemo((): CalendarWords => ({ workspace, environments: new Map(environments.map(({ id, name }) => [id, name])) }), [workspace, environments])
  const siteZone = workspace?.zone || zone
  const index = useMemo(() => calendarIndex(datedInAll(roots, zone, siteZone)), [roots, zone, siteZone])
  const spansWithin = useCallback((from: number, to: number) => within(index, from, to, zone), [index, zone])
  const itemsOf = useCallback(
    (spans: readonly Dated[]) =>
      spans.flatMap((dated) => {
        const record = roots[dated.root]
        return record === undefined ? [] : [itemOf(dated, record, words)]
      }),
    [roots, words],
  )
  return useMemo(() => ({ spansWithin, itemsOf }), [spansWithin, itemsOf])
}
