import type { HeldFields, RootRecord } from '../log/apply'
import { kindOf } from '../model/entity-id'
import { endsAt, isDay, startsAt, When } from '../model/when'
import type { Recurring } from './recurrence'

/** What a calendar shows, as a person tells it apart; in the order of the panel. */
export const calendarKinds = ['release', 'change', 'emergency', 'window', 'booking', 'key-date', 'freeze', 'phase'] as const
export type CalendarKind = (typeof calendarKinds)[number]

/** Where in time an entity lies: as much as is needed to find it, so that ten thousand of them are found quickly. */
export interface Dated {
  readonly entity: string
  readonly root: string
  readonly kind: CalendarKind
  /** Epoch milliseconds; `to` is exclusive and equals `from` for an instant. */
  readonly from: number
  readonly to: number
  /** Given as whole days, in whatever zone it is read. */
  readonly wholeDays: boolean
  /** An RRULE, or ''. */
  readonly repeats: string
  /** Where it repeats: what its occurrences are made from. */
  readonly recurring?: Recurring
}

interface Fields {
  readonly kind: (held: HeldFields) => CalendarKind | undefined
  readonly start: readonly string[]
  readonly end?: string
}

const text = (held: HeldFields, field: string): string => {
  const value = held[field]?.[0]
  return typeof value === 'string' ? value : ''
}
const unlessCancelled =
  (kind: CalendarKind) =>
  (held: HeldFields): CalendarKind | undefined =>
    text(held, 'state') === 'cancelled' ? undefined : kind

/** Which fields date an entity. A release lies where it went out, else at its target; what is cancelled or refused takes no time. */
const dating: Readonly<Record<string, Fields>> = {
  release: { kind: unlessCancelled('release'), start: ['actual', 'target'] },
  change: {
    kind: (held) => unlessCancelled(text(held, 'type') === 'emergency' ? 'emergency' : 'change')(held),
    start: ['plannedStart', 'plannedEnd'],
    end: 'plannedEnd',
  },
  phase: { kind: () => 'phase', start: ['start', 'end'], end: 'end' },
  milestone: { kind: () => 'key-date', start: ['start', 'end'], end: 'end' },
  freeze: { kind: () => 'freeze', start: ['start'], end: 'end' },
  window: { kind: () => 'window', start: ['start'], end: 'end' },
  booking: { kind: (held) => (text(held, 'state') === 'rejected' ? undefined : 'booking'), start: ['start', 'end'], end: 'end' },
  'key-date': { kind: () => 'key-date', start: ['start', 'end'], end: 'end' },
}

/**
 * All that is dated in one root. Read from the raw fields: making views of everything is what costs. What repeats keeps the clock
 * of its own zone or the site's, whole days that of the zone they are read in.
 */
export function datedOf(record: RootRecord, zone: string, siteZone = zone): readonly Dated[] {
  const found: Dated[] = []
  for (const entity in record.entities) {
    const fields = dating[kindOf(entity)]
    const held = record.entities[entity]
    if (fields === undefined || held === undefined || held['removed']?.[0] !== false) continue
    const kind = fields.kind(held)
    const start = fields.start.map((field) => whenOf(held, field)).find((when) => when !== '')
    if (kind === undefined || start === undefined) continue
    const span = spanOf(start, fields.end === undefined ? '' : whenOf(held, fields.end), zone)
    if (span === undefined) continue
    const { from, to, wholeDays } = span
    const repeats = text(held, 'recurrence')
    const dated = { entity, root: record.root, kind, from, to, wholeDays, repeats }
    found.push(repeats === '' ? dated : { ...dated, recurring: recurringOf(held, repeats, wholeDays ? zone : siteZone) })
  }
  return found
}

/** Later than any day. */
const forever = '9999-12-31'
const startsWithDay = /^\d{4}-\d{2}-\d{2}/

/**
 * The first and the last day that stands in what dates a root's entities: without a zone and without a look at their
 * states, so that all that `datedOf` finds lies between them or within a day of them.
 */
export function datedDays({ entities }: RootRecord): readonly [from: string, to: string] | undefined {
  let from = forever
  let to = ''
  for (const entity in entities) {
    const fields = dating[kindOf(entity)]
    const held = entities[entity]
    if (fields === undefined || held === undefined) continue
    for (const field of fields.end === undefined ? fields.start : [...fields.start, fields.end]) {
      const value = text(held, field)
      if (!startsWithDay.test(value)) continue
      const day = value.slice(0, 10)
      if (day < from) from = day
      if (day > to) to = day
    }
    if (to !== '' && text(held, 'recurrence') !== '') to = forever
  }
  return to === '' ? undefined : [from, to]
}

function recurringOf(held: HeldFields, recurrence: string, zone: string): Recurring {
  const exceptions = held['exceptions']?.[0]
  const keys = typeof exceptions === 'object' && !Array.isArray(exceptions) ? Object.keys(exceptions) : []
  return {
    start: whenOf(held, 'start'),
    end: whenOf(held, 'end'),
    recurrence,
    exceptions: Object.fromEntries(keys.map((key) => [key, true as const])),
    zone: text(held, 'zone') || zone,
  }
}

/** Two `When`s as a stretch of time; one that would end before it starts lies at its start. */
export function spanOf(start: When, end: When, zone: string): Pick<Dated, 'from' | 'to' | 'wholeDays'> | undefined {
  const from = timeOf(start, zone)?.from
  if (from === undefined) return undefined
  const wholeDays = isDay(start) && (end === '' || isDay(end))
  const to = end === '' ? (wholeDays ? timeOf(start, zone)?.to : from) : timeOf(end, zone)?.to
  return { from, to: Math.max(from, to ?? from), wholeDays }
}

let times = { zone: '', known: new Map<When, { readonly from: number; readonly to: number } | undefined>() }

/** Beginning and end of a `When`. Dates repeat by the thousand: each is looked up in the calendar once. */
function timeOf(when: When, zone: string): { readonly from: number; readonly to: number } | undefined {
  if (times.zone !== zone || times.known.size > 50_000) times = { zone, known: new Map() }
  const { known } = times
  if (known.has(when)) return known.get(when)
  const [from, to] = [startsAt(when, zone), endsAt(when, zone)]
  const time = from === undefined || to === undefined ? undefined : { from, to }
  known.set(when, time)
  return time
}

const seen = new Map<string, When>()

/** What a newer Slipway wrote in a form unknown here is not dated. Dates repeat: each text is judged once. */
function whenOf(held: HeldFields, field: string): When {
  const value = text(held, field)
  if (value === '') return ''
  const known = seen.get(value)
  if (known !== undefined) return known
  const parsed = When.safeParse(value)
  const when = parsed.success ? parsed.data : ''
  if (seen.size > 50_000) seen.clear()
  seen.set(value, when)
  return when
}
