import type { Draft } from '../log/operation'
import type { Meeting } from '../model/board'
import type { Change } from '../model/change'
import type { View } from '../model/entities'
import { type Failure, failed, ok, type Result } from '../model/result'
import { endsAt, startsAt, type When } from '../model/when'
import { combine, edit, titleOf } from './edit'
import { dateWords, type Shift, shifted } from './when-words'

/** What lies in a calendar with a start and an end of its own. */
export type BandKind = 'freeze' | 'window' | 'booking' | 'key-date' | 'milestone'
export type Edge = 'start' | 'end'

/** Moves a freeze, window, booking or key date with both its ends; one that repeats moves by its form alone, since its rule names days. */
export function moveBand<K extends BandKind>(kind: K, band: View<K>, shift: Shift, zone: string, meeting?: Meeting): Result<Draft, Failure> {
  const name = titleOf({ ...band })
  if ('recurrence' in band && band.recurrence !== '') return failed(repeats(name))
  if (band.start === '' && band.end === '') return failed({ code: 'no-dates', message: `${name} has no dates yet. Give it a start.` })
  const patch = { start: shifted(band.start, shift, zone), end: shifted(band.end, shift, zone) }
  const summary = `Moved ${name} to ${dateWords(patch.start || patch.end, zone)}${clockChange(band, patch, zone)}`
  // A meeting of the board is held when the calendar says so.
  const held = meeting === undefined ? [] : [edit('meeting', meeting, { start: shifted(meeting.start, shift, zone), end: shifted(meeting.end, shift, zone) })]
  return ok(combine(`move-${kind}`, summary, [edit(kind, band, patch as Parameters<typeof edit<K>>[2]), ...held]))
}

/** Moves one end of it. Refused where it would end before it starts. */
export function resizeBand<K extends BandKind>(kind: K, band: View<K>, edge: Edge, shift: Shift, zone: string): Result<Draft, Failure> {
  const name = titleOf({ ...band })
  if ('recurrence' in band && band.recurrence !== '') return failed(repeats(name))
  // Without an end it lasts as long as its start says: the end begins to be told here.
  const ends = { start: band.start, end: band.end === '' ? band.start : band.end }
  const patch = { [edge]: shifted(ends[edge], shift, zone) }
  const next = { ...ends, ...patch }
  if (turned(next.start, next.end, zone)) return failed(endBeforeStart(name))
  const words = `${edge === 'start' ? 'Start' : 'End'} of ${name} is now ${dateWords(next[edge], zone)}`
  return ok({ ...edit(kind, band, patch as Parameters<typeof edit<K>>[2], words), command: `resize-${kind}` })
}

/** Moves the planned time of a change. What is under way or over stays where it was planned. */
export function rescheduleChange(change: Change, shift: Shift, zone: string): Result<Draft, Failure> {
  const refusal = underWay(change)
  if (refusal !== undefined) return failed(refusal)
  const patch = { plannedStart: shifted(change.plannedStart, shift, zone), plannedEnd: shifted(change.plannedEnd, shift, zone) }
  const span = clockChange({ start: change.plannedStart, end: change.plannedEnd }, { start: patch.plannedStart, end: patch.plannedEnd }, zone)
  const summary = `Moved ${titleOf({ ...change })} to ${dateWords(patch.plannedStart || patch.plannedEnd, zone)}${span}`
  return ok({ ...edit('change', change, patch, summary), command: 'reschedule-change' })
}

/** Moves the planned start or end of a change. */
export function resizeChange(change: Change, edge: Edge, shift: Shift, zone: string): Result<Draft, Failure> {
  const refusal = underWay(change)
  if (refusal !== undefined) return failed(refusal)
  const name = titleOf({ ...change })
  const ends = { start: change.plannedStart, end: change.plannedEnd === '' ? change.plannedStart : change.plannedEnd }
  const next = { ...ends, [edge]: shifted(ends[edge], shift, zone) }
  if (turned(next.start, next.end, zone)) return failed(endBeforeStart(name))
  const words = `Planned ${edge} of ${name} is now ${dateWords(next[edge], zone)}`
  return ok({ ...edit('change', change, { plannedStart: next.start, plannedEnd: next.end }, words), command: 'resize-change' })
}

function underWay(change: Change): Failure | undefined {
  const name = titleOf({ ...change })
  if (change.plannedStart === '' && change.plannedEnd === '') return { code: 'no-dates', message: `${name} has no dates yet. Give it a planned start.` }
  if (!['implement', 'review', 'closed', 'cancelled'].includes(change.state)) return undefined
  return { code: 'change-over', message: `${name} is in ${change.state}: its planned time stays.` }
}

const repeats = (name: string): Failure => ({ code: 'repeats', message: `${name} repeats. Open it and change its first date; all the others follow.` })
const endBeforeStart = (name: string): Failure => ({ code: 'end-before-start', message: `${name} would end before it starts.` })

function turned(start: When, end: When, zone: string): boolean {
  const from = startsAt(start, zone)
  const to = endsAt(end, zone)
  return from !== undefined && to !== undefined && to <= from
}

interface Ends {
  readonly start: When
  readonly end: When
}

/** A night moved into the change of clocks keeps its times on the clock and is an hour shorter or longer: that is said. */
function clockChange(before: Ends, after: Ends, zone: string): string {
  const [was, is] = [lengthOf(before, zone), lengthOf(after, zone)]
  if (was === undefined || is === undefined || was === is || before.start.length === 10) return ''
  return `; the clocks change: ${hours(is)} instead of ${hours(was)}`
}

function lengthOf({ start, end }: Ends, zone: string): number | undefined {
  const from = startsAt(start, zone)
  const to = endsAt(end, zone)
  return from === undefined || to === undefined ? undefined : to - from
}

function hours(length: number): string {
  const minutes = Math.round(length / 60_000)
  const rest = minutes % 60 === 0 ? '' : ` ${minutes % 60} min`
  return `${Math.floor(minutes / 60)} h${rest}`
}
