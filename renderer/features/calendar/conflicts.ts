import { viewsOf } from '#data/select'
import { doubleBookings } from '#shared/assess/booking-overlap'
import { freezesOver } from '#shared/assess/freeze-overlap'
import type { Dated } from '#shared/calendar/dated'
import { dayAt } from '#shared/calendar/period'
import type { Roots } from '#shared/log/apply'
import type { Environment } from '#shared/model/configuration'
import { idOf } from '#shared/model/entity-id'
import type { Booking, Freeze } from '#shared/model/time-band'
import type { Verdict } from '#shared/model/verdict'
import { instant } from '#shared/model/when'
import type { CalendarItem } from './calendar-item'

/** Two things that can't both be right, with the verdict that says so. */
export interface CalendarConflict {
  readonly id: string
  readonly severity: 'hard' | 'soft'
  /** "Ledger 8.4 in a hard freeze" */
  readonly title: string
  /** Its entries on screen, both parties. */
  readonly parties: readonly [CalendarItem, CalendarItem]
  readonly from: number
  readonly to: number
  readonly verdict: Verdict<unknown>
  /** The rule in a sentence. */
  readonly rule: string
  /** Rules that were tried on these two without result. */
  readonly tried: string
}

/** The conflicts among these items: releases and changes in freezes, environments booked twice. */
export function conflictsOf(items: readonly CalendarItem[], roots: Roots, environments: readonly Environment[], zone: string): readonly CalendarConflict[] {
  return [...inFreezes(items, roots, zone), ...bookedTwice(items, roots, environments, zone)].sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
}

/** What can be in a conflict at all, told by time alone: what lies in a freeze, and bookings. */
export function conflictCandidates(spans: readonly Dated[]): readonly Dated[] {
  const freezes = spans.filter(({ kind }) => kind === 'freeze')
  return spans.filter((span) => {
    if (span.kind === 'freeze' || span.kind === 'booking') return true
    if (span.kind !== 'release' && span.kind !== 'change') return false
    return freezes.some(({ from, to }) => from < Math.max(span.to, span.from + 1) && to > span.from)
  })
}

function inFreezes(items: readonly CalendarItem[], roots: Roots, zone: string): readonly CalendarConflict[] {
  // Each repetition of a freeze is judged by its own days.
  const freezes = items.flatMap((item): { item: CalendarItem; freeze: Freeze }[] => {
    const view = item.kind === 'freeze' ? viewsOf(roots[item.root], 'freeze').find(({ id }) => id === idOf(item.entity)) : undefined
    return view === undefined ? [] : [{ item, freeze: { ...view, id: item.key, start: startOf(item, zone), end: endOf(item, zone) } }]
  })
  if (freezes.length === 0) return []
  const byKey = new Map(freezes.map(({ item }) => [item.key, item]))
  const all = freezes.map(({ freeze }) => freeze)
  return items.flatMap((item) => {
    // What is under way or over is decided; an emergency is what a freeze makes an exception for.
    if ((item.kind !== 'release' && item.kind !== 'change') || item.fixed || item.type === 'emergency') return []
    const environment = item.environment === '' ? [] : [`environment/${item.environment}`]
    const isRelease = item.kind === 'release'
    const span = {
      entity: item.entity,
      startField: isRelease ? 'target' : 'plannedStart',
      endField: isRelease ? 'target' : 'plannedEnd',
      start: startOf(item, zone),
      end: endOf(item, zone),
      affects: [...item.affects, ...environment],
    }
    return freezesOver(span, all, zone).flatMap((verdict): CalendarConflict[] => {
      const { freeze, severity, from, to } = verdict.outcome
      const party = byKey.get(freeze)
      if (party === undefined) return []
      const scope = party.affects.length === 0 ? 'everything' : 'services that it touches'
      return [
        {
          id: `${item.key} ${freeze}`,
          severity,
          title: `${item.title} in a ${severity} freeze`,
          parties: [item, party],
          from,
          to,
          verdict,
          rule: `A ${severity} freeze ${severity === 'hard' ? 'blocks' : 'warns about'} releases and changes in its time. It applies to ${scope}. Emergencies are excepted.`,
          tried: 'Environments booked twice.',
        },
      ]
    })
  })
}

function bookedTwice(items: readonly CalendarItem[], roots: Roots, environments: readonly Environment[], zone: string): readonly CalendarConflict[] {
  const byId = new Map(items.flatMap((item) => (item.kind === 'booking' ? [[idOf(item.entity), item] as const] : [])))
  const views = [...byId.values()].flatMap((item): Booking[] => viewsOf(roots[item.root], 'booking').filter(({ id }) => id === idOf(item.entity)))
  return doubleBookings(views, environments, zone).flatMap((verdict): CalendarConflict[] => {
    const { environment, first, second, from, to } = verdict.outcome
    const parties = [byId.get(first), byId.get(second)] as const
    if (parties[0] === undefined || parties[1] === undefined) return []
    const name = environments.find(({ id }) => id === environment)?.name ?? environment
    return [
      {
        id: `${first} ${second}`,
        severity: 'soft',
        title: `${name} is booked twice`,
        parties: [parties[0], parties[1]],
        from,
        to,
        verdict,
        rule: `An environment takes one booking at a time. ${name} allows sharing: no.`,
        tried: 'Freezes.',
      },
    ]
  })
}

const startOf = ({ from, wholeDays }: CalendarItem, zone: string): string => (wholeDays ? dayAt(from, zone) : instant(from))
const endOf = ({ from, to, wholeDays }: CalendarItem, zone: string): string => (wholeDays ? dayAt(Math.max(from, to - 1), zone) : instant(to))

/** Per entry the worst conflict it is in. */
export function conflictsByKey(conflicts: readonly CalendarConflict[]): ReadonlyMap<string, CalendarConflict> {
  const found = new Map<string, CalendarConflict>()
  for (const conflict of conflicts) {
    // A freeze is a party of many conflicts and the fault of none: the mark stands at the other one.
    for (const { key } of conflict.parties.filter(({ kind }) => kind !== 'freeze')) {
      const held = found.get(key)
      if (held === undefined || (held.severity === 'soft' && conflict.severity === 'hard')) found.set(key, conflict)
    }
  }
  return found
}
