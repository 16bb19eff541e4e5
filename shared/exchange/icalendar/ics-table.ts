import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { localInstant } from '../table/local-time'
import { limits, type Note, type Row, type Sheet } from '../table/table'
import { type Component, components, every, type Fault, lineOf, linesOf } from './components'
import { type ContentLine, plainText, textList } from './content-lines'
import { type Duration, dayAfter, type IcsTime, readDuration, readPeriodEnds, readTimes } from './times'
import { ownInstant, sameClock, zoneFinder } from './zones'

/** The columns that a calendar file is read into; the fields of table/fields/band-fields.ts know them by these names. */
export const icsHeaders = ['Kind', 'Severity', 'Title', 'Start', 'End', 'Recurrence', 'Exceptions', 'Zone', 'Applies to', 'Status', 'Note', 'UID'] as const
type Cells = Record<(typeof icsHeaders)[number], string>

/** What may stand in a file beside events; how a person calls it. */
const notTaken: readonly (readonly [kind: string, one: string, more: string])[] = [
  ['VTODO', 'to-do', 'to-dos'],
  ['VJOURNAL', 'journal entry', 'journal entries'],
  ['VFREEBUSY', 'free-busy time', 'free-busy times'],
  ['VALARM', 'alarm', 'alarms'],
]

/** The events of a calendar file as rows of a table, one for each event, moved occurrence and extra date. `text` is decoded; `name` that of the file. */
export function icsTable(text: string, name: string): Result<Sheet, Failure> {
  const { top, faults } = components(text)
  const events = [...every(top, 'VEVENT')]
  if (events.length > limits.rows)
    return failed({ code: 'too-many-rows', message: `This calendar has more than ${limits.rows.toLocaleString('en')} events; split it.` })
  if (top.inside.length === 0)
    return failed({ code: 'no-calendar', message: 'This file says that it is a calendar, but there is none in it: no component begins and ends.' })
  const reading = readerOf(top)
  const series = seriesOf(events, reading.note)
  const rows: Row[] = []
  for (const event of series)
    for (const cells of reading.rowsOf(event))
      rows.push({ record: rows.length + 1, line: event.component.line, cells: icsHeaders.map((header) => cells[header]) })
  const notes: Note[] = [...faults.slice(0, 100).map(noteOf), ...tooManyFaults(faults), ...reading.notes(), ...othersOf(top)]
  if (rows.length === 0) notes.push({ code: 'no-rows', message: 'There are no events in this calendar: nothing to import.' })
  const title = lineOf(top.inside.find(({ kind }) => kind === 'VCALENDAR') ?? top, 'X-WR-CALNAME')?.value
  return ok({ name: title === undefined || title.trim() === '' ? name : plainText(title).slice(0, 200), hidden: false, headers: [...icsHeaders], rows, notes })
}

const noteOf = ({ code, line, message }: Fault): Note => ({ code, line, message })
const tooManyFaults = (faults: readonly Fault[]): Note[] =>
  faults.length > 100 ? [{ code: 'more-faults', message: `${faults.length - 100} further lines are not as they should be.` }] : []

function othersOf(top: Component): Note[] {
  return notTaken.flatMap(([kind, one, more]): Note[] => {
    const count = [...every(top, kind)].length
    return count === 0
      ? []
      : [{ code: 'not-taken', message: `${count} ${count === 1 ? one : more} ${count === 1 ? 'was' : 'were'} left out: only events are imported.` }]
  })
}

interface Event {
  readonly component: Component
  /** Occurrences of this series that another event of the file replaces. */
  readonly replaced: readonly ContentLine[]
}

/** Puts together what belongs to one UID: the latest version of an event, and which of its occurrences have an event of their own. */
function seriesOf(events: readonly Component[], note: (note: Note) => void): readonly Event[] {
  const latest = new Map<string, Component>()
  const replaced = new Map<string, ContentLine[]>()
  let nameless = 0
  for (const component of events) {
    const uid = uidOf(component)
    const moved = lineOf(component, 'RECURRENCE-ID')
    const key = uid === '' ? `\n${nameless++}` : `${uid}\n${moved?.value ?? ''}`
    const before = latest.get(key)
    if (before !== undefined) {
      const isNewer = sequenceOf(component) >= sequenceOf(before)
      note({
        code: 'same-event-twice',
        line: component.line,
        message: `This event stands in line ${before.line} already; the ${isNewer ? 'later' : 'earlier'} one counts.`,
      })
      if (!isNewer) continue
      latest.delete(key)
    }
    latest.set(key, component)
    if (moved !== undefined && uid !== '') {
      replaced.set(uid, [...(replaced.get(uid) ?? []), moved])
      if (moved.params.get('RANGE')?.toUpperCase() === 'THISANDFUTURE')
        note({
          code: 'range-not-taken',
          line: moved.line,
          message: 'This changes all later occurrences too (THISANDFUTURE); it was taken for this one alone. Check the later ones.',
        })
    }
  }
  return [...latest.values()].map((component) => ({
    component,
    replaced: lineOf(component, 'RECURRENCE-ID') === undefined ? (replaced.get(uidOf(component)) ?? []) : [],
  }))
}

const uidOf = (component: Component): string => lineOf(component, 'UID')?.value.trim() ?? ''
const sequenceOf = (component: Component): number => Number(lineOf(component, 'SEQUENCE')?.value ?? 0) || 0
const textOf = (component: Component, name: string): string => plainText(lineOf(component, name)?.value ?? '').trim()

/** A time as a cell: a day, an instant, a local time where no zone is known; and the zone whose clock it keeps. */
interface Placed {
  readonly cell: string
  readonly zone: string
  readonly time: IcsTime
}

function readerOf(top: Component) {
  const zoneOf = zoneFinder(top)
  const notes: Note[] = []
  const own = new Map<string, string>()

  const placed = (time: IcsTime): Placed => {
    if (time.kind === 'day') return { cell: time.day, zone: '', time }
    if (time.kind === 'utc') return { cell: `${time.local}Z`, zone: 'UTC', time }
    if (time.kind === 'bad') return { cell: time.text === '' ? '?' : time.text, zone: '', time }
    const zone = zoneOf(time.tzid)
    if (zone.kind === 'known') return { cell: isoOf(localInstant(time.local, zone.name).at), zone: zone.name, time }
    const at = zone.kind === 'own' ? ownInstant(time.local, zone.definition) : undefined
    if (at === undefined || zone.kind !== 'own') return { cell: time.local, zone: time.tzid, time }
    const clock = own.get(time.tzid) ?? sameClock(zone.definition, time.local) ?? offsetZone(time.local, at)
    own.set(time.tzid, clock)
    return { cell: isoOf(at), zone: clock, time }
  }

  const firstOf = (line: ContentLine | undefined): Placed =>
    placed(line === undefined ? { kind: 'bad', text: '' } : (readTimes(line)[0] ?? { kind: 'bad', text: line.value.trim() }))

  /** Moves a time by days on its clock and seconds of time. */
  const later = ({ time, cell }: Placed, by: Duration): string => {
    if (time.kind === 'day') return dayAfter(time.day, by.days + Math.floor(by.seconds / 86_400) - 1)
    if (time.kind === 'bad') return ''
    const moved: IcsTime =
      time.kind === 'utc'
        ? { kind: 'utc', local: movedLocal(time.local, by.days), at: time.at + by.days * 86_400_000 }
        : { ...time, local: movedLocal(time.local, by.days) }
    const base = placed(moved).cell
    return cell.endsWith('Z') ? isoOf(Date.parse(base) + by.seconds * 1000) : isoOf(Date.parse(`${base}Z`) + by.seconds * 1000).slice(0, -1)
  }

  const endOf = (component: Component, start: Placed): string => {
    const end = lineOf(component, 'DTEND')
    const duration = lineOf(component, 'DURATION')
    if (end !== undefined) {
      const given = readTimes(end)[0]
      // Some leave the zone away that they have just named.
      const { cell, time } =
        given?.kind === 'local' && given.tzid === '' && start.time.kind === 'local' ? placed({ ...given, tzid: start.time.tzid }) : firstOf(end)
      // A day as an end is the first day after (RFC 5545, 3.6.1); ours is the last one of it. Some write the same day.
      return time.kind === 'day' && start.time.kind === 'day' ? (time.day > start.time.day ? dayAfter(time.day, -1) : time.day) : cell
    }
    if (duration === undefined) return ''
    const read = readDuration(duration.value)
    if (read !== undefined) return later(start, read)
    notes.push({ code: 'bad-duration', line: duration.line, message: `“${duration.value.slice(0, 40)}” is no duration; the event was taken without an end.` })
    return ''
  }

  const exceptionsOf = ({ component, replaced }: Event): readonly string[] =>
    [...linesOf(component, 'EXDATE'), ...replaced].flatMap((line) =>
      readTimes(line).flatMap((time) => {
        if (time.kind !== 'bad') return [placed(time).cell]
        notes.push({ code: 'bad-date', line: line.line, message: `“${time.text.slice(0, 40)}” is no date; this exception was left out.` })
        return []
      }),
    )

  function* rowsOf(event: Event): Generator<Cells> {
    const { component } = event
    const start = firstOf(lineOf(component, 'DTSTART'))
    const rules = linesOf(component, 'RRULE')
    const moved = lineOf(component, 'RECURRENCE-ID')
    const uid = uidOf(component)
    const exceptions = exceptionsOf(event)
    const isSeries = rules.length > 0 && moved === undefined
    if (rules.length > 1)
      notes.push({ code: 'rules-not-taken', line: rules[1]?.line ?? component.line, message: 'An event has one rule here; its further rules were left out.' })
    for (const rule of linesOf(component, 'EXRULE'))
      notes.push({
        code: 'exrule-not-taken',
        line: rule.line,
        message: 'Rules of exceptions (EXRULE) are no longer part of the standard; this one was left out. Check its occurrences.',
      })
    const cells: Cells = {
      ...wordsOf(component),
      Start: start.cell,
      End: endOf(component, start),
      Recurrence: isSeries ? (rules[0]?.value.trim() ?? '') : '',
      Exceptions: isSeries ? [...new Set(exceptions)].sort().join('; ') : '',
      Zone: start.zone,
      UID: moved === undefined || uid === '' ? uid : `${uid} ${firstOf(moved).cell}`,
    }
    // Without a rule an exception takes away the event itself.
    if (isSeries || !exceptions.includes(start.cell)) yield cells
    if (moved !== undefined) return
    let extra = 0
    for (const line of linesOf(component, 'RDATE')) {
      const ends = readPeriodEnds(line)
      for (const [index, time] of readTimes(line).entries()) {
        if (time.kind === 'bad') {
          notes.push({ code: 'bad-date', line: line.line, message: `“${time.text.slice(0, 40)}” is no date; this further date was left out.` })
          continue
        }
        const further = placed(time)
        const { cell, zone } = further
        const end = ends[index]
        if (cell === start.cell || exceptions.includes(cell)) continue
        extra += 1
        if (extra > mostExtra) {
          notes.push({ code: 'too-many-dates', line: line.line, message: `Only the first ${mostExtra} further dates of this event were taken.` })
          return
        }
        yield {
          ...cells,
          Start: cell,
          End: end === undefined ? sameLength(start, cells.End, cell) : 'kind' in end ? placed(end).cell : later(further, end),
          Recurrence: '',
          Exceptions: '',
          Zone: zone,
          UID: uid === '' ? '' : `${uid} ${cell}`,
        }
      }
    }
  }

  return { rowsOf, note: (note: Note) => void notes.push(note), notes: (): readonly Note[] => notes }
}

const mostExtra = 500

/** Kind, severity and what it applies to stand in CATEGORIES and in our own properties; everything else of a text kind is the note. */
function wordsOf(component: Component): Pick<Cells, 'Kind' | 'Severity' | 'Title' | 'Applies to' | 'Status' | 'Note'> {
  const categories = linesOf(component, 'CATEGORIES').flatMap(({ value }) => textList(value))
  const severity = categories.find((word) => /^(hard|soft)$/i.test(word)) ?? ''
  const items = (['service', 'environment', 'ci'] as const).flatMap((kind) =>
    linesOf(component, `X-SLIPWAY-${kind.toUpperCase()}`).flatMap(({ value }) => textList(value).map((name) => `${kind}/${name}`)),
  )
  const place = textOf(component, 'LOCATION')
  const note = [textOf(component, 'DESCRIPTION'), ...(place === '' ? [] : [`Location: ${place}`])].filter((part) => part !== '').join('\n')
  return {
    Kind: categories.find((word) => word !== severity) ?? '',
    Severity: severity,
    Title: textOf(component, 'SUMMARY'),
    'Applies to': items.join('; '),
    Status: textOf(component, 'STATUS'),
    Note: note,
  }
}

const isoOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`
const movedLocal = (local: string, days: number): string => `${dayAfter(local.slice(0, 10), days)}${local.slice(10)}`

/** A zone without a name, by what its clock is ahead at this time. Those of whole hours have names, with the sign turned round. */
function offsetZone(local: string, at: number): string {
  const minutes = Math.round((Date.parse(`${local}Z`) - at) / 60_000)
  if (minutes === 0) return 'UTC'
  if (minutes % 60 === 0) return `Etc/GMT${minutes < 0 ? '+' : '-'}${Math.abs(minutes) / 60}`
  const clock = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return `${minutes < 0 ? '-' : '+'}${clock}`
}

/** The end of a further date: as long as the event itself. */
function sameLength(start: Placed, end: string, cell: string): string {
  if (end === '' || start.time.kind === 'bad') return ''
  const utc = (text: string): number => Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text.endsWith('Z') ? text : `${text}Z`)
  const moved = utc(cell) + utc(end) - utc(start.cell)
  if (Number.isNaN(moved)) return ''
  return cell.length === 10 ? isoOf(moved).slice(0, 10) : cell.endsWith('Z') ? isoOf(moved) : isoOf(moved).slice(0, -1)
}
