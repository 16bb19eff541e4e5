import { expect, test } from 'vitest'
import type { RootRecord } from '#shared/log/apply'
import { notAsked } from '#shared/model/approval'
import type { Json } from '#shared/model/json'
import { viewOf } from '#shared/model/view'
import { nextDates, topRisks } from './overview-facts'
import { missingFor, movesOf, releaseFacts } from './release-facts'

const record = (entities: Readonly<Record<string, Readonly<Record<string, Json>>>>): RootRecord => ({
  root: 'release/r',
  entities: Object.fromEntries(
    Object.entries(entities).map(([name, fields]) => [
      name,
      Object.fromEntries(Object.entries({ removed: false, ...fields }).map(([field, value]) => [field, [value, 's']])),
    ]),
  ),
})
const release = viewOf('release', 'r', { state: 'build-and-test', name: 'Payments', target: '2026-12-05' })

test('a rehearsal is no plan, and only open criteria of readiness gates hold a release back', () => {
  const rehearsed = record({
    'plan/p': { rehearsal: true },
    'task/t': { plan: 'p' },
    'gate/exit': { purpose: 'exit' },
    'gate/ready': { purpose: 'readiness' },
    'criterion/a': { gate: 'exit' },
    'criterion/b': { gate: 'ready' },
    'work-item/w': {},
  })
  expect(releaseFacts({}, rehearsed, release)).toEqual({ release, hasScope: true, hasPlan: false, openReadiness: 1, approval: notAsked })
  expect(missingFor(releaseFacts({}, rehearsed, release), 'ready').map(({ code }) => code)).toEqual(['plan-empty', 'readiness-open'])
})

test('moves forward stand apart from going back and cancelling', () => {
  const { forward, others } = movesOf(release)
  expect(forward.map(({ to }) => to)).toEqual(['ready'])
  expect(others.map(({ to }) => to)).toEqual(['planning', 'cancelled'])
  expect(movesOf({ ...release, state: 'closed' })).toEqual({ forward: [], others: [] })
})

test('the next dates are those that are not over, nearest first; today is not over', () => {
  const dated = record({
    'milestone/past': { title: 'Kick-off', start: '2026-11-24' },
    'milestone/today': { title: 'Decision', start: '2026-11-25' },
    'milestone/none': { title: 'Some day' },
    'phase/p': { title: 'Test', start: '2026-12-01' },
    'gate/g': { title: 'Ready', due: '2026-12-04T10:00:00Z' },
  })
  const now = Date.parse('2026-11-25T12:00:00Z')
  expect(nextDates(dated, release, now, 'Europe/Copenhagen').map(({ title }) => title)).toEqual(['Decision', 'Test begins', 'Gate: Ready', 'Target'])
})

test('the highest risks are open and rated, by the rating that counts now', () => {
  const rated = (likelihood: number, impact: number) => ({ kind: 'rated' as const, likelihood, impact })
  const risks = [
    viewOf('risk', 'a', { number: 'R-10', inherent: rated(5, 5), residual: rated(1, 1) }),
    viewOf('risk', 'b', { number: 'R-9', inherent: rated(3, 5) }),
    viewOf('risk', 'c', { number: 'R-2', inherent: rated(5, 5), state: 'closed' }),
    viewOf('risk', 'd', { number: 'R-3' }),
  ]
  expect(topRisks(risks, viewOf('workspace', 'this', {})).map(({ risk, level }) => [risk.number, level])).toEqual([
    ['R-9', 4],
    ['R-10', 1],
  ])
})
