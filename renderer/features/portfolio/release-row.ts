import { viewsOf } from '#data/select'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { gateProgress } from '#shared/assess/gate-progress'
import { highestLevel, type Level, type LevelOutcome } from '#shared/assess/risk-level'
import type { RootRecord } from '#shared/log/apply'
import type { Service } from '#shared/model/configuration'
import type { Criterion } from '#shared/model/criterion'
import type { Release, ReleaseState } from '#shared/model/release'
import { releaseName } from '#shared/model/release-name'
import { fact } from '#shared/model/verdict'
import { endsAt, startsAt, type When } from '#shared/model/when'
import type { Workspace } from '#shared/model/workspace'
import type { Attention } from './attention'

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
  readonly zone: string
  readonly now: number
}

export const isOver = ({ state }: Pick<Release, 'state'>): boolean => state === 'closed' || state === 'cancelled'

const rows = new WeakMap<
  RootRecord,
  { readonly context: RowContext; readonly conflicts: readonly Conflict[]; readonly doubts: readonly string[]; readonly row: ReleaseRow }
>()
const none: readonly never[] = []

/** The row of a release, made once per record, context, conflicts and stale approvals (`doubts`): an edit makes a new record of its release alone. */
export function rowOf(
  record: RootRecord,
  release: Release,
  context: RowContext,
  conflicts: readonly Conflict[] = none,
  doubts: readonly string[] = none,
): ReleaseRow {
  const known = rows.get(record)
  if (known?.context === context && known.conflicts === conflicts && known.doubts === doubts) return known.row
  const row = new DerivedRow(record, release, context, conflicts, doubts)
  rows.set(record, { context, conflicts, doubts, row })
  return row
}

type Derived = Omit<ReleaseRow, 'id' | 'release'>

/**
 * A row that works out what is asked of it, once: a filter asks ten thousand releases for their state and date, and only
 * the few that pass it for their risks and criteria.
 */
class DerivedRow implements ReleaseRow {
  readonly id: string
  readonly #record: RootRecord
  readonly #context: RowContext
  readonly #conflicts: readonly Conflict[]
  readonly #doubts: readonly string[]
  readonly #known: { -readonly [K in keyof Derived]?: Derived[K] } = {}

  constructor(
    record: RootRecord,
    readonly release: Release,
    context: RowContext,
    conflicts: readonly Conflict[],
    doubts: readonly string[],
  ) {
    this.id = release.id
    this.#record = record
    this.#context = context
    this.#conflicts = conflicts
    this.#doubts = doubts
  }

  #once<K extends keyof Derived>(key: K, compute: () => Derived[K]): Derived[K] {
    const known = this.#known[key]
    if (known !== undefined || key in this.#known) return known as Derived[K]
    const found = compute()
    this.#known[key] = found
    return found
  }
  get #affected(): readonly string[] {
    return viewsOf(this.#record, 'affects').map(({ item }) => item)
  }
  get #verdict(): ReturnType<typeof highestLevel> {
    return highestLevel(viewsOf(this.#record, 'risk'), this.#context.workspace)
  }

  get name(): string {
    return this.#once('name', () => releaseName(this.release))
  }
  get state(): ShownState {
    return shownState(this.release)
  }
  get services(): readonly string[] {
    return this.#once('services', () => servicesOf(this.#affected, this.#context))
  }
  get areas(): readonly string[] {
    return this.#once('areas', () => areasOf(this.#affected, this.#context))
  }
  get start(): number | undefined {
    return this.#once('start', () => startsAt(this.release.plannedStart, this.#context.zone) ?? firstPhase(this.#record, this.#context.zone))
  }
  get target(): number | undefined {
    return this.#once('target', () => startsAt(this.release.target, this.#context.zone))
  }
  get out(): number | undefined {
    return this.#once('out', () => startsAt(this.release.actual || this.release.target, this.#context.zone))
  }
  get window(): ReleaseRow['window'] {
    return this.#once('window', () => windowOf(this.#record))
  }
  get criteria(): readonly Criterion[] {
    return this.#once('criteria', () => countedCriteria(this.#record))
  }
  get settled(): number {
    return this.#once('settled', () => gateProgress(this.criteria).outcome.settled)
  }
  get risk(): LevelOutcome | undefined {
    return this.#once('risk', () => this.#verdict?.outcome)
  }
  get level(): Level | 0 {
    return this.risk?.level ?? 0
  }
  get changes(): number {
    return viewsOf(this.#record, 'release-change').length
  }
  get needs(): readonly string[] {
    return this.#once('needs', () => viewsOf(this.#record, 'release-dependency').map(({ needs }) => needs))
  }
  get attention(): readonly Attention[] {
    return this.#once('attention', () => attentionOf(this.release, this.#conflicts, this.#doubts, this.#verdict, this.#context))
  }
  get words(): string {
    return this.#once('words', () => wordsOf(this))
  }
}

const wordsOf = ({ name, release, state, services, areas }: Omit<ReleaseRow, 'words'>): string =>
  `${name} ${release.number} ${release.team} ${release.owner} ${release.type} ${state.replaceAll('-', ' ')} ${services.join(' ')} ${areas.join(' ')}`.toLowerCase()

const servicesOf = (affected: readonly string[], { services }: RowContext): readonly string[] =>
  affected.flatMap((item) => (item.startsWith('service/') ? [services.get(item)?.name || item.slice('service/'.length)] : [])).sort()

function windowOf(record: RootRecord): ReleaseRow['window'] {
  const planned = viewsOf(record, 'plan').find(({ rehearsal, windowStart }) => !rehearsal && windowStart !== '')
  return planned === undefined ? undefined : { start: planned.windowStart, end: planned.windowEnd }
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

/** What is over or already goes out asks nobody to decide about its dates. Hard conflicts first, then soft ones, then all else. */
function attentionOf(
  release: Release,
  conflicts: readonly Conflict[],
  doubts: readonly string[],
  verdict: ReturnType<typeof highestLevel>,
  { zone, now }: RowContext,
): readonly Attention[] {
  if (isOver(release)) return []
  const isOut = release.state === 'early-life-support' || release.state === 'review'
  const found: Attention[] = conflicts.map((conflict) => ({ kind: 'conflict', conflict }))
  if (doubts.length > 0) found.push({ kind: 'stale-approval', subjects: doubts })
  const target = isOut ? undefined : endsAt(release.target, zone)
  if (target !== undefined && target < now && release.state !== 'deploying') {
    const because = [fact(`release/${release.id}`, 'target', release.target)]
    found.push({ kind: 'past-target', verdict: { outcome: { target, now }, rule: 'past-target', because } })
  }
  if (verdict?.outcome.aboveAppetite) found.push({ kind: 'above-appetite', verdict })
  return found
}
