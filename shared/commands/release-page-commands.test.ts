import { describe, expect, test } from 'vitest'
import type { Draft } from '../log/operation'
import type { Failure, Result } from '../model/result'
import { viewOf } from '../model/view'
import { addUsualPhases } from './add-usual-phases'
import { affectItem } from './affect-item'
import { copyRelease } from './copy-release'
import { datePhase } from './date-phase'
import { decideGate } from './decide-gate'
import { movePlan } from './move-plan'
import { nextNumber } from './next-number'
import { reorder } from './reorder'
import { raiseChange, scopeChange } from './scope-change'
import { startRelease } from './start-release'

const taken = (result: Result<Draft, Failure>): Draft => {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}
const refusal = (result: Result<Draft, Failure>): string | undefined => (result.ok ? undefined : result.failure.code)
/** What a draft leaves of each entity: the fields it writes. */
function written(draft: Draft): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const entities: Record<string, Record<string, unknown>> = {}
  for (const { entity, field, value } of draft.operations) entities[entity] = { ...entities[entity], [field]: value }
  return entities
}
const counter = (): (() => string) => {
  let n = 0
  return () => `n${++n}`
}
const orderBetween = (before: string, after: string): string => `${before || after}5`

test('a release needs a name or a version, and nothing else', () => {
  const fields = { id: 'r', number: 'REL-1', name: ' ', version: '', type: 'minor', target: '', owner: '' } as const
  expect(refusal(startRelease(fields))).toBe('name-missing')
  expect(written(taken(startRelease({ ...fields, version: ' 2.0 ' })))).toEqual({ 'release/r': { removed: false, number: 'REL-1', version: '2.0' } })
})

describe('the next number', () => {
  test('follows the highest of the form that most have', () => {
    expect(nextNumber(['CHG0040213', 'CHG0040099', 'X-9999'], 'CHG-1')).toBe('CHG0040214')
  })
  test('is the first where there is none', () => {
    expect(nextNumber(['', 'none'], 'CHG-1')).toBe('CHG-1')
  })
  test('grows by a digit where it must', () => {
    expect(nextNumber(['R-99'], 'R-1')).toBe('R-100')
  })
})

describe('naming a service', () => {
  const nothing = { affected: [], known: new Map<string, string>() }
  test('makes it where nobody knew it', () => {
    expect(written(taken(affectItem('release/r', { kind: 'service', name: ' Card gateway ' }, nothing)))).toEqual({
      'service/card-gateway': { removed: false, of: 'workspace/this', name: 'Card gateway' },
      'affects/r-service-card-gateway': { removed: false, of: 'release/r', item: 'service/card-gateway' },
    })
  })
  test('takes the known one, and refuses to name it twice', () => {
    const known = new Map([['service/card-gateway', 'Card gateway']])
    const draft = taken(affectItem('change/c', { kind: 'service', name: 'card gateway' }, { ...nothing, known }))
    expect(Object.keys(written(draft))).toEqual(['affects/c-service-card-gateway'])
    const affected = [viewOf('affects', 'x', { item: 'service/card-gateway' })]
    expect(refusal(affectItem('change/c', { kind: 'service', name: 'Card Gateway' }, { affected, known }))).toBe('already-affected')
    // One that was renamed keeps its identity: its name leads to it, and makes no second one.
    const renamed = taken(affectItem('change/c', { kind: 'ci', name: 'ledger database' }, { ...nothing, known: new Map([['ci/db', 'Ledger database']]) }))
    expect(written(renamed)).toEqual({ 'affects/c-ci-db': { removed: false, of: 'change/c', item: 'ci/db' } })
  })
})

test('a change raised in a release is in its scope, and is taken into scope once', () => {
  const draft = raiseChange({ id: 'c', number: 'CHG-1', shortDescription: 'Open port', requestedBy: 'Anna' }, { id: 'r', order: 'a0' })
  expect(written(draft)).toEqual({
    'change/c': { removed: false, number: 'CHG-1', shortDescription: 'Open port', requestedBy: 'Anna' },
    'release-change/r-c': { removed: false, of: 'release/r', change: 'c', order: 'a0' },
  })
  const change = viewOf('change', 'c', {})
  expect(refusal(scopeChange('r', change, [viewOf('release-change', 'r-c', { change: 'c' })], 'a1'))).toBe('already-in-scope')
})

test('siblings move past each other, and not past the ends', () => {
  const phases = ['a', 'b', 'c'].map((order) => viewOf('phase', order, { order, title: order.toUpperCase() }))
  const down = taken(reorder('phase', 'a', 'down', phases, (before, after) => `${before}<${after}`))
  expect(down.summary).toBe('Moved “A” below “B”')
  expect(down.operations).toEqual([{ entity: 'phase/a', field: 'order', value: 'b<c', was: 'a' }])
  const up = taken(reorder('phase', 'c', 'up', phases, (before, after) => `${before}<${after}`))
  expect(up.operations[0]?.value).toBe('a<b')
  expect(refusal(reorder('phase', 'c', 'down', phases, orderBetween))).toBe('no-room')
})

describe('a gate', () => {
  const gate = viewOf('gate', 'g', { title: 'Readiness' })
  const open = viewOf('criterion', 'a', { gate: 'g' })
  const met = viewOf('criterion', 'b', { gate: 'g', standing: { state: 'met', at: 'x', by: 'Anna' } })
  const said = { by: 'Eva', reason: '', now: '2026-12-01T10:00:00Z' }
  test('goes only when all of its own criteria are settled', () => {
    expect(refusal(decideGate(gate, [met, open], 'go', said))).toBe('criteria-open')
    expect(refusal(decideGate(gate, [], 'go', said))).toBe('criteria-open')
    const elsewhere = viewOf('criterion', 'c', { gate: 'other' })
    expect(taken(decideGate(gate, [met, elsewhere], 'go', said)).operations[0]?.value).toEqual({ state: 'go', at: said.now, by: 'Eva', reason: '' })
  })
  test('is refused or passed with conditions only with a reason', () => {
    expect(refusal(decideGate(gate, [open], 'no-go', said))).toBe('reason-missing')
    expect(taken(decideGate(gate, [open], 'no-go', { ...said, reason: ' late ' })).summary).toBe('No-go for “Readiness”')
  })
})

describe('the usual phases', () => {
  const asked = { zone: 'Europe/Copenhagen', orderBetween, lastPhase: '', lastGate: '' }
  test('lie back from the target without a gap, with the readiness gate due at the target', () => {
    const release = viewOf('release', 'r', { type: 'minor', target: '2026-12-05T22:30:00Z' })
    const entities = Object.entries(written(addUsualPhases(release, { ...asked, newId: counter() })))
    const phases = entities.filter(([name]) => name.startsWith('phase/')).map(([, { title, start, end }]) => [title, start, end])
    // 22:30 UTC is 23:30 in Copenhagen, still the 5th.
    expect(phases).toEqual([
      ['Plan', '2026-10-17', '2026-10-27'],
      ['Build', '2026-10-28', '2026-11-14'],
      ['Test', '2026-11-15', '2026-11-28'],
      ['Staging', '2026-11-29', '2026-12-04'],
      ['Production', '2026-12-05', '2026-12-05'],
      ['Early life support', '2026-12-06', '2026-12-12'],
    ])
    const readiness = entities.find(([, { purpose }]) => purpose === 'readiness')
    expect(readiness?.[1]).toMatchObject({ title: 'Readiness for production', due: '2026-12-05T22:30:00Z' })
    expect(entities.filter(([, { gate }]) => gate === readiness?.[0].slice('gate/'.length))).toHaveLength(6)
  })
  test('have no dates without a target', () => {
    const drafts = Object.values(written(addUsualPhases(viewOf('release', 'r', { type: 'emergency' }), { ...asked, newId: counter() })))
    expect(drafts.filter((fields) => 'start' in fields || 'due' in fields)).toEqual([])
  })
})

describe('the next release from one', () => {
  const of = 'release/r'
  const pattern = {
    release: viewOf('release', 'r', { name: 'Payments', version: '26.12', state: 'closed', owner: 'Karin', target: '2026-12-05T21:00:00Z', pinned: true }),
    affects: [viewOf('affects', 'x', { of, item: 'service/payments' })],
    phases: [viewOf('phase', 'p', { of, title: 'Test', start: '2026-11-02', end: '2026-11-13' })],
    gates: [viewOf('gate', 'g', { of, phase: 'p', title: 'Done', decision: { state: 'go', at: 'x', by: 'y', reason: '' } })],
    criteria: [viewOf('criterion', 'c', { of, gate: 'g', title: 'Tests passed', evidence: 'report', standing: { state: 'met', at: 'x', by: 'y' } })],
    milestones: [],
    stakeholders: [],
    plans: [viewOf('plan', 'n', { of, title: 'Payments 26.12 cut-over', state: 'completed', start: '2026-12-05T21:00:00Z' })],
    tasks: [
      viewOf('task', 't', {
        of,
        plan: 'n',
        title: 'Stop',
        duration: 20,
        progress: { state: 'done', since: '2026-12-05T21:00:00Z', at: '2026-12-05T21:09:00Z' },
      }),
    ],
    links: [viewOf('link', 'l', { of, plan: 'n', from: 't', to: 't' })],
  }
  const next = { id: 's', number: 'REL-2', version: '27.01', target: '2027-07-03', zone: 'Europe/Copenhagen' }
  test('needs a version of its own', () => {
    expect(refusal(copyRelease(pattern, { ...next, version: '26.12', newId: counter() }))).toBe('version-missing')
  })
  test('keeps how it goes and forgets how it went, with every date as far from the target as before', () => {
    const entities = written(taken(copyRelease(pattern, { ...next, newId: counter() })))
    expect(entities['release/s']).toEqual({ removed: false, number: 'REL-2', name: 'Payments', version: '27.01', owner: 'Karin', target: '2027-07-03' })
    const of = 'release/s'
    const phase = { removed: false, of, title: 'Test', start: '2027-05-31', end: '2027-06-11' }
    expect(entities['phase/n2']).toEqual(phase)
    expect(entities['gate/n3']).toEqual({ removed: false, of, phase: 'n2', title: 'Done' })
    expect(entities['criterion/n4']).toEqual({ removed: false, of, gate: 'n3', title: 'Tests passed' })
    // 22:00 in winter stays 22:00 in summer.
    expect(entities['plan/n5']).toEqual({ removed: false, of, title: 'Payments 27.01 cut-over', start: '2027-07-03T20:00:00Z' })
    expect(entities['task/n6']).toEqual({ removed: false, of, plan: 'n5', title: 'Stop', duration: 20 })
    expect(entities['link/n7']).toEqual({ removed: false, of, plan: 'n5', from: 'n6', to: 'n6' })
  })
  test('leaves dates out where a target is missing', () => {
    const entities = written(taken(copyRelease(pattern, { ...next, target: '', newId: counter() })))
    expect(entities['phase/n2']).toEqual({ removed: false, of: 'release/s', title: 'Test' })
  })
})

test('a phase of one day is a phase, one that ends the day before is none', () => {
  const phase = viewOf('phase', 'p', { title: 'Build', start: '2026-11-02' })
  expect(taken(datePhase(phase, { end: '2026-11-02' }, 'Europe/Copenhagen')).operations).toEqual([
    { entity: 'phase/p', field: 'end', value: '2026-11-02', was: '' },
  ])
  expect(refusal(datePhase(phase, { end: '2026-11-01' }, 'Europe/Copenhagen'))).toBe('end-before-start')
  expect(refusal(datePhase({ ...phase, end: '2026-11-05' }, { start: '2026-11-06' }, 'UTC'))).toBe('end-before-start')
})

test('a plan is approved with its tasks, and taken back to draft until it runs', () => {
  const plan = viewOf('plan', 'n', { title: 'Cut-over' })
  const tasks = [viewOf('task', 't', { plan: 'n' })]
  expect(refusal(movePlan(plan, 'approved', [viewOf('task', 't', { plan: 'other' })]))).toBe('plan-empty')
  expect(taken(movePlan(plan, 'approved', tasks)).operations).toEqual([{ entity: 'plan/n', field: 'state', value: 'approved', was: 'draft' }])
  expect(taken(movePlan({ ...plan, state: 'approved' }, 'draft', tasks)).summary).toBe('Took “Cut-over” back to draft')
  expect(refusal(movePlan({ ...plan, state: 'completed' }, 'draft', tasks))).toBe('cannot-move')
})
