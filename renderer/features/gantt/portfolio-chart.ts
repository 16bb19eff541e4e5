import { dateWords } from '#shared/commands/when-words'
import type { Gate } from '#shared/model/gate'
import type { Milestone } from '#shared/model/milestone'
import type { Phase } from '#shared/model/phase'
import type { Release } from '#shared/model/release'
import type { Freeze } from '#shared/model/time-band'
import { endsAt, startsAt, type When } from '#shared/model/when'
import { bandsOf } from './bands'
import { type Chart, chartOf, flag, type MarkSpec, type RowSpec } from './chart'
import { grouped } from './grouped'

/** A release with what is dated in it, and the names of the services it touches. */
export interface ReleaseRow {
  /** What stands behind its name: an approval that is stale. */
  readonly note?: string
  readonly release: Release
  readonly phases: readonly Phase[]
  readonly gates: readonly Gate[]
  readonly milestones: readonly Milestone[]
  readonly services: readonly string[]
  /** Where its deployment plan deploys to, by name; '' where none says. */
  readonly environment?: string | undefined
}

export type Grouping = 'none' | 'team' | 'service' | 'owner' | 'environment'

/** The name a release goes by: "Payments 26.12". */
export const releaseName = ({ name, version, number }: Release): string =>
  [name, version].filter((part) => part !== '').join(' ') || number || 'Unnamed release'

const always = (): boolean => true

/**
 * The chart of the portfolio: releases, their phases folded below them, gates and key dates as marks, freezes as bands.
 * Phases of a release that is not open have no rows: of ten thousand releases they would be most of the work. Of a chart
 * `held` from before it takes over what has not changed.
 */
export function portfolioChart(
  releases: readonly ReleaseRow[],
  freezes: readonly Freeze[],
  grouping: Grouping,
  zone: string,
  now: number,
  isOpen: (release: string) => boolean = always,
  held?: Chart | undefined,
): Chart {
  const specs: RowSpec[] = []
  const releaseRows = (row: ReleaseRow, parent: string | undefined): readonly RowSpec[] => rowsFor(row, { parent, zone, open: isOpen(row.release.id) })
  if (grouping === 'none') for (const row of releases) specs.push(...releaseRows(row, undefined))
  else {
    for (const [group, members] of grouped(releases, keyOf[grouping], namelessWords[grouping])) {
      const id = `group ${group}`
      const rows = members.flatMap((row) => releaseRows(row, id))
      const spans = rows.filter(({ parent }) => parent === id)
      specs.push({ id, title: group, shape: 'summary', ...spanOf(spans) }, ...rows)
    }
  }
  return chartOf(specs, [], bandsOf({ freezes, zone, ...reachOf(specs) }), [{ kind: 'now', at: now, title: 'Today' }], held)
}

const day = 86_400_000

/** As far as repeated freezes are drawn: all that is planned, and half a year more to plan in. */
function reachOf(specs: readonly RowSpec[]): { readonly from: number; readonly to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { start = Number.NaN, end = Number.NaN } of specs) {
    if (start < from) from = start
    if (end > to) to = end
  }
  return from > to ? { from: Number.NaN, to: Number.NaN } : { from: from - 31 * day, to: to + 183 * day }
}

type Grouped = Exclude<Grouping, 'none'>

/** A release of two services stands under its first. */
const keyOf: Readonly<Record<Grouped, (row: ReleaseRow) => string>> = {
  team: ({ release }) => release.team,
  service: ({ services }) => services[0] ?? '',
  owner: ({ release }) => release.owner,
  environment: ({ environment }) => environment ?? '',
}
const namelessWords: Readonly<Record<Grouped, string>> = { team: 'No team', service: 'No service', owner: 'No owner', environment: 'No environment' }

interface Wanted {
  readonly parent: string | undefined
  readonly zone: string
  readonly open: boolean
}

const made = new WeakMap<ReleaseRow, Wanted & { readonly rows: readonly RowSpec[] }>()

/** The rows of a release, made once while it, its group and the zone stay the same. */
function rowsFor(row: ReleaseRow, wanted: Wanted): readonly RowSpec[] {
  const known = made.get(row)
  if (known !== undefined && known.parent === wanted.parent && known.zone === wanted.zone && known.open === wanted.open) return known.rows
  const phases = wanted.open ? phaseRows(row, wanted.zone) : []
  const rows = [releaseRow(row, wanted), ...phases]
  made.set(row, { ...wanted, rows })
  return rows
}

const phaseRows = ({ release, phases, gates }: ReleaseRow, zone: string): readonly RowSpec[] =>
  phases.map((phase): RowSpec => {
    const own = gates.filter((gate) => gate.phase === phase.id)
    return {
      id: phase.id,
      parent: release.id,
      title: phase.title,
      shape: 'bar',
      ...timesOf(phase, zone),
      marks: own.flatMap((gate) => mark(gate.due, 'pennant', `Gate ${gate.title}`, zone)),
    }
  })

const timesOf = ({ start, end }: Phase, zone: string): Pick<RowSpec, 'start' | 'end'> => ({
  start: startsAt(start, zone) ?? startsAt(end, zone),
  end: endsAt(end, zone) ?? endsAt(start, zone),
})

function releaseRow({ release, phases, gates, milestones, note = '' }: ReleaseRow, { parent, zone, open }: Wanted): RowSpec {
  const planned = startsAt(release.plannedStart, zone)
  const out = endsAt(release.actual, zone) ?? endsAt(release.target, zone)
  const span = planned === undefined || out === undefined ? spanOf(phases.map((phase) => timesOf(phase, zone))) : undefined
  const start = planned ?? span?.start
  const end = out ?? span?.end
  const over = release.state === 'closed' || release.state === 'cancelled'
  return {
    id: release.id,
    hasMore: !open && phases.length > 0,
    ...(parent === undefined ? {} : { parent }),
    title: note === '' ? releaseName(release) : `${releaseName(release)}, ${note}`,
    shape: start === undefined || start === end ? 'diamond' : 'summary',
    start: start ?? end,
    end: end ?? start,
    flags: (over ? flag.done : 0) | (release.state === 'deploying' ? flag.running : 0),
    marks: [
      ...gates.flatMap((gate) => mark(gate.due, 'pennant', `Gate ${gate.title}`, zone)),
      ...milestones.flatMap(({ start: from, end: to, title }) => mark(from || to, 'diamond', title, zone)),
    ],
  }
}

function mark(when: When, shape: MarkSpec['shape'], title: string, zone: string): readonly MarkSpec[] {
  const at = startsAt(when, zone)
  return at === undefined ? [] : [{ at, shape, title: `${title}, ${dateWords(when, zone)}` }]
}

function spanOf(rows: readonly Pick<RowSpec, 'start' | 'end'>[]): { readonly start: number | undefined; readonly end: number | undefined } {
  const starts = rows.flatMap(({ start }) => (start === undefined ? [] : [start]))
  const ends = rows.flatMap(({ end }) => (end === undefined ? [] : [end]))
  return { start: starts.length === 0 ? undefined : Math.min(...starts), end: ends.length === 0 ? undefined : Math.max(...ends) }
}
