import { describe, expect, test } from 'vitest'
import { viewOf } from '../model/view'
import { durationModel } from './duration-model'
import { historyOf, noHistory, pastRuns, similarRuns } from './history'

const at = (minute: number): string => new Date(minute * 60_000).toISOString()
const plan = (id: string, state: string) => viewOf('plan', id, { state })
const done = (id: string, of: string, title: string, duration: number, took: number, role = '') =>
  viewOf('task', id, { plan: of, title, duration, role, progress: { state: 'done', since: at(100), at: at(100 + took) } })

const runs = [
  done('a', 'old', 'Smoke test: 40 payments', 20, 30, 'QA'),
  done('b', 'old', 'Smoke test, 12 payments', 10, 10, 'QA'),
  done('c', 'older', 'smoke test 8 payments', 10, 12, 'QA'),
  done('d', 'now', 'Smoke test payments', 10, 100, 'QA'),
  viewOf('task', 'e', { plan: 'old', title: 'Smoke test payments', duration: 10 }),
]
const plans = [plan('old', 'completed'), plan('older', 'backed-out'), plan('now', 'executing')]

describe('past runs', () => {
  test('are tasks done of plans that have ended; figures and marks of a title do not matter', () => {
    const history = historyOf(pastRuns(plans, runs))
    const found = similarRuns({ title: 'SMOKE TEST (60 payments)', kind: 'manual', role: '' }, history)
    // Shares 1, 1.2 and 1.5: the median of their lognormal is the cube root of 1.8.
    expect(found?.runs).toBe(3)
    expect(found?.alike).toBe('title')
    expect(found?.median).toBeCloseTo(1.8 ** (1 / 3), 12)
  })

  test('two are too few, of one title; of a kind and role eight are asked', () => {
    const two = historyOf(pastRuns(plans, runs.slice(0, 2)))
    expect(similarRuns({ title: 'Smoke test payments', kind: 'manual', role: 'QA' }, two)).toBeUndefined()
    const eight = historyOf(
      pastRuns(
        plans,
        Array.from({ length: 8 }, (_, i) => done(`t${i}`, 'old', `Step ${'x'.repeat(i)}`, 10, 11, 'DBA')),
      ),
    )
    expect(similarRuns({ title: 'Other', kind: 'manual', role: 'dba' }, eight)).toMatchObject({ runs: 8, alike: 'kind-and-role' })
    expect(similarRuns({ title: 'Other', kind: 'manual', role: '' }, eight)).toBeUndefined()
    expect(similarRuns({ title: 'Other', kind: 'automated', role: 'DBA' }, eight)).toBeUndefined()
  })

  test('the order in which they came does not matter', () => {
    const task = { title: 'Smoke test payments', kind: 'manual', role: '' } as const
    expect(similarRuns(task, historyOf(pastRuns(plans, [...runs].reverse())))).toEqual(similarRuns(task, historyOf(pastRuns(plans, runs))))
  })
})

describe('the model of a task', () => {
  const history = historyOf(pastRuns(plans, runs))
  const smoke = viewOf('task', 's', { title: 'Smoke test payments', duration: 25 })
  test('a person’s estimate comes before history, history before the planned duration', () => {
    expect(durationModel({ ...smoke, estimate: { low: 20, high: 60 } }, history)).toEqual({ kind: 'three-point', low: 20, likely: 25, high: 60 })
    expect(durationModel(smoke, history)).toMatchObject({ kind: 'history', planned: 25, runs: 3 })
    expect(durationModel(smoke, noHistory)).toEqual({ kind: 'fixed', minutes: 25 })
  })
  test('the planned duration lies between low and high, whatever was typed; three equal points are one', () => {
    expect(durationModel({ ...smoke, estimate: { low: 30, high: 40 } }, history)).toEqual({ kind: 'three-point', low: 25, likely: 25, high: 40 })
    expect(durationModel({ ...smoke, estimate: { low: 25, high: 25 } }, history)).toEqual({ kind: 'fixed', minutes: 25 })
  })
  test('a milestone takes no time', () => {
    expect(durationModel({ ...smoke, kind: 'milestone' }, history)).toEqual({ kind: 'fixed', minutes: 0 })
  })
})
