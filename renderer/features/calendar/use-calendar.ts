import { useCallback, useMemo } from 'react'
import { rootRecords, selectRootView, selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { daysOf } from '#data/stored-records'
import { calendarIndex, within } from '#shared/calendar/calendar-index'
import { type Dated, datedOf } from '#shared/calendar/dated'
import type { RootRecord, Roots } from '#shared/log/apply'
import { type CalendarItem, type CalendarWords, itemOf } from './calendar-item'

const known = new WeakMap<RootRecord, { readonly zones: string; readonly dated: readonly Dated[] }>()

/** What is dated in a root. An edit makes a new record of its root alone: all others have been read before. */
function datedIn(record: RootRecord, zone: string, siteZone: string): readonly Dated[] {
  const zones = `${zone} ${siteZone}`
  const held = known.get(record)
  if (held?.zones === zones) return held.dated
  const dated = datedOf(record, zone, siteZone)
  known.set(record, { zones, dated })
  return dated
}

interface DatedRoot {
  readonly record: RootRecord
  readonly first: string
  readonly last: string
}

/** The roots in which anything is dated, with the days it lies between: of ten thousand a month touches a few hundred. */
function datedRoots(roots: Roots): readonly DatedRoot[] {
  const found: DatedRoot[] = []
  for (const root in roots) {
    const record = roots[root]
    const days = record === undefined ? undefined : daysOf(record)
    if (record !== undefined && days !== undefined) found.push({ record, first: days[0], last: days[1] })
  }
  return found
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
/** A day in one zone touches no more than the next two in another. */
const twoDays = 2 * 86_400_000

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
  const dated = useMemo(() => datedRoots(roots), [roots])
  const spansWithin = useCallback(
    (from: number, to: number) => {
      const [first, last] = [dayOf(from - twoDays), dayOf(to + twoDays)]
      const near = dated.filter((root) => root.first <= last && root.last >= first)
      return within(calendarIndex(near.map(({ record }) => datedIn(record, zone, siteZone))), from, to, zone)
    },
    [dated, zone, siteZone],
  )
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
