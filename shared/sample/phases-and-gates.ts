import { buildCriteria, type CriterionRow, readinessCriteria, testCriteria } from '#resources/sample/criteria'
import { create } from '#shared/commands/edit'
import { orderKey } from '#shared/exchange/table/order-key'
import type { Draft } from '#shared/log/operation'
import type { Criterion } from '#shared/model/criterion'
import type { Gate } from '#shared/model/gate'
import type { Phase } from '#shared/model/phase'
import type { Release } from '#shared/model/release'
import { instant, startsAt, type When } from '#shared/model/when'
import { type PlannedRelease, titleOfRelease } from './planned-release'
import { daysAfter, minutesAfter, onDay, type SampleTime } from './sample-time'

interface PhaseSpan {
  readonly title: string
  readonly kind: Phase['kind']
  readonly start: When
  readonly end: When
}

/** Days before the target at which each phase begins; production begins at the target itself, early life support lasts the last number of days. */
const profiles: Readonly<Record<Release['type'], readonly [plan: number, build: number, test: number, staging: number, support: number]>> = {
  major: [98, 70, 35, 12, 14],
  minor: [49, 38, 20, 6, 7],
  patch: [14, 10, 5, 2, 3],
  emergency: [0, 0, 0, 0, 2],
}

/** The phases of a release in order, from its kind and target. */
export function phaseSpans({ type, target }: PlannedRelease, { zone }: SampleTime): readonly PhaseSpan[] {
  const [plan, build, test, staging, support] = profiles[type]
  const window = minutesAfter(target, type === 'major' ? 360 : type === 'minor' ? 240 : 120)
  const live: readonly PhaseSpan[] = [
    { title: 'Production', kind: 'production', start: target, end: window },
    { title: 'Early life support', kind: 'early-life-support', start: window, end: daysAfter(target, support, zone) },
  ]
  if (type === 'emergency') {
    return [
      { title: 'Build', kind: 'build', start: minutesAfter(target, -180), end: minutesAfter(target, -90) },
      { title: 'Test', kind: 'test', start: minutesAfter(target, -90), end: target },
      ...live,
    ]
  }
  const span = (title: string, kind: Phase['kind'], from: number, to: number): PhaseSpan => ({
    title,
    kind,
    start: daysAfter(target, -from, zone),
    end: daysAfter(target, -to - 1, zone),
  })
  return [
    span('Plan', 'plan', plan, build),
    span('Build', 'build', build, test),
    span('Test', 'test', test, staging),
    span('Staging', 'staging', staging, 0),
    ...live,
  ]
}

/** Phases, the gates at their ends, and the criteria of each gate with what shows them. */
export function phasesAndGates(release: PlannedRelease, time: SampleTime): readonly Draft[] {
  const { id, root, owner, state } = release
  const spans = phaseSpans(release, time)
  const phaseId = (kind: Phase['kind']): string => `${id}-${kind}`
  const phases = spans.map(({ title, kind, start, end }, at) =>
    create('phase', phaseId(kind), { of: root, title, kind, start, end, owner: kind === 'test' ? 'Mei Tan' : owner, order: orderKey(at) }),
  )
  const endOf = (kind: Phase['kind']): When => spans.find((span) => span.kind === kind)?.end ?? ''
  const readiness = gate(
    release,
    'readiness',
    { title: 'Readiness for production', purpose: 'readiness', phase: phaseId('production'), due: release.target },
    inReadinessOrder(release),
    release.criteriaMet,
    time,
    2,
  )
  if (state === 'closed' || state === 'cancelled' || release.type === 'emergency') return [...phases, ...readiness]
  const met = (kind: Phase['kind'], count: number): number =>
    (startsAt(endOf(kind), time.zone) ?? time.now) < time.now && release.stage !== 'before' ? count : release.stage === 'building' ? 1 : 0
  return [
    ...phases,
    ...gate(
      release,
      'build-exit',
      { title: 'Build complete', purpose: 'exit', phase: phaseId('build'), due: endOf('build') },
      buildCriteria,
      met('build', buildCriteria.length),
      time,
      0,
    ),
    ...gate(
      release,
      'test-exit',
      { title: 'Test complete', purpose: 'exit', phase: phaseId('test'), due: endOf('test') },
      testCriteria,
      met('test', testCriteria.length),
      time,
      1,
    ),
    ...readiness,
  ]
}

const approval = 'CAB approval covers the plan'

/** What can be met early stands first, the board's approval last, so that open criteria are those that would be open. */
function inReadinessOrder({ criteria }: PlannedRelease): readonly CriterionRow[] {
  const place = ([title, , early]: CriterionRow): number => (title === approval ? 2 : early === undefined ? 1 : 0)
  return readinessCriteria.slice(0, criteria).sort((a, b) => place(a) - place(b))
}

function gate(
  release: PlannedRelease,
  name: string,
  fields: Pick<Gate, 'title' | 'purpose' | 'phase' | 'due'>,
  rows: readonly CriterionRow[],
  met: number,
  time: SampleTime,
  place: number,
): readonly Draft[] {
  const { id, root } = release
  const gateId = `${id}-${name}`
  const last = Math.min(startsAt(fields.due, time.zone) ?? time.now, time.now - 3_600_000)
  const isDecided = met === rows.length && met > 0
  const decision: Gate['decision'] = isDecided
    ? { state: 'go', at: instant(last), by: name === 'readiness' ? 'Eva Lund' : 'Karin Aalto', reason: 'All criteria are met.' }
    : { state: 'not-assessed' }
  return [
    create('gate', gateId, { of: root, ...fields, decision, order: orderKey(place) }),
    ...rows.map(([title, evidence], at) => {
      const standing = standingOf(release, title, at, met, rows.length, last, time)
      const shown = standing.state === 'met' ? evidence.replace('{version}', titleOfRelease(release)) : ''
      return create('criterion', `${gateId}-${at + 1}`, { of: root, gate: gateId, title, evidence: shown, standing, order: orderKey(at) })
    }),
  ]
}

function standingOf(release: PlannedRelease, title: string, at: number, met: number, of: number, last: number, { zone }: SampleTime): Criterion['standing'] {
  // An emergency is decided within hours, everything else over days.
  const when =
    release.type === 'emergency'
      ? instant(last - (of - at) * 720_000)
      : onDay(instant(last), at - of, `${10 + (at % 7)}:${String((at * 17) % 60).padStart(2, '0')}`, zone)
  if (at >= met) return title === approval && release.stage === 'ready' ? { state: 'not-met', at: when, by: 'Eva Lund' } : { state: 'open' }
  if (title === 'User acceptance signed' && release.area === 'Platform') {
    return { state: 'waived', at: when, by: 'Eva Lund', reason: 'No user interface is touched.', until: daysAfter(release.target, 30, zone) }
  }
  return { state: 'met', at: when, by: title === approval ? 'Eva Lund' : title.includes('test') || title.includes('Test') ? 'Mei Tan' : release.owner }
}
