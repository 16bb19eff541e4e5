import { create, edit, type Fields } from '#shared/commands/edit'
import type { Operation } from '#shared/log/operation'
import type { Change } from '#shared/model/change'
import type { ConfigurationItem, Environment, Service } from '#shared/model/configuration'
import { nameId } from '#shared/model/entity-id'
import type { Milestone } from '#shared/model/milestone'
import type { Release } from '#shared/model/release'
import type { Risk } from '#shared/model/risk'
import type { Affects } from '#shared/model/scope'
import type { Freeze, KeyDate, MaintenanceWindow, WorkingCalendar } from '#shared/model/time-band'
import { bandTargets } from './band-targets'
import type { ChangeRecord, ImportRecord, MilestoneRecord, ReleaseRecord, RiskRecord, TaskRecord } from './preview'

/** What the workspace holds that an import may meet; removed entities are not among them. */
export interface Existing {
  readonly releases: readonly Release[]
  readonly milestones: readonly Milestone[]
  readonly changes: readonly Change[]
  readonly risks: readonly Risk[]
  readonly affects: readonly Affects[]
  readonly services: readonly Service[]
  readonly cis: readonly ConfigurationItem[]
  /** The calendar's own. */
  readonly freezes: readonly Freeze[]
  readonly keyDates: readonly KeyDate[]
  readonly windows: readonly MaintenanceWindow[]
  readonly environments: readonly Environment[]
  readonly workingCalendars: readonly WorkingCalendar[]
}

interface Written {
  readonly operations: readonly Operation[]
  readonly isNew: boolean
}
export interface ImportTargets {
  readonly operationsFor: (record: Exclude<ImportRecord, TaskRecord>) => Written
  readonly newReleases: () => number
}

type Held<T> = { readonly kind: 'there'; readonly view: T } | { readonly kind: 'made'; readonly id: string }

/** Finds for each record what it is in the workspace, and remembers what this import itself has made. */
export function importTargets(existing: Existing, newId: () => string): ImportTargets {
  const releases = new Map<string, Held<Release>>(existing.releases.map((view) => [releaseKey(view), { kind: 'there', view }]))
  const changes = new Map(existing.changes.map((view) => [view.number, view]))
  const risks = new Map(existing.risks.map((view) => [`${view.of} ${view.number}`, view]))
  const milestones = milestonesByPlace(existing.milestones)
  const affected = new Set(existing.affects.map(({ of, item }) => `${of} ${item}`))
  const named = new Set([...existing.services.map(({ id }) => `service/${id}`), ...existing.cis.map(({ id }) => `ci/${id}`)])
  let bare = 0

  const touches = (root: string, kind: 'service' | 'ci', names: readonly string[], service?: string): Operation[] =>
    names.flatMap((name) => {
      const item = `${kind}/${nameId(name)}`
      const made = named.has(item) ? [] : makeNamed(kind, name, service)
      named.add(item)
      if (affected.has(`${root} ${item}`)) return made
      affected.add(`${root} ${item}`)
      return [...made, ...create('affects', newId(), { of: root, item }).operations]
    })

  /** The id of the release with this number; one that is not there is made with its number alone. */
  const releaseOf = (number: string): { readonly id: string; readonly operations: readonly Operation[] } => {
    const held = releases.get(releaseKey({ number }))
    if (held !== undefined) return { id: held.kind === 'there' ? held.view.id : held.id, operations: [] }
    const id = newId()
    releases.set(releaseKey({ number }), { kind: 'made', id })
    bare++
    return { id, operations: create('release', id, { number }).operations }
  }

  const release = ({ fields, judged, services, milestones: dates }: ReleaseRecord): Written => {
    const held = releases.get(releaseKey(fields))
    if (held?.kind === 'there') {
      const root = `release/${held.view.id}`
      return {
        isNew: false,
        operations: [
          ...edit('release', held.view, isBare(held.view) ? { ...judged, ...fields } : fields).operations,
          ...touches(root, 'service', services),
          ...dates.flatMap((date) => milestone(root, date).operations),
        ],
      }
    }
    const id = newId()
    const root = `release/${id}`
    releases.set(releaseKey(fields), { kind: 'made', id })
    return {
      isNew: true,
      operations: [
        ...create('release', id, { ...judged, ...fields }).operations,
        ...touches(root, 'service', services),
        ...dates.flatMap((date) => milestone(root, date).operations),
      ],
    }
  }

  const milestone = (root: string, fields: Fields<'milestone'>): Written => {
    const held = milestones.take(root, fields)
    if (held !== undefined) return { isNew: false, operations: edit('milestone', held, fields).operations }
    return { isNew: true, operations: create('milestone', newId(), { ...fields, of: root }).operations }
  }

  const keyDate = ({ release: number, fields }: MilestoneRecord): Written => {
    if (number === '') return inCalendar(fields)
    const { id, operations } = releaseOf(number)
    const written = milestone(`release/${id}`, fields)
    return { isNew: written.isNew, operations: [...operations, ...written.operations] }
  }

  const freezes = takenOnce(existing.freezes, byTitle)
  const keyDates = takenOnce(existing.keyDates, byTitle)
  const inCalendar = ({ title = '', kind, start = '', end = '', source = '' }: Fields<'milestone'>): Written => {
    const fields = { of: 'calendar/main', title, start, end, source }
    if (kind === 'freeze') {
      const held = freezes(title)
      return held === undefined
        ? { isNew: true, operations: create('freeze', newId(), fields).operations }
        : { isNew: false, operations: edit('freeze', held, fields).operations }
    }
    const dated = { ...fields, kind: kind === 'deadline' || kind === 'important-date' ? kind : ('key-event' as const) }
    const held = keyDates(title)
    return held === undefined
      ? { isNew: true, operations: create('key-date', newId(), dated).operations }
      : { isNew: false, operations: edit('key-date', held, dated).operations }
  }

  const band = bandTargets(existing, newId)

  const change = ({ number, fields, services, cis }: ChangeRecord): Written => {
    const held = changes.get(number)
    const id = held?.id ?? newId()
    const root = `change/${id}`
    const affects = [...touches(root, 'service', services), ...touches(root, 'ci', cis, services[0])]
    if (held === undefined) return { isNew: true, operations: [...create('change', id, fields).operations, ...affects] }
    return { isNew: false, operations: [...edit('change', held, withCustom(held.custom, fields)).operations, ...affects] }
  }

  const risk = ({ number, release: releaseNumber, fields }: RiskRecord): Written => {
    const owner = releaseNumber === '' ? undefined : releaseOf(releaseNumber)
    const of = owner === undefined ? 'workspace/this' : `release/${owner.id}`
    const held = number === '' ? undefined : risks.get(`${of} ${number}`)
    const before = owner?.operations ?? []
    if (held === undefined) return { isNew: true, operations: [...before, ...create('risk', newId(), { ...fields, of }).operations] }
    return { isNew: false, operations: [...before, ...edit('risk', held, withCustom(held.custom, fields)).operations] }
  }

  return {
    operationsFor: (record) => {
      switch (record.kind) {
        case 'release':
          return release(record)
        case 'milestone':
          return keyDate(record)
        case 'change':
          return change(record)
        case 'risk':
          return risk(record)
        case 'band':
          return band(record)
      }
    },
    newReleases: () => bare,
  }
}

/** A release is known by its number; without one by name and version (distro-info-data has no key). */
const releaseKey = ({ number = '', name = '', version = '' }: { readonly number?: string; readonly name?: string; readonly version?: string }): string =>
  number === '' ? `named ${name} ${version}` : `number ${number}`

const byTitle = ({ title }: { readonly title: string }): string => title

/** Finds what is there by its key, each once and in order: two of the same title stay two. */
function takenOnce<T>(existing: readonly T[], keyOf: (view: T) => string): (key: string) => T | undefined {
  const held = new Map<string, T[]>()
  for (const view of existing) held.set(keyOf(view), [...(held.get(keyOf(view)) ?? []), view])
  return (key) => held.get(key)?.shift()
}

/** Made with its number alone, by a file of key dates that named it: its state has not been judged yet. */
const isBare = ({ name, version, plannedStart, target, state }: Release): boolean => `${name}${version}${plannedStart}${target}` === '' && state === 'draft'

/** Columns that another file brought are kept beside those of this one. */
const withCustom = <T extends { readonly custom?: Record<string, string> }>(held: Readonly<Record<string, string>>, fields: T): T =>
  fields.custom === undefined ? fields : { ...fields, custom: { ...held, ...fields.custom } }

function makeNamed(kind: 'service' | 'ci', name: string, service: string | undefined): readonly Operation[] {
  const of = 'workspace/this'
  if (kind === 'service') return create('service', nameId(name), { of, name }).operations
  return create('ci', nameId(name), { of, name, ...(service === undefined ? {} : { service: `service/${nameId(service)}` }) }).operations
}

/**
 * Key dates of a release have no number: the same place and title is the same one, then the same title and kind. Each is
 * taken once, so that two dates of one title stay two.
 */
function milestonesByPlace(existing: readonly Milestone[]): { readonly take: (root: string, fields: Fields<'milestone'>) => Milestone | undefined } {
  const byTitle = new Map<string, Milestone[]>()
  for (const view of existing) {
    const key = `${view.of} ${view.title}`
    const same = byTitle.get(key)
    if (same === undefined) byTitle.set(key, [view])
    else same.push(view)
  }
  return {
    take: (root, { title = '', order, kind = 'milestone' }) => {
      const same = byTitle.get(`${root} ${title}`)
      if (same === undefined) return undefined
      const atPlace = order === undefined ? -1 : same.findIndex((view) => view.order === order)
      const at = atPlace >= 0 ? atPlace : same.findIndex((view) => view.kind === kind && (order === undefined || view.order === ''))
      return at < 0 ? undefined : same.splice(at, 1)[0]
    },
  }
}
