import { occurrencesWithin } from '../../calendar/recurrence'
import type { Freeze, FreezeException } from '../../model/time-band'
import { startsAt } from '../../model/when'
import { type Conflict, type ConflictKind, open } from './conflict'
import type { Places } from './places'
import type { Subject } from './subject'
import { type Touch, touchedBy, touchOf } from './touched'
import type { World } from './world'

const kinds: Readonly<Record<Touch, ConflictKind>> = { own: 'in-freeze', parent: 'in-parent-freeze', child: 'in-child-freeze' }

/** Freezes that a subject lies in, each occurrence for itself; one over a child of what it touches only warns. */
export function judgeFreezes(subject: Subject, places: Places, { freezes, exceptions, scopes, zone }: World, found: Conflict[]): void {
  const { entity, from, to } = subject
  let touched: ReadonlyMap<string, Touch> | undefined
  const carrier = freezes.length === 0 ? undefined : places.carrierOf(subject)
  for (const freeze of freezes) {
    // What lies in no scope is cheap to tell; when a freeze is, is asked first, since most are elsewhere in time.
    const occurrences = freeze.recurrence === '' && !mayTouch(freeze, from, to, zone) ? none : occurrencesWithin(freeze, from, to, zone)
    if (occurrences.length === 0) continue
    const isForAll = Object.keys(freeze.appliesTo).length === 0
    if (!isForAll) touched ??= touchedBy(subject, places)
    const touch = isForAll ? ({ touch: 'own', at: [] } as const) : touchOf(freeze.appliesTo, touched ?? new Map())
    if (touch === undefined) continue
    // Its release lies in it too, and is told for all its changes.
    if (carrier?.judged === true && (isForAll || touchOf(freeze.appliesTo, touchedBy(carrier, places)) !== undefined)) continue
    for (const occurrence of occurrences) {
      const exception = exceptionFor(exceptions, freeze, subject, scopes.get(entity) ?? [], occurrence.from, zone)
      found.push({
        key: `freeze ${entity} freeze/${freeze.id}${freeze.recurrence === '' ? '' : ` ${occurrence.from}`}`,
        kind: kinds[touch.touch],
        severity: touch.touch === 'child' ? 'soft' : freeze.severity,
        subject: entity,
        other: `freeze/${freeze.id}`,
        from: Math.max(from, occurrence.from),
        to: Math.min(to, occurrence.to),
        about: touch.at,
        occurrence: occurrence.from,
        standing: exception === undefined ? open : { state: 'excepted', exception },
      })
    }
  }
}

const none: readonly never[] = []

function mayTouch({ start, end }: Freeze, from: number, to: number, zone: string): boolean {
  const begins = startsAt(start, zone)
  if (begins === undefined || begins >= to) return false
  const ends = startsAt(end, zone)
  // A day ends up to 26 hours after it begins, where the clocks and the zone differ.
  return (ends ?? begins) + 26 * 3_600_000 > from
}

/** The exception that lets a subject go out in a freeze: its own, or that of a release that it is part of. */
export function exceptionFor(
  exceptions: readonly FreezeException[],
  { id }: Freeze,
  { entity, groups }: Pick<Subject, 'entity' | 'groups'>,
  releases: readonly string[],
  occurrence: number,
  zone: string,
): FreezeException | undefined {
  return exceptions.find(
    (exception) =>
      exception.freeze === id &&
      (exception.subject === entity || groups.includes(exception.subject) || releases.includes(exception.subject)) &&
      (exception.occurrence === '' || startsAt(exception.occurrence, zone) === occurrence),
  )
}
