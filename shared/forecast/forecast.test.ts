import { describe, expect, test } from 'vitest'
import type { DurationModel } from './duration-model'
import { forecast, forecastRun } from './forecast'
import { normalQuantile } from './quantiles'
import { follows, planOf, task } from './test-plans'

const minute = 60_000
const three = (low: number, likely: number, high: number): DurationModel => ({ kind: 'three-point', low, likely, high })
const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `t${i}`)

/** The distribution of the beta with both shapes 3, which a PERT estimate with its mode in the middle is. */
const beta33 = (x: number): number => x * x * x * (10 - 15 * x + 6 * x * x)
function beta33Quantile(p: number): number {
  let low = 0
  let high = 1
  for (let i = 0; i < 60; i++) {
    if (beta33((low + high) / 2) < p) low = (low + high) / 2
    else high = (low + high) / 2
  }
  return low
}

describe('closed forms', () => {
  test('a series: the mean is the sum of the means, quantiles those of the normal with the summed variance', () => {
    // 30 tasks of 20, 30, 70 minutes: mean 35, variance (35 - 20)(70 - 35) / 7 = 75 each.
    const names = ids(30)
    const links = names.slice(1).map((to, i) => follows(names[i] ?? '', to))
    const models = Object.fromEntries(names.map((id) => [id, three(20, 30, 70)]))
    const { outcome } = forecast(planOf({ start: 0, tasks: names.map((id) => task(id, 30)), links }, models))
    const deviation = Math.sqrt(30 * 75)
    for (const [share, at] of [
      [0.5, outcome.p50],
      [0.8, outcome.p80],
      [0.95, outcome.p95],
    ] as const) {
      // Two minutes of 1,050: the sum of 30 is a little skewed, and 10,000 runs place a quantile to about a minute.
      expect(Math.abs(at / minute - (30 * 35 + normalQuantile(share) * deviation))).toBeLessThan(2.5)
    }
    expect(names.every((id) => outcome.tasks.get(id)?.criticality === 1)).toBe(true)
    // Thirty equal and independent parts of the spread.
    expect(Math.abs((outcome.tasks.get('t7')?.spread ?? 0) - 1 / 30)).toBeLessThan(0.002)
  })

  test('in parallel: the end is the latest of all, whose distribution is the product', () => {
    const names = ids(6)
    const models = Object.fromEntries(names.map((id) => [id, three(0, 300, 600)]))
    const { outcome } = forecast(planOf({ start: 0, tasks: names.map((id) => task(id, 300)), links: [] }, models, { windowEnd: 420 * minute }))
    expect(Math.abs((outcome.chance ?? 0) - beta33(0.7) ** 6)).toBeLessThan(0.015)
    for (const [share, at] of [
      [0.5, outcome.p50],
      [0.8, outcome.p80],
      [0.95, outcome.p95],
    ] as const) {
      expect(Math.abs(at / minute - 600 * beta33Quantile(share ** (1 / 6)))).toBeLessThan(4)
    }
    // Of six alike each drives one run in six.
    for (const id of names) expect(Math.abs((outcome.tasks.get(id)?.criticality ?? 0) - 1 / 6)).toBeLessThan(0.02)
  })

  test('two ways that meet: the way is critical as often as it is the longer one', () => {
    // a is uniformly likely to be shorter or longer than b, which stands at its median; c always drives.
    const tasks = [task('a', 60), task('b', 60), task('c', 30)]
    const { outcome } = forecast(planOf({ start: 0, tasks, links: [follows('a', 'c'), follows('b', 'c')] }, { a: three(0, 60, 120) }))
    const [a, b, c] = ['a', 'b', 'c'].map((id) => outcome.tasks.get(id)?.criticality ?? -1)
    expect(Math.abs((a ?? 0) - 0.5)).toBeLessThan(0.02)
    expect(Math.abs((b ?? 0) - 0.5)).toBeLessThan(0.02)
    expect(c).toBe(1)
    expect(outcome.drivers).toEqual(['a'])
  })

  test('history: a single task calibrated from runs has the quantiles of its lognormal', () => {
    const model: DurationModel = { kind: 'history', planned: 100, median: 1.2, spread: 0.25, runs: 9, alike: 'title' }
    const { outcome } = forecast(planOf({ start: 0, tasks: [task('a', 100)], links: [] }, { a: model }))
    expect(Math.abs(outcome.p50 / minute - 120)).toBeLessThan(1.5)
    expect(Math.abs(outcome.p95 / minute - 120 * Math.exp(0.25 * normalQuantile(0.95)))).toBeLessThan(3)
  })
})

describe('the same answer', () => {
  const names = ids(12)
  const plan = planOf(
    { start: Date.UTC(2026, 11, 5, 21), tasks: names.map((id) => task(id, 30)), links: names.slice(2).map((to, i) => follows(names[i] ?? '', to)) },
    Object.fromEntries(names.map((id, i) => [id, three(20, 30, 40 + 5 * i)])),
    { windowEnd: Date.UTC(2026, 11, 6, 0, 50) },
  )
  const bytes = (input: typeof plan, runs = 10_000): string => {
    const { outcome } = forecast(input, runs)
    return JSON.stringify({ ...outcome, tasks: [...outcome.tasks] })
  }

  test('comes of the same seed, byte for byte, in one piece or in many', () => {
    const whole = bytes(plan)
    expect(bytes(plan)).toBe(whole)
    const parts = forecastRun(plan)
    for (const count of [1000, 1, 255, 3744, 5000]) parts.run(count)
    const { outcome } = parts.answer()
    expect(JSON.stringify({ ...outcome, tasks: [...outcome.tasks] })).toBe(whole)
    expect(bytes({ ...plan, seed: 8 })).not.toBe(whole)
  })

  test('and stays through the years: these figures were written down in 2026', () => {
    const { outcome } = forecast(plan)
    expect([
      outcome.chance,
      ...[outcome.p50, outcome.p80, outcome.p95].map((at) => new Date(at).toISOString().slice(11, 16)),
      outcome.drivers.slice(0, 3),
    ]).toEqual([0.7231, '00:39', '00:55', '01:13', ['t11', 't9', 't10']])
  })

  test('the first thousand runs are those that ten thousand begin with', () => {
    const parts = forecastRun(plan)
    parts.run(1000)
    expect(parts.answer().outcome.chance).toBe(forecast(plan, 1000).outcome.chance)
  })

  test('an edit of one task leaves the draws of all others as they were', () => {
    const models = new Map(plan.models).set('t0', three(20, 30, 40))
    const longer = new Map(plan.models).set('t0', { kind: 'fixed', minutes: 30 } as const)
    const others = (from: typeof models) => [...forecast({ ...plan, models: from }).outcome.tasks].filter(([id]) => Number(id.slice(1)) % 2 === 1)
    expect(others(longer).map(([id, { finish80 }]) => [id, finish80])).toEqual(others(models).map(([id, { finish80 }]) => [id, finish80]))
  })
})

describe('a plan that runs', () => {
  const tasks = [task('a', 30), task('b', 30), task('c', 30)]
  const links = [follows('a', 'b'), follows('b', 'c')]
  const models = { a: three(20, 30, 60), b: three(20, 30, 60), c: three(20, 30, 60) }

  test('what is done has happened, what runs takes at least as long as it has, and nothing else starts before now', () => {
    const begun = new Map([
      ['a', { start: 5 * minute, finish: 40 * minute }],
      ['b', { start: 41 * minute }],
    ])
    const { outcome } = forecast(planOf({ start: 0, tasks, links }, models, { soFar: { now: 91 * minute, begun } }))
    expect(outcome.tasks.get('a')).toMatchObject({ start80: 5 * minute, finish80: 40 * minute })
    expect(outcome.tasks.get('b')?.start80).toBe(41 * minute)
    // It has run 50 of at most 60 minutes.
    expect(outcome.tasks.get('b')?.finish80).toBeGreaterThan(91 * minute)
    expect(outcome.tasks.get('b')?.finish80).toBeLessThanOrEqual(101 * minute)
    expect(outcome.earliest).toBeGreaterThanOrEqual((91 + 20) * minute)
  })

  test('what runs over all that was thought possible is taken to end now', () => {
    const begun = new Map([['a', { start: 0 }]])
    const { outcome } = forecast(planOf({ start: 0, tasks, links }, models, { soFar: { now: 75 * minute, begun } }))
    expect(outcome.tasks.get('a')?.finish80).toBe(75 * minute)
  })
})
