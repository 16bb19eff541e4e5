import { findIana } from 'windows-iana'
import { isZone, localInstant } from '../table/local-time'
import { type Component, every, lineOf, linesOf } from './components'
import { type IcsTime, readTimes } from './times'

/** What a TZID stands for. `name` is one that Temporal knows; a zone that only the file defines has its own offsets. */
export type IcsZone =
  | { readonly kind: 'known'; readonly name: string }
  | { readonly kind: 'own'; readonly definition: Component }
  | { readonly kind: 'unknown' }

/** Finds zones by TZID: IANA's names, also behind a prefix (`/mozilla.org/20070129_1/Europe/Berlin`), Windows' names, those that the file defines. */
export function zoneFinder(top: Component): (tzid: string) => IcsZone {
  const definitions = new Map<string, Component>()
  for (const zone of every(top, 'VTIMEZONE')) {
    const id = lineOf(zone, 'TZID')?.value.trim() ?? ''
    if (!definitions.has(id)) definitions.set(id, zone)
  }
  const found = new Map<string, IcsZone>()
  return (tzid) => {
    const known = found.get(tzid) ?? judged(tzid, definitions.get(tzid))
    found.set(tzid, known)
    return known
  }
}

function judged(tzid: string, definition: Component | undefined): IcsZone {
  const named = namedZone(tzid) ?? (definition === undefined ? undefined : namedZone(lineOf(definition, 'X-LIC-LOCATION')?.value.trim() ?? ''))
  if (named !== undefined) return { kind: 'known', name: named }
  return definition === undefined ? { kind: 'unknown' } : { kind: 'own', definition }
}

function namedZone(tzid: string): string | undefined {
  // "+01:00" and "EST5EDT" are zones too; a bare "1" is not what anybody means by one.
  if (!/[A-Za-z]{2}|^[+-]\d\d/.test(tzid)) return undefined
  const parts = tzid.split('/')
  const names = [tzid, tzid.replace('-', '/'), ...[3, 2].filter((count) => parts.length > count).map((count) => parts.slice(-count).join('/'))]
  return names.find(isZone) ?? findIana(tzid)[0] ?? namedInside(tzid)
}

/** `custom_America/New_York_2007` means New York. */
const namedInside = (tzid: string): string | undefined =>
  tzid.includes('/') ? Intl.supportedValuesOf('timeZone').find((zone) => zone.includes('/') && tzid.includes(zone)) : undefined

/** Epoch milliseconds of a local time (`2026-01-03T22:00:00`) by the rules that the file gives for a zone of its own; undefined where it gives none. */
export function ownInstant(local: string, definition: Component): number | undefined {
  const offset = offsetAt(local, definition)
  return offset === undefined ? undefined : Date.parse(`${local}Z`) - offset
}

/** The observance that began last counts (RFC 5545, 3.6.5); before the first one, the offset that it changed from. */
function offsetAt(local: string, definition: Component): number | undefined {
  let latest: { readonly onset: string; readonly offset: number } | undefined
  let before: { readonly onset: string; readonly offset: number } | undefined
  for (const observance of definition.inside) {
    const to = offsetOf(lineOf(observance, 'TZOFFSETTO')?.value)
    if (to === undefined) continue
    for (const onset of onsetsOf(observance, Number(local.slice(0, 4)))) {
      if (onset <= local) {
        if (latest === undefined || onset >= latest.onset) latest = { onset, offset: to }
      } else if (before === undefined || onset < before.onset) before = { onset, offset: offsetOf(lineOf(observance, 'TZOFFSETFROM')?.value) ?? to }
    }
  }
  return (latest ?? before)?.offset
}

/** The local times at which an observance begins: its own start, its RDATEs, and what its rule gives in the year asked for and the one before. */
function onsetsOf(observance: Component, year: number): readonly string[] {
  const start = lineOf(observance, 'DTSTART')
  const first = start === undefined ? undefined : localOf(readTimes(start)[0])
  if (first === undefined) return []
  const dates = linesOf(observance, 'RDATE').flatMap((line) => readTimes(line).flatMap((time) => localOf(time) ?? []))
  const rule = lineOf(observance, 'RRULE')?.value ?? ''
  const yearly = rule === '' ? [] : [year - 1, year].flatMap((of) => yearlyOnset(rule, first, of) ?? [])
  return [first, ...dates, ...yearly]
}

const localOf = (time: IcsTime | undefined): string | undefined =>
  time?.kind === 'local' || time?.kind === 'utc' ? time.local : time?.kind === 'day' ? `${time.day}T00:00:00` : undefined

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** The day of a year's change of clocks: `BYMONTH` and an n-th weekday or days of the month, which is how zones write it. */
function yearlyOnset(rule: string, first: string, year: number): string | undefined {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const),
  )
  const until = /^(\d{4})/.exec(parts.get('UNTIL') ?? '')?.[1]
  if (parts.get('FREQ') !== 'YEARLY' || year < Number(first.slice(0, 4)) || (until !== undefined && year > Number(until))) return undefined
  const month = Number(parts.get('BYMONTH') ?? first.slice(5, 7))
  const [, nth, weekday] = /^([+-]?\d)?(SU|MO|TU|WE|TH|FR|SA)$/.exec(parts.get('BYDAY') ?? '') ?? []
  const days = daysOf(year, month)
  const listed = (parts.get('BYMONTHDAY') ?? '')
    .split(',')
    .filter((day) => day !== '')
    .map(Number)
  const fits = days.filter((day) => {
    if (listed.length > 0 && !listed.includes(day) && !listed.includes(day - days.length - 1)) return false
    return weekday === undefined || new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekdays.indexOf(weekday)
  })
  const nthFit = Number(nth ?? 1)
  const plain = weekday === undefined && listed.length === 0
  const day = plain ? Number(first.slice(8, 10)) : nthFit < 0 ? fits.at(nthFit) : fits[nthFit - 1]
  return day === undefined ? undefined : `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}${first.slice(10)}`
}

const daysOf = (year: number, month: number): number[] => Array.from({ length: new Date(Date.UTC(year, month, 0)).getUTCDate() }, (_, at) => at + 1)

function offsetOf(value: string | undefined): number | undefined {
  const [, sign, hours, minutes, seconds = '0'] = /^\s*([+-])(\d\d):?(\d\d):?(\d\d)?\s*$/.exec(value ?? '') ?? []
  if (sign === undefined) return undefined
  return (sign === '-' ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

/** Zones of companies first: of several that keep the same clock, the one that a person is likely to know. */
const likely = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Australia/Sydney',
  'UTC',
]

/** The known zone whose clock runs as this definition says, in the year of `local`; undefined where none does. */
export function sameClock(definition: Component, local: string): string | undefined {
  const year = local.slice(0, 4)
  const probes = Array.from({ length: 24 }, (_, at) => `${year}-${String(Math.floor(at / 2) + 1).padStart(2, '0')}-${at % 2 === 0 ? '05' : '20'}T12:00:00`)
  const wanted = probes.map((probe) => ownInstant(probe, definition))
  if (wanted.includes(undefined)) return undefined
  return [...likely, ...Intl.supportedValuesOf('timeZone')].find((zone) => probes.every((probe, at) => localInstant(probe, zone).at === wanted[at]))
}
