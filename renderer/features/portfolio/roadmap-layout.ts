import { dateText } from '#app/format'
import type { Freeze } from '#shared/model/time-band'
import { endsAt, startsAt } from '#shared/model/when'
import type { Group } from './arrange'
import { monday, monthsLater, monthText, quarterOf, quarterText, type Span } from './calendar-span'
import { isOver, type ReleaseRow } from './release-row'
import type { Strip } from './view-definition'

/** Sizes in CSS pixels. */
export const lineHeight = 14
export const laneLabelWidth = 108
const diamond = 6
const gap = 10
/** Mean width of a letter of the label's face at 12 px: labels are placed before they are drawn. */
const letter = 6.1

export interface RoadmapBar {
  readonly row: ReleaseRow
  /** The line it lies on, counted from the top of the strip. */
  readonly line: number
  /** Where the bar begins and ends; equal where only a date is known. */
  readonly from: number
  readonly to: number
  /** Where its date lies, if in view. */
  readonly date: number | undefined
  readonly look: 'planned' | 'uncertain' | 'out'
  readonly label: number
  readonly anchor: 'start' | 'end'
}

export interface RoadmapLane {
  readonly title: string
  readonly line: number
  readonly lines: number
}

export interface RoadmapBand {
  readonly freeze: Freeze
  readonly from: number
  readonly to: number
  /** Where its name stands; undefined where another name stands there already. */
  readonly label: number | undefined
}

export interface RoadmapTick {
  readonly x: number
  readonly label: string
}

export interface Roadmap {
  readonly span: Span
  readonly lanes: readonly RoadmapLane[]
  readonly bars: readonly RoadmapBar[]
  readonly bands: readonly RoadmapBand[]
  readonly major: readonly RoadmapTick[]
  readonly minor: readonly RoadmapTick[]
  readonly lines: number
  readonly today: number | undefined
}

/** The stretch of time of a strip: twelve weeks from last Monday on, or six quarters from the last one on. */
export function spanOfStrip(strip: Exclude<Strip, 'none'>, now: number, zone: string): Span {
  if (strip === 'weeks') return { from: monday(now, zone, -1), to: monday(now, zone, 12) }
  const from = quarterOf(monthsLater(now, zone, -3), zone).from
  return { from, to: monthsLater(from, zone, 18) }
}

export interface RoadmapInput {
  readonly groups: readonly Group[]
  readonly freezes: readonly Freeze[]
  readonly strip: Exclude<Strip, 'none'>
  readonly now: number
  readonly zone: string
  /** Width of the part with the bars. */
  readonly width: number
}

/** Where everything of the strip lies. Releases that touch its time lie in lanes, one a group, packed from the top. */
export function roadmapOf({ groups, freezes, strip, now, zone, width }: RoadmapInput): Roadmap {
  const span = spanOfStrip(strip, now, zone)
  const scale = width / (span.to - span.from)
  const x = (at: number): number => (at - span.from) * scale
  const lanes: RoadmapLane[] = []
  const bars: RoadmapBar[] = []
  let line = 0
  for (const { title, rows } of groups) {
    const placed = placedRows(rows, span, x, width)
    if (placed.length === 0) continue
    const lines = 1 + Math.max(...placed.map(({ line: own }) => own))
    lanes.push({ title, line, lines })
    for (const bar of placed) bars.push({ ...bar, line: bar.line + line })
    line += lines
  }
  const isInside = now >= span.from && now < span.to
  return { span, lanes, bars, bands: bandsOf(freezes, span, x, zone), ...ticksOf(strip, span, x, zone), lines: line, today: isInside ? x(now) : undefined }
}

function placedRows(rows: readonly ReleaseRow[], span: Span, x: (at: number) => number, width: number): readonly RoadmapBar[] {
  const seen = rows.flatMap((row) => {
    const end = row.out ?? row.start
    const start = Math.min(row.start ?? end ?? 0, end ?? 0)
    return end === undefined || end < span.from || start >= span.to ? [] : [{ row, start, end }]
  })
  seen.sort((a, b) => a.start - b.start || a.end - b.end || (a.row.name < b.row.name ? -1 : 1))
  /** Per line, where it is free again. */
  const free: number[] = []
  return seen.map(({ row, start, end }) => {
    const from = Math.max(0, x(start))
    const to = Math.min(width, x(end))
    const date = row.out !== undefined && row.out < span.to ? x(row.out) : undefined
    const after = (date ?? to) + (date === undefined ? 4 : diamond + 4)
    const text = row.name.length * letter
    const isAfter = after + text <= width || from - 6 - text < 0
    // Where there is room neither behind nor before, it lies upon the bar's end, left of the date.
    const label = !isAfter ? from - 6 : after + text <= width ? after : Math.max(0, (date ?? to) - diamond - 6 - text)
    const left = isAfter ? Math.min(from, label) : label - text
    const right = isAfter ? label + text : Math.max(to, (date ?? 0) + diamond)
    const found = free.findIndex((until) => until + gap <= left)
    const line = found === -1 ? free.length : found
    free[line] = right
    return { row, line, from, to, date, look: lookOf(row), label, anchor: isAfter ? 'start' : 'end' }
  })
}

function lookOf({ release, state }: ReleaseRow): RoadmapBar['look'] {
  if (state === 'draft' || state === 'on-hold' || state === 'cancelled') return 'uncertain'
  return isOver(release) || state === 'early-life-support' || state === 'review' ? 'out' : 'planned'
}

function bandsOf(freezes: readonly Freeze[], span: Span, x: (at: number) => number, zone: string): readonly RoadmapBand[] {
  const seen = freezes.flatMap((freeze) => {
    const start = startsAt(freeze.start || freeze.end, zone)
    const end = endsAt(freeze.end || freeze.start, zone)
    return start === undefined || end === undefined || end <= span.from || start >= span.to ? [] : [{ freeze, start, end }]
  })
  // Hard ones take their places for names first.
  seen.sort((a, b) => Number(a.freeze.severity === 'soft') - Number(b.freeze.severity === 'soft') || a.start - b.start)
  const taken: Span[] = []
  return seen.map(({ freeze, start, end }) => {
    const from = x(Math.max(start, span.from))
    const name = { from: from + 2, to: from + 14 + freezeName(freeze).length * letter }
    const isFree = taken.every((other) => other.to <= name.from || other.from >= name.to)
    if (isFree) taken.push(name)
    return { freeze, from, to: x(Math.min(end, span.to)), label: isFree ? name.from : undefined }
  })
}

export const freezeName = ({ title, severity }: Freeze): string => `${title}, ${severity}`

function ticksOf(strip: Exclude<Strip, 'none'>, span: Span, x: (at: number) => number, zone: string): Pick<Roadmap, 'major' | 'minor'> {
  const major: RoadmapTick[] = []
  const minor: RoadmapTick[] = []
  if (strip === 'weeks') {
    for (let week = 0, at = span.from; at < span.to; week++, at = monday(span.from, zone, week))
      minor.push({ x: x(at), label: dateText(at, zone).split(' ')[0] ?? '' })
    for (let at = monthsLater(span.from, zone, 0); at < span.to; at = monthsLater(at, zone, 1))
      major.push({ x: Math.max(0, x(at)), label: monthText(at, zone) })
  } else {
    for (let at = span.from; at < span.to; at = monthsLater(at, zone, 3)) {
      const [label = '', year = ''] = quarterText(at, zone).split(' ')
      minor.push({ x: x(at), label })
      if (major.at(-1)?.label !== year) major.push({ x: x(at), label: year })
    }
  }
  return { major: withoutCrowding(major), minor }
}

/** The first month may have only days left: its name would lie under the next one's. */
const withoutCrowding = (ticks: readonly RoadmapTick[]): readonly RoadmapTick[] =>
  ticks.filter((tick, at) => (ticks[at + 1]?.x ?? Number.POSITIVE_INFINITY) - tick.x > tick.label.length * 7 + 8)
