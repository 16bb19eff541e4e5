import { type Occurrence, occurrencesWithin } from '../../calendar/recurrence'
import type { MaintenanceWindow } from '../../model/time-band'
import { startsAt } from '../../model/when'
import { type Conflict, type ConflictKind, open } from './conflict'
import type { Places } from './places'
import type { Subject } from './subject'
import { type Touch, touchedBy } from './touched'

/** A window binds what lies in the week before its first and after its last occurrence, and all between: a single night says nothing of next year. */
export const bindsFor = 7 * 86_400_000
/** So far a window with an end is looked for; one without binds for ever. */
const farthest = 5 * 366 * 86_400_000

export interface Windows {
  readonly everywhere: readonly MaintenanceWindow[]
  readonly byPlace: ReadonlyMap<string, readonly MaintenanceWindow[]>
  readonly zone: string
}

export function windowsOf(windows: readonly MaintenanceWindow[], zone: string): Windows {
  const everywhere: MaintenanceWindow[] = []
  const byPlace = new Map<string, MaintenanceWindow[]>()
  for (const window of windows) {
    const scope = Object.keys(window.appliesTo)
    if (scope.length === 0) everywhere.push(window)
    for (const place of scope) byPlace.set(place, [...(byPlace.get(place) ?? []), window])
  }
  return { everywhere, byPlace, zone }
}

const kinds: Readonly<Record<Touch, ConflictKind>> = { own: 'outside-window', parent: 'outside-parent-window', child: 'outside-child-window' }

/** Places with windows of their own that the subject lies outside of; windows for everything count where no place has its own. */
export function judgeWindows(subject: Subject, places: Places, { everywhere, byPlace, zone }: Windows, found: Conflict[]): void {
  if (byPlace.size === 0 && everywhere.length === 0) return
  const tell = (kind: ConflictKind, place: string, windows: readonly MaintenanceWindow[]): void => {
    const { entity, from, to } = subject
    const about = windows.map(({ id }) => `window/${id}`)
    found.push({ key: `window ${entity} ${place}`, kind, severity: 'soft', subject: entity, other: place, from, to, about, standing: open })
  }
  let isBound = false
  const carrier = places.carrierOf(subject)
  const carried = carrier?.judged === true ? touchedBy(carrier, places) : undefined
  if (byPlace.size > 0) {
    for (const [place, touch] of touchedBy(subject, places)) {
      const binding = (byPlace.get(place) ?? []).filter((window) => isFor(window, subject, places) && binds(window, subject, zone))
      if (binding.length === 0) continue
      isBound = true
      // Where its release is asked too, that one is told for all its changes.
      if (carried?.has(place) !== true && !liesInside(subject, byPlace.get(place) ?? [], zone)) tell(kinds[touch], place, binding)
    }
  }
  if (isBound || carried !== undefined) return
  const binding = everywhere.filter((window) => isFor(window, subject, places) && binds(window, subject, zone))
  if (binding.length > 0 && !liesInside(subject, everywhere, zone)) tell('outside-window', 'calendar/main', binding)
}

/** Deployment windows bind releases and what goes out with one; maintenance windows bind every change. */
const isFor = ({ kind }: MaintenanceWindow, subject: Subject, { isPartOfRelease }: Places): boolean => kind === 'maintenance' || isPartOfRelease(subject)

/** Whether a window says anything about that time. */
export function binds(window: MaintenanceWindow, subject: Pick<Subject, 'from' | 'to'>, zone: string): boolean {
  const first = startsAt(window.start, window.zone || zone)
  if (first === undefined || first - bindsFor >= subject.to) return false
  return isEndless(window) || boundUntil(window, subject, zone) !== undefined
}

const isEndless = ({ recurrence }: MaintenanceWindow): boolean => recurrence !== '' && !/COUNT|UNTIL/i.test(recurrence)

/** Until when a window with an end binds; undefined for one without, and for one that binds no more. */
export function boundUntil(window: MaintenanceWindow, { from, to }: Pick<Subject, 'from' | 'to'>, zone: string): number | undefined {
  const first = startsAt(window.start, window.zone || zone)
  if (first === undefined || isEndless(window)) return undefined
  const last = occurrencesWithin(window, from - bindsFor, window.recurrence === '' ? Math.max(to, first) + bindsFor : to + farthest, zone).at(-1)
  return last === undefined ? undefined : last.to + bindsFor
}

/** The first start from which a window binds something as long as the subject. */
export function boundFrom(window: MaintenanceWindow, { from, to }: Pick<Subject, 'from' | 'to'>, zone: string): number | undefined {
  const first = startsAt(window.start, window.zone || zone)
  return first === undefined ? undefined : first - bindsFor - (to - from) + 1
}

/** Whether the windows together cover it; what is planned by the day has its hours still free, so a window on its days is enough. */
export function liesInside({ from, to, wholeDays }: Pick<Subject, 'from' | 'to' | 'wholeDays'>, windows: readonly MaintenanceWindow[], zone: string): boolean {
  const open = windows.flatMap((window) => occurrencesWithin(window, from, to, zone)).sort(byStart)
  if (wholeDays) return open.length > 0
  let until = from
  for (const occurrence of open) {
    if (occurrence.from > until) return false
    if (occurrence.to >= to) return true
    until = Math.max(until, occurrence.to)
  }
  return false
}

const byStart = (a: Occurrence, b: Occurrence): number => a.from - b.from || b.to - a.to
