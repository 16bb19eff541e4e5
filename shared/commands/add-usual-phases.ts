import { Temporal } from 'temporal-polyfill'
import type { Draft } from '../log/operation'
import type { Release } from '../model/release'
import { isDay, type When } from '../model/when'
import { combine, create } from './edit'
import type { OrderBetween } from './indent-task'
import { usualPhases } from './usual-phases'

export interface UsualPhasesAsked {
  readonly zone: string
  readonly newId: () => string
  readonly orderBetween: OrderBetween
  /** The order key of the last phase and of the last gate that are there. */
  readonly lastPhase: string
  readonly lastGate: string
}

/** Adds the usual phases and gates of the release's type, dated back from its target; without a target they have no dates. */
export function addUsualPhases(release: Release, { zone, newId, orderBetween, ...last }: UsualPhasesAsked): Draft {
  const of = `release/${release.id}`
  const day = targetDay(release.target, zone)
  const before = (days: number): When => day?.subtract({ days }).toString() ?? ''
  let phaseOrder = last.lastPhase
  let gateOrder = last.lastGate
  const drafts = usualPhases[release.type].flatMap(({ title, kind, from, to, gate }) => {
    phaseOrder = orderBetween(phaseOrder, '')
    const phase = newId()
    const made = [create('phase', phase, { of, title, kind, start: before(from), end: before(to), owner: release.owner, order: phaseOrder })]
    if (gate === undefined) return made
    gateOrder = orderBetween(gateOrder, '')
    const id = newId()
    const due = kind === 'production' ? release.target : before(to)
    let criterionOrder = ''
    const criteria = gate.criteria.map((criterion) => {
      criterionOrder = orderBetween(criterionOrder, '')
      return create('criterion', newId(), { of, gate: id, title: criterion, order: criterionOrder })
    })
    return [...made, create('gate', id, { of, title: gate.title, purpose: gate.purpose, phase, due, order: gateOrder }), ...criteria]
  })
  const count = usualPhases[release.type].length
  return combine('add-usual-phases', `Added the ${count} usual phases of a ${release.type} release`, drafts)
}

function targetDay(target: When, zone: string): Temporal.PlainDate | undefined {
  if (target === '') return undefined
  return isDay(target) ? Temporal.PlainDate.from(target) : Temporal.Instant.from(target).toZonedDateTimeISO(zone).toPlainDate()
}
