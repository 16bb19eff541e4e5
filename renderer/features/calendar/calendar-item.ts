import { viewsOf } from '#data/select'
import { highestLevel } from '#shared/assess/risk-level'
import type { CalendarKind, Dated } from '#shared/calendar/dated'
import type { RootRecord } from '#shared/log/apply'
import { idOf, kindOf } from '#shared/model/entity-id'
import type { Workspace } from '#shared/model/workspace'

/** What a calendar shows, as a person reads it. */
export interface CalendarItem extends Dated {
  /** Names one entry on screen; repetitions of one entity have different ones. */
  readonly key: string
  readonly title: string
  /** What stands behind the title for those who want to know: the release of a phase, the state, the severity. */
  readonly detail: string
  /** Names of entities that it touches: `service/x`, `ci/y`. */
  readonly affects: readonly string[]
  /** The id of its environment, or ''. */
  readonly environment: string
  /** major, minor, patch, emergency; standard, normal; hard, soft; or ''. */
  readonly type: string
  /** 1 to 5, 0 where it is not rated. */
  readonly risk: number
  readonly fixed: boolean
}

type Facts = Pick<CalendarItem, 'title' | 'detail' | 'affects' | 'environment' | 'type' | 'risk' | 'fixed'>

/** What the words of items are made from beside their own root. */
export interface CalendarWords {
  readonly workspace: Workspace | undefined
  /** Names of environments by their id. */
  readonly environments: ReadonlyMap<string, string>
}

const known = new WeakMap<RootRecord, { readonly words: CalendarWords; readonly items: Map<string, CalendarItem> }>()

/** The item of something dated. An edit makes a new record of its root alone, so all other items keep their identity. */
export function itemOf(dated: Dated, record: RootRecord, words: CalendarWords): CalendarItem {
  let held = known.get(record)
  if (held?.words !== words) {
    held = { words, items: new Map() }
    known.set(record, held)
  }
  const key = keyOf(dated)
  const same = held.items.get(key)
  if (same !== undefined && same.from === dated.from && same.to === dated.to) return same
  const item = { ...dated, key, ...factsOf(dated, record, words) }
  held.items.set(key, item)
  return item
}

/** Names one entry on screen: repetitions of one entity are told apart by when they begin. */
export const keyOf = ({ entity, repeats, from }: Dated): string => (repeats === '' ? entity : `${entity} ${from}`)

const changeRisks = { '': 0, low: 2, moderate: 3, high: 4 } as const
const nothing: Facts = { title: '', detail: '', affects: [], environment: '', type: '', risk: 0, fixed: true }

function factsOf({ entity, repeats }: Dated, record: RootRecord, words: CalendarWords): Facts {
  const id = idOf(entity)
  const affects = viewsOf(record, 'affects').map(({ item }) => item)
  switch (kindOf(entity)) {
    case 'release': {
      const release = viewsOf(record, 'release').find((view) => view.id === id)
      if (release === undefined) return nothing
      const { name, version, type, state, onHold, actual } = release
      const title = `${name} ${version}`.trim() || 'Release without a name'
      const risk = words.workspace === undefined ? 0 : (highestLevel(viewsOf(record, 'risk'), words.workspace)?.outcome.level ?? 0)
      const isOver = state === 'closed' || state === 'cancelled' || actual !== ''
      return { title, detail: onHold.held ? 'on hold' : state.replaceAll('-', ' '), affects, environment: '', type, risk, fixed: isOver }
    }
    case 'change': {
      const change = viewsOf(record, 'change').find((view) => view.id === id)
      if (change === undefined) return nothing
      const { number, shortDescription, type, state, onHold, risk, environment } = change
      const isOver = ['implement', 'review', 'closed', 'cancelled'].includes(state)
      return {
        title: shortDescription || number || 'Change without a name',
        detail: [number, onHold.held ? 'on hold' : state].filter((word) => word !== '').join(', '),
        affects,
        environment,
        type,
        risk: changeRisks[risk],
        fixed: isOver,
      }
    }
    case 'phase': {
      const phase = viewsOf(record, 'phase').find((view) => view.id === id)
      return { ...nothing, title: `${phase?.title ?? ''}, ${releaseOf(record)}`, detail: 'phase', affects, fixed: false }
    }
    case 'milestone': {
      const milestone = viewsOf(record, 'milestone').find((view) => view.id === id)
      return { ...nothing, title: milestone?.title || 'Key date', detail: releaseOf(record), affects, type: milestone?.kind ?? '', fixed: false }
    }
    case 'freeze': {
      const freeze = viewsOf(record, 'freeze').find((view) => view.id === id)
      if (freeze === undefined) return nothing
      return {
        ...nothing,
        title: freeze.title || 'Freeze',
        detail: freeze.severity,
        affects: Object.keys(freeze.appliesTo),
        type: freeze.severity,
        fixed: repeats !== '',
      }
    }
    case 'window': {
      const window = viewsOf(record, 'window').find((view) => view.id === id)
      if (window === undefined) return nothing
      return {
        ...nothing,
        title: window.title || 'Window',
        detail: window.kind,
        affects: Object.keys(window.appliesTo),
        type: window.kind,
        fixed: repeats !== '',
      }
    }
    case 'booking': {
      const booking = viewsOf(record, 'booking').find((view) => view.id === id)
      if (booking === undefined) return nothing
      const environment = words.environments.get(booking.environment) ?? booking.environment
      const title = [booking.title || 'Booking', environment].filter((word) => word !== '').join(', ')
      return { ...nothing, title, detail: booking.state, environment: booking.environment, type: booking.state, fixed: false }
    }
    default: {
      const keyDate = viewsOf(record, 'key-date').find((view) => view.id === id)
      return { ...nothing, title: keyDate?.title || 'Key date', detail: (keyDate?.kind ?? '').replaceAll('-', ' '), type: keyDate?.kind ?? '', fixed: false }
    }
  }
}

function releaseOf(record: RootRecord): string {
  const [release] = viewsOf(record, 'release')
  return `${release?.name ?? ''} ${release?.version ?? ''}`.trim()
}

export const kindWords: Readonly<Record<CalendarKind, { readonly one: string; readonly many: string }>> = {
  release: { one: 'Release', many: 'Releases' },
  change: { one: 'Change', many: 'Changes' },
  emergency: { one: 'Emergency change', many: 'Emergency changes' },
  window: { one: 'Window', many: 'Windows' },
  booking: { one: 'Booking', many: 'Bookings' },
  'key-date': { one: 'Key date', many: 'Key dates, CAB' },
  freeze: { one: 'Freeze', many: 'Freezes' },
  phase: { one: 'Phase', many: 'Phases' },
}
