import { viewsOf } from '#data/select'
import type { DoubleBooking } from '#shared/assess/booking-overlap'
import { freezesOver } from '#shared/assess/freeze-overlap'
import { gateProgress } from '#shared/assess/gate-progress'
import { highestLevel, type Level, type LevelOutcome } from '#shared/assess/risk-level'
import type { RootRecord } from '#shared/log/apply'
import type { Service } from '#shared/model/configuration'
import type { Criterion } from '#shared/model/criterion'
import type { Release, ReleaseState } from '#shared/model/release'
import { releaseName } from '#shared/model/release-name'
import type { Freeze } from '#shared/model/time-band'
import { fact, type Verdict } from '#shared/model/verdict'
import { endsAt, startsAt, type When } from '#shared/model/when'
import type { Workspace } from '#shared/model/workspace'
import { type Attention, attentionKinds } from './attention'

/** The state as it is marked: a hold and a bad end show before the state itself. */
export type ShownState = ReleaseState | 'on-hold' | 'failed' | 'backed-out'

/** A release as the portfolio shows, filters, sorts and groups it; instants in epoch milliseconds. */
export interface ReleaseRow {
  readonly id: string
  readonly release: Release
  readonly name: string
  readonly state: ShownState
  readonly services: readonly string[]
  /** Areas of its services, the one with most of them first. */
  readonly areas: readonly string[]
  readonly start: number | undefined
  readonly target: number | undefined
  /** When it went out, or else is meant to. */
  readonly out: number | undefined
  /** The window of its deployment plan, where it has one. */
  readonly window: { readonly start: When; readonly end: When } | undefined
  /** Criteria of the readiness gate, or of all gates where there is none. */
  readonly criteria: readonly Criterion[]
  readonly settled: number
  readonly risk: LevelOutcome | undefined
  /** The highest level before any control, where it differs. */
  readonly level: Level | 0
  readonly changes: number
  readonly needs: readonly string[]
  readonly attention: readonly Attention[]
  /** Everything that the text filter looks through, in small letters. */
  readonly words: string
}

/** What a row depends on beside its own release. Another object makes all rows anew. */
export interface RowContext {
  /** By entity name: `service/x`. */
  readonly services: ReadonlyMap<string, Service>
  readonly workspace: Workspace
  readonly freezes: readonly Freeze[]
  /** By release id. */
  readonly doubleBookings: ReadonlyMap<string, readonly Verdict<DoubleBooking, 'environment-booked-twice'>[]>
  readonly zone: string
  readonly now: number
}

export const isOver = ({ state }: Pick<Release, 'state'>): boolean => state === 'closed' || state === 'cancelled'

const rows = new WeakMap<RootRecord, { readonly context: RowContext; readonly row: ReleaseRow }>()

/** The row of a release, made once per record and context: an edit makes a new record of its release alone. */
export function rowOf(record: RootRecord, release: Release, context: RowContext): ReleaseRow {
  const known = rows.get(record)
  if (known?.context === context) return known.row
  const row = computeRow(record, release, context)
  rows.set(record, { context, row })
  return row
}

function computeRow(record: RootRecord, release: Release, context: RowContext): ReleaseRow {
  const { zone } = context
  const name = releaseName(release)
  const affected = viewsOf(record, 'affects').map(({ item }) => item)
  const services = affected.flatMap((item) => (item.startsWith('service/') ? [context.services.get(item)?.name || item.slice('service/'.length)] : []))
  const areas = areasOf(affected, context)
  const plans = viewsOf(record, 'plan').filter(({ rehearsal }) => !rehearsal)
  const planned = plans.find(({ windowStart }) => windowStart !== '')
  const window = planned === undefined ? undefined : { start: planned.windowStart, end: planned.windowEnd }
  const criteria = countedCriteria(record)
  const verdict = highestLevel(viewsOf(record, 'risk'), context.workspace)
  const state = shownState(release)
  return {
    id: release.id,
    release,
    name,
    state,
    services: services.sort(),
    areas,
    start: startsAt(release.plannedStart, zone) ?? firstPhase(record, zone),
    target: startsAt(release.target, zone),
    out: startsAt(release.actual || release.target, zone),
    window,
    criteria,
    settled: gateProgress(criteria).outcome.settled,
    risk: verdict?.outcome,
    level: verdict?.outcome.level ?? 0,
    changes: viewsOf(record, 'release-change').length,
    needs: viewsOf(record, 'release-dependency').map(({ needs }) => needs),
    attention: attentionOf(release, { affected, window, verdict }, context),
    words:
      `${name} ${release.number} ${release.team} ${release.owner} ${release.type} ${state.replaceAll('-', ' ')} ${services.join(' ')} ${areas.join(' ')}`.toLowerCase(),
  }
}

export function shownState(release: Release): ShownState {
  if (release.onHold.held && !isOver(release)) return 'on-hold'
  return release.outcome === 'failed' || release.outcome === 'backed-out' ? release.outcome : release.state
}

/** Areas by how many of the release's services lie in each; equal ones by name. */
function areasOf(affected: readonly string[], { services }: RowContext): readonly string[] {
  const counts = new Map<string, number>()
  for (const item of affected) {
    const area = services.get(item)?.area ?? ''
    if (area !== '') counts.set(area, (counts.get(area) ?? 0) + 1)
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([area]) => area)
}

function firstPhase(record: RootRecord, zone: string): number | undefined {
  const starts = viewsOf(record, 'phase').flatMap(({ start }) => startsAt(start, zone) ?? [])
  return starts.length === 0 ? undefined : Math.min(...starts)
}

function countedCriteria(record: RootRecord): readonly Criterion[] {
  const criteria = viewsOf(record, 'criterion')
  if (criteria.length === 0) return criteria
  const readiness = new Set(viewsOf(record, 'gate').flatMap(({ id, purpose }) => (purpose === 'readiness' ? [id] : [])))
  const own = criteria.filter(({ gate }) => readiness.has(gate))
  return own.length === 0 ? criteria : own
}

interface Judged {
  readonly affected: readonly string[]
  readonly window: ReleaseRow['window']
  readonly verdict: ReturnType<typeof highestLevel>
}

/** What is over or already goes out asks nobody to decide about its dates. */
function attentionOf(release: Release, { affected, window, verdict }: Judged, context: RowContext): readonly Attention[] {
  if (isOver(release)) return []
  const { zone, now, freezes, doubleBookings } = context
  const entity = `release/${release.id}`
  const isOut = release.state === 'early-life-support' || release.state === 'review'
  const found: Attention[] = []
  if (!isOut) {
    const span = { entity, startField: window === undefined ? 'target' : 'windowStart', endField: window === undefined ? 'target' : 'windowEnd' }
    const times = { start: window?.start ?? release.target, end: window?.end ?? release.target }
    for (const overlap of freezesOver({ ...span, ...times, affects: affected }, freezes, zone))
      found.push({ kind: overlap.outcome.severity === 'hard' ? 'hard-freeze' : 'soft-freeze', verdict: overlap })
    const target = endsAt(release.target, zone)
    if (target !== undefined && target < now && release.state !== 'deploying')
      found.push({ kind: 'past-target', verdict: { outcome: { target, now }, rule: 'past-target', because: [fact(entity, 'target', release.target)] } })
  }
  for (const booking of doubleBookings.get(release.id) ?? []) if (booking.outcome.to > now) found.push({ kind: 'double-booking', verdict: booking })
  if (verdict?.outcome.aboveAppetite) found.push({ kind: 'above-appetite', verdict })
  return found.sort((a, b) => attentionKinds.indexOf(a.kind) - attentionKinds.indexOf(b.kind))
}
