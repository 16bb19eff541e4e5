import type { ChangeRow } from '#resources/sample/changes/change-rows'
import { channelsChanges } from '#resources/sample/changes/channels'
import { coreBankingChanges } from '#resources/sample/changes/core-banking'
import { methods } from '#resources/sample/changes/methods'
import { type NamedChange, namedChanges } from '#resources/sample/changes/named'
import { paymentsChanges } from '#resources/sample/changes/payments'
import { dataChanges, platformChanges } from '#resources/sample/changes/platform-and-data'
import { type StandingChange, standingChanges } from '#resources/sample/changes/standing'
import { create, type Fields } from '#shared/commands/edit'
import { orderKey } from '#shared/exchange/table/order-key'
import type { Draft } from '#shared/log/operation'
import type { Change } from '#shared/model/change'
import { nameId } from '#shared/model/entity-id'
import { chanceFrom, pick } from './chance'
import { assessmentOf } from './change-assessment'
import { changeFate, endedChange } from './change-fate'
import { affectedEntity, areaOf, serviceOf } from './organisation'
import { environmentOf, type PlannedRelease, titleOfRelease } from './planned-release'
import { minutesAfter, onDay, type SampleTime } from './sample-time'

const bank: Readonly<Record<string, readonly ChangeRow[]>> = {
  Payments: paymentsChanges,
  'Core banking': coreBankingChanges,
  Channels: channelsChanges,
  Platform: platformChanges,
  Data: dataChanges,
}

/** All changes: those told in full, those that fill the scopes of releases from the bank of rows, and those of everyday operation. */
export function changes(releases: readonly PlannedRelease[], time: SampleTime): readonly Draft[] {
  const takeNumber = numbers()
  const takeRow = rows()
  const places = new Map<string, number>()
  const intoScope = (release: string, change: string): Draft => {
    const place = places.get(release) ?? 0
    places.set(release, place + 1)
    return create('release-change', `${release}-${change}`, { of: `release/${release}`, change, order: orderKey(place) })
  }
  const inFull = namedChanges.flatMap((named) => [
    ...namedChange(named, time),
    ...(named.release === '' ? [] : [intoScope(named.release, idOfNumber(named.number))]),
  ])
  // Releases still to come choose first, so that what was long ago repeats their themes and not the other way round.
  const stageOrder = ['deploying', 'ready', 'building', 'before', 'out', 'dropped']
  const filled = [...releases]
    .sort((a, b) => stageOrder.indexOf(a.stage) - stageOrder.indexOf(b.stage))
    .flatMap((release) => {
      const missing = Math.max(0, release.changes - namedChanges.filter((named) => named.release === release.id).length)
      return Array.from({ length: missing }, (_, place) => {
        const number = takeNumber()
        return [...releaseChange(number, takeRow(release), release, place, time), intoScope(release.id, idOfNumber(number))]
      }).flat()
    })
  return [...inFull, ...filled, ...standingChanges.flatMap((row) => standingChange(takeNumber(), row, time))]
}

const idOfNumber = (number: string): string => number.toLowerCase()

function numbers(): () => string {
  const taken = new Set(namedChanges.map(({ number }) => number))
  let next = 40_101
  return () => {
    while (taken.has(`CHG00${next}`)) next++
    return `CHG00${next++}`
  }
}

interface TakenRow {
  readonly row: ChangeRow
  readonly title: string
}

/** The row of the release's area that was used least, of its own services first; used again it is a part of the same work. */
function rows(): (release: PlannedRelease) => TakenRow {
  const used = new Map<ChangeRow, number>()
  const taken = new Map<string, Set<ChangeRow>>()
  const parts = ['', ', first part', ', preparation', ', pilot group', ', trial', ', measurements']
  return ({ id, area, services }) => {
    const own = taken.get(id) ?? new Set()
    taken.set(id, own)
    const cost = (row: ChangeRow): number => (used.get(row) ?? 0) + (services.includes(serviceOf(row[1])) ? 0 : 2.5) + (own.has(row) ? 100 : 0)
    const row = (bank[area] ?? []).reduce<ChangeRow | undefined>((best, next) => (best === undefined || cost(next) < cost(best) ? next : best), undefined)
    if (row === undefined) throw new TypeError(`The sample has no changes for ${area}.`)
    const uses = used.get(row) ?? 0
    used.set(row, uses + 1)
    own.add(row)
    return { row, title: `${row[0]}${parts[uses] ?? `, part ${uses}`}` }
  }
}

const affected = (change: string, names: readonly string[]): readonly Draft[] =>
  names.map((name) => create('affects', `${change}-${nameId(name)}`, { of: `change/${change}`, item: affectedEntity(name) }))

function namedChange(named: NamedChange, time: SampleTime): readonly Draft[] {
  const id = idOfNumber(named.number)
  const [description, justification, implementationPlan, riskAndImpactAnalysis, backoutPlan, testPlan] = named.texts
  const plannedStart = time.at(named.start)
  const { number, type, state, shortDescription, environment, requestedBy, assignedTo, assignmentGroup, risk, impact } = named
  const texts = { description, justification, implementationPlan, riskAndImpactAnalysis, backoutPlan, testPlan }
  return [
    create('change', id, {
      ...{ number, type, state, shortDescription, environment, requestedBy, assignedTo, assignmentGroup, risk, impact, ...texts },
      ...{ priority: priorityOf(type, risk), cabRequired: type !== 'standard', plannedStart, plannedEnd: minutesAfter(plannedStart, named.minutes) },
      ...endedChange(state, '', plannedStart, named.minutes),
      ...assessmentOf(id, named),
    }),
    ...affected(id, named.items.split(', ')),
    ...(named.tasks ?? []).map(([title, kind, who], at) =>
      create('change-task', `${id}-task-${at + 1}`, {
        of: `change/${id}`,
        title,
        kind,
        assignedTo: who,
        state: state === 'implement' ? (at === 0 ? 'closed' : 'in-progress') : kind === 'planning' ? 'closed' : 'open',
        order: orderKey(at),
      }),
    ),
  ]
}

function releaseChange(number: string, { row, title }: TakenRow, release: PlannedRelease, place: number, time: SampleTime): readonly Draft[] {
  const [, item, method, risk, impact, minutes, description, justification] = row
  const id = idOfNumber(number)
  const chance = chanceFrom(`change ${release.id} ${place}`)
  // Every fourth change prepares the night on an evening before it.
  const prepares = place % 4 === 3 && release.type !== 'emergency'
  const plannedStart = prepares ? onDay(release.target, -2 - (place % 5), '20:00', time.zone) : minutesAfter(release.target, (place % 6) * 10)
  const fate = changeFate(release, place, minutesAfter(plannedStart, minutes), time.now)
  const isRoutine = risk === 'low' && (method === 'configuration' || method === 'workplace' || method === 'patching') && chance() < 0.5
  const type: Change['type'] = release.type === 'emergency' ? 'emergency' : isRoutine ? 'standard' : 'normal'
  const state =
    type === 'standard' && (fate.state === 'assess' || fate.state === 'authorize')
      ? 'new'
      : type === 'emergency' && fate.state === 'assess'
        ? 'new'
        : fate.state
  return [
    create('change', id, {
      ...{
        number,
        type,
        state,
        shortDescription: title,
        risk,
        impact,
        ...methodTexts(method, item, chance),
        description: `${description} Part of ${titleOfRelease(release)}.`,
        justification,
      },
      ...{
        priority: priorityOf(type, risk),
        cabRequired: type === 'normal' && risk !== 'low',
        requestedBy: release.owner,
        assignedTo: pick(chance, hands[method]),
      },
      ...{ environment: environmentOf(release.area, 'production'), plannedStart, plannedEnd: minutesAfter(plannedStart, minutes) },
      ...endedChange(state, fate.closeCode, plannedStart, minutes),
      ...assessmentOf(id, { type, state, risk }),
    }),
    ...affected(id, [serviceOf(item), item]),
  ]
}

function standingChange(
  number: string,
  [shortDescription, item, type, state, start, minutes, closeCode = '']: StandingChange,
  time: SampleTime,
): readonly Draft[] {
  const id = idOfNumber(number)
  const chance = chanceFrom(`standing ${shortDescription}`)
  const plannedStart = time.at(start)
  const service = serviceOf(item)
  const method = type === 'emergency' ? 'rolling-deployment' : 'configuration'
  return [
    create('change', id, {
      ...{ number, type, state, shortDescription, risk: type === 'standard' ? 'low' : 'moderate', impact: 'moderate', ...methodTexts(method, item, chance) },
      description: `${shortDescription}: everyday operation of ${service}.`,
      justification:
        type === 'emergency'
          ? `Customers of ${service} were waiting; the emergency board was told by telephone.`
          : `Keeps ${service} in the state that its operations manual asks for.`,
      ...{
        priority: priorityOf(type, 'low'),
        requestedBy: 'Oda Berg',
        assignedTo: pick(chance, hands[method]),
        environment: environmentOf(areaOf(service), 'production'),
      },
      ...{ plannedStart, plannedEnd: minutesAfter(plannedStart, minutes) },
      ...endedChange(state, closeCode, plannedStart, minutes),
    }),
    ...affected(id, [service, item]),
  ]
}

const priorityOf = (type: Change['type'], risk: Change['risk']): string =>
  type === 'emergency' ? '1 - Critical' : risk === 'high' ? '2 - High' : risk === 'moderate' ? '3 - Moderate' : '4 - Low'

function methodTexts(method: ChangeRow[2], item: string, chance: () => number): Fields<'change'> {
  const { implementation, risk, backout, test, group } = methods[method]
  const fill = (texts: readonly string[]): string => pick(chance, texts).replaceAll('{item}', item).replaceAll('{service}', serviceOf(item))
  return {
    implementationPlan: fill(implementation),
    riskAndImpactAnalysis: fill(risk),
    backoutPlan: fill(backout),
    testPlan: fill(test),
    assignmentGroup: group,
    category: categories[method],
  }
}

const categories: Readonly<Record<ChangeRow[2], string>> = {
  'rolling-deployment': 'Application',
  'schema-migration': 'Database',
  configuration: 'Application',
  'feature-flag': 'Application',
  certificate: 'Security',
  'firewall-rule': 'Network',
  patching: 'Infrastructure',
  'data-correction': 'Database',
  'app-store': 'Application',
  'batch-schedule': 'Batch',
  appliance: 'Infrastructure',
  workplace: 'Workplace',
}

const hands: Readonly<Record<ChangeRow[2], readonly string[]>> = {
  'rolling-deployment': ['Jonas Weber', 'Sofia Lindqvist', 'Marek Nowak', 'Luca Ferrari'],
  'schema-migration': ['Priya Nair', 'Olav Strand'],
  configuration: ['Emil Kristensen', 'Jonas Weber', 'Yusuf Demir'],
  'feature-flag': ['Marek Nowak', 'Grace Mwangi'],
  certificate: ['Rasmus Skov'],
  'firewall-rule': ['Pieter de Vries'],
  patching: ['Yusuf Demir', 'Olav Strand', 'Emil Kristensen'],
  'data-correction': ['Olav Strand', 'Priya Nair'],
  'app-store': ['Marek Nowak'],
  'batch-schedule': ['Emil Kristensen'],
  appliance: ['Yusuf Demir', 'Rasmus Skov'],
  workplace: ['Samuel Brandt'],
}
