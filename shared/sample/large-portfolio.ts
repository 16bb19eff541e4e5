import { serviceAreas } from '#resources/sample/company'
import { combine, create } from '#shared/commands/edit'
import { orderKey } from '#shared/exchange/table/order-key'
import type { Draft, Operation } from '#shared/log/operation'
import { nameId } from '#shared/model/entity-id'
import { phaseKinds } from '#shared/model/phase'
import { releaseStates, releaseTypes } from '#shared/model/release'
import { instant } from '#shared/model/when'
import { between, chanceFrom, pick } from './chance'
import { ownerOf, serviceEntity } from './organisation'

const day = 86_400_000
/** Six years, so that whatever today is there is something before and after it. */
const firstDay = Date.parse('2024-01-01T00:00:00Z')
const days = 2_191
/** Operations of one entry, at most (as an import of tables has it). */
const mostOperations = 20_000

/**
 * A portfolio for benchmarks: that many releases with as many phases each, one affected service each and a risk on every
 * fourth, as parts of one import. Drafts are made one at a time; the same arguments give the same ones.
 */
export function* largePortfolio(releases: number, phasesEach: number, seed: number): Generator<Draft> {
  const services = serviceAreas.flatMap(([, rows]) => rows.map(([name]) => name))
  const eachPart = Math.max(1, Math.floor((mostOperations - 500) / largestRelease(phasesEach)))
  const of = Math.max(1, Math.ceil(releases / eachPart))
  for (let part = 0; part < of; part++) {
    const operations: Operation[] = [{ entity: 'import/large', field: 'part', value: { number: part + 1, of }, was: { number: 1, of: 1 } }]
    if (part === 0)
      operations.push(
        ...create('import', 'large', { of: 'workspace/this', title: `${releases} releases` }).operations,
        ...serviceDrafts().flatMap((draft) => draft.operations),
      )
    for (let at = part * eachPart; at < Math.min(releases, (part + 1) * eachPart); at++) operations.push(...releaseOperations(at, phasesEach, seed, services))
    const summary = `Imported ${releases} releases (part ${part + 1} of ${of})`
    yield combine('import', summary, [{ command: 'import', summary, operations }])
  }
}

/** A release with its service and risk has at most 28 operations, a phase 7. */
const largestRelease = (phasesEach: number): number => 28 + phasesEach * 7

function serviceDrafts(): readonly Draft[] {
  return serviceAreas.flatMap(([area, rows]) =>
    rows.map(([name]) => create('service', nameId(name), { of: 'workspace/this', name, area, owner: ownerOf(name) })),
  )
}

function releaseOperations(at: number, phasesEach: number, seed: number, services: readonly string[]): readonly Operation[] {
  const chance = chanceFrom(`${seed} ${at}`)
  const id = `large-${at + 1}`
  const of = `release/${id}`
  const service = pick(chance, services)
  const length = between(chance, 2, 12)
  const begin = firstDay + between(chance, 0, days) * day
  const dayOf = (place: number): string => instant(begin + place * length * day).slice(0, 10)
  const name = { number: `REL-${at + 1}`, name: service, version: `${between(chance, 1, 30)}.${between(chance, 0, 12)}.${at}` }
  const drafts = [
    create('release', id, {
      ...name,
      type: pick(chance, releaseTypes),
      state: pick(chance, releaseStates),
      owner: ownerOf(service),
      plannedStart: dayOf(0),
      target: dayOf(phasesEach),
    }),
    create('affects', `${id}-service`, { of, item: serviceEntity(service) }),
    ...Array.from({ length: phasesEach }, (_, place) =>
      create('phase', `${id}-${place + 1}`, {
        of,
        title: `Phase ${place + 1}`,
        kind: phaseKinds[place % phaseKinds.length] ?? 'other',
        start: dayOf(place),
        end: dayOf(place + 1),
        order: orderKey(place),
      }),
    ),
    ...(at % 4 === 0 ? [risk(id, of, at, service, chance)] : []),
  ]
  return drafts.flatMap((draft) => draft.operations)
}

function risk(id: string, of: string, at: number, service: string, chance: () => number): Draft {
  const inherent = { kind: 'rated' as const, likelihood: between(chance, 1, 5), impact: between(chance, 1, 5) }
  const residual = { ...inherent, likelihood: between(chance, 1, inherent.likelihood) }
  return create('risk', `${id}-risk`, {
    of,
    number: `R-${at + 1}`,
    title: `${service} slower than before`,
    inherent,
    residual,
    response: 'reduce',
    owner: ownerOf(service),
  })
}
