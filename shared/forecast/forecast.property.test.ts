import fc from 'fast-check'
import { expect, test } from 'vitest'
import { schedule } from '../schedule/schedule'
import { forecast } from './forecast'
import { planOf, plans } from './test-plans'

test('with durations that stand, every run is the schedule to the minute, and what it calls critical always is', () => {
  fc.assert(
    fc.property(plans, (input) => {
      const planned = schedule(input)
      const isLate = input.tasks.some(({ constraint }) => constraint.kind === 'as-late-as-possible')
      // A stage whose first start hangs on itself has no times.
      fc.pre(input.tasks.every(({ id }) => (planned.times(id)?.finish ?? 0) < 1e9))
      const { outcome } = forecast(planOf(input), 3)
      expect([outcome.earliest, outcome.p50, outcome.p95, outcome.latest]).toEqual(Array(4).fill(planned.end))
      for (const { id } of input.tasks) {
        const times = planned.times(id)
        const task = outcome.tasks.get(id)
        expect([id, task?.finish80]).toEqual([id, times?.finish])
        if (times?.summary !== false) continue
        expect([id, task?.start80]).toEqual([id, times.start])
        // What is planned as late as possible has no float left to lose, though the schedule counts it from its early start.
        if (isLate) continue
        expect([id, task?.criticality]).toEqual([id, times.critical ? 1 : 0])
      }
    }),
    { numRuns: 600 },
  )
})

test('no run ends before the plan whose durations are all the shortest, none after that of the longest', () => {
  fc.assert(
    fc.property(plans, (input) => {
      // What holds a finish lets a longer task start earlier, so both ends are of plans without it.
      const links = input.links.filter(({ type }) => type === 'FS' || type === 'SS')
      const tasks = input.tasks.filter(({ constraint }) => constraint.kind === 'as-soon-as-possible' || constraint.kind === 'start-no-earlier-than')
      const scaled = (by: number) => ({ ...input, links, tasks: tasks.map((task) => ({ ...task, duration: Math.round(task.duration * by) })) })
      const models = Object.fromEntries(
        input.tasks.map(({ id, duration }) => [
          id,
          { kind: 'three-point', low: Math.round(duration / 2), likely: duration, high: Math.round(duration * 3) } as const,
        ]),
      )
      const certain = Object.fromEntries(Object.entries(models).filter(([, { low, high }]) => low < high))
      const { outcome } = forecast(planOf({ ...input, tasks, links }, certain), 300)
      fc.pre(schedule(scaled(3)).end < 1e9)
      expect(outcome.earliest).toBeGreaterThanOrEqual(schedule(scaled(0.5)).end)
      expect(outcome.latest).toBeLessThanOrEqual(schedule(scaled(3)).end)
    }),
    { numRuns: 100 },
  )
})
