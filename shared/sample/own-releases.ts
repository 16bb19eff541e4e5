import { persons } from '#resources/sample/company'
import { stakeholders } from '#resources/sample/knowledge'
import { workItems } from '#resources/sample/work-items'
import { create } from '#shared/commands/edit'
import { orderKey } from '#shared/exchange/table/order-key'
import type { Draft } from '#shared/log/operation'
import { nameId } from '#shared/model/entity-id'
import type { When } from '#shared/model/when'
import { between, chanceFrom, pick } from './chance'
import { serviceEntity } from './organisation'
import { phaseSpans } from './phases-and-gates'
import { type PlannedRelease, titleOfRelease } from './planned-release'
import { daysAfter, minutesAfter, type SampleTime } from './sample-time'

/** A release with what it touches, what it waits for, who cares, its work items and its key dates. */
export function ownRelease(release: PlannedRelease, time: SampleTime): readonly Draft[] {
  const { id, root, more } = release
  return [
    create('release', id, {
      number: release.number,
      name: release.name,
      version: release.version,
      type: release.type,
      state: release.state,
      outcome: more.outcome ?? '',
      owner: release.owner,
      team: teamOf(release.owner),
      objective: release.objective,
      description: more.description ?? '',
      plannedStart: phaseSpans(release, time)[0]?.start ?? '',
      target: release.target,
      actual: actualOf(release, time),
      pinned: more.pinned ?? false,
    }),
    ...release.services.map((service) => create('affects', `${id}-${nameId(service)}`, { of: root, item: serviceEntity(service) })),
    ...(more.needs ?? []).map((needs) => create('release-dependency', `${id}-needs-${needs}`, { of: root, needs })),
    ...stakeholdersOf(release),
    ...workItemsOf(release),
    ...keyDatesOf(release, time),
  ]
}

const teamOf = (name: string): string => persons.find(([person]) => person === name)?.[1] ?? ''

/** When it went out: what deploys now began at its target, what is out arrived a little later than planned. */
function actualOf({ id, stage, target }: PlannedRelease, time: SampleTime): When {
  if (stage === 'deploying') return time.at('now-40m')
  return stage === 'out' ? minutesAfter(target, between(chanceFrom(`actual ${id}`), 1, 11) * 15) : ''
}

function stakeholdersOf({ id, root, owner, stage }: PlannedRelease): readonly Draft[] {
  if (stage === 'dropped') return []
  const rows = [[owner, teamOf(owner), 'accountable'] as const, ...stakeholders.filter(([name]) => name !== owner)]
  return rows.map(([name, group, raci], at) =>
    create('stakeholder', `${id}-${nameId(name)}`, {
      of: root,
      name,
      group,
      raci,
      email: `${nameId(name).replace('-', '.')}@norhaven.example`,
      order: orderKey(at),
    }),
  )
}

function workItemsOf({ id, root, area, type, stage, owner }: PlannedRelease): readonly Draft[] {
  const bank = workItems[area]
  if (bank === undefined) return []
  const chance = chanceFrom(`work ${id}`)
  const isSmall = type === 'patch' || type === 'emergency'
  const titles = isSmall
    ? pickSome(chance, bank.defects, type === 'patch' ? 2 : 1)
    : [...pickSome(chance, bank.features, type === 'major' ? 5 : 3), ...pickSome(chance, bank.defects, 2)]
  return titles.map((title, at) => {
    const done = stage === 'ready' || stage === 'deploying' || stage === 'out' ? 1 : stage === 'building' ? 0.5 : 0
    const state = chance() < done ? 'done' : done > 0 ? 'in-progress' : 'open'
    const kind = bank.defects.includes(title) ? 'defect' : 'feature'
    return create('work-item', `${id}-item-${at + 1}`, {
      of: root,
      key: `${bank.key}-${between(chance, 1200, 4800)}`,
      title,
      kind,
      state,
      owner,
      order: orderKey(at),
    })
  })
}

function pickSome(chance: () => number, from: readonly string[], count: number): readonly string[] {
  const left = [...from]
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const one = pick(chance, left)
    left.splice(left.indexOf(one), 1)
    return one
  })
}

/** Scope closes, readiness is decided, the result is told. */
function keyDatesOf(release: PlannedRelease, { zone }: SampleTime): readonly Draft[] {
  const { id, root, type, target, stage, owner } = release
  if (stage === 'dropped' || type === 'emergency' || type === 'patch') return []
  const rows = [
    ['Scope closes', 'deadline', type === 'major' ? -35 : -21, owner],
    ['Readiness decision', 'milestone', -4, 'Karin Aalto'],
    ['Announcement to users', 'key-event', -2, 'Rebecca Stone'],
    ['End of early life support', 'important-date', type === 'major' ? 14 : 7, owner],
  ] as const
  return rows.map(([title, kind, days, who], at) =>
    create(
      'milestone',
      `${id}-date-${at + 1}`,
      { of: root, title, kind, start: daysAfter(target, days, zone), owner: who, order: orderKey(at) },
      `Added key date ${title} of ${titleOfRelease(release)}`,
    ),
  )
}
