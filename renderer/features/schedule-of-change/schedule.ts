import { sha256 } from '#data/sha256'
import { type ScheduledChange, scheduleOfChange } from '#shared/cab/schedule-of-change'
import { dayAt, monthName } from '#shared/calendar/period'
import type { Roots } from '#shared/log/apply'
import type { ConfigurationItem, Service } from '#shared/model/configuration'
import { startsAt } from '#shared/model/when'
import { type ChosenPeriod, instantsOf } from './chosen-period'

export const standingWords: Readonly<Record<ScheduledChange['standing'], string>> = {
  confirmed: 'Confirmed',
  tentative: 'Not certain',
  'called-off': 'Called off',
}

export interface Schedule {
  readonly changes: readonly ScheduledChange[]
  /** How many authorised changes the period leaves out. */
  readonly outside: number
}

/** The authorised changes that meet a period, and how many do not. */
export function scheduleIn(roots: Roots, period: ChosenPeriod, zone: string): Schedule {
  const changes = scheduleOfChange(roots, instantsOf(period, zone), zone, sha256)
  const all = scheduleOfChange(roots, { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }, zone, sha256)
  return { changes, outside: all.length - changes.length }
}

/** By the month in which they start, in the order of the schedule. */
export function monthsOf(
  changes: readonly ScheduledChange[],
  zone: string,
): readonly { readonly title: string; readonly changes: readonly ScheduledChange[] }[] {
  const months = new Map<string, ScheduledChange[]>()
  for (const change of changes) {
    const at = startsAt(change.change.plannedStart, zone)
    const month = at === undefined ? '' : dayAt(at, zone).slice(0, 7)
    const held = months.get(month)
    if (held === undefined) months.set(month, [change])
    else held.push(change)
  }
  return [...months].map(([month, held]) => ({ title: `${monthName(Number(month.slice(5)))} ${month.slice(0, 4)}`, changes: held }))
}

/** Names of services and CIs, by `service/<id>` and `ci/<id>`. */
export const affectedNames = (services: readonly Service[], cis: readonly ConfigurationItem[]): ReadonlyMap<string, string> =>
  new Map([...services.map(({ id, name }) => [`service/${id}`, name] as const), ...cis.map(({ id, name }) => [`ci/${id}`, name] as const)])
