import { expect, test } from 'vitest'
import { viewOf } from '../model/view'
import { estimateTasks, withoutEstimate } from './estimate-tasks'

const tasks = [
  viewOf('task', 's', { kind: 'summary', duration: 15 }),
  viewOf('task', 'a', { duration: 25 }),
  viewOf('task', 'b', { duration: 10, estimate: { low: 5, high: 30 } }),
  viewOf('task', 'm', { kind: 'milestone', duration: 15 }),
  viewOf('task', 'c', { duration: 0 }),
  viewOf('task', 'd', { duration: 7 }),
]

test('steps without an estimate get one by shares of their durations, as one command', () => {
  const asked = withoutEstimate(tasks, (id) => id === 's')
  expect(asked.map(({ id }) => id)).toEqual(['a', 'd'])
  const made = estimateTasks(asked, { low: 80, high: 150 })
  expect(made).toMatchObject({
    ok: true,
    value: {
      summary: 'Estimated 2 steps at 80 % to 150 % of their durations',
      operations: [
        { entity: 'task/a', field: 'estimate', value: { low: 20, high: 38 } },
        { entity: 'task/d', field: 'estimate', value: { low: 5, high: 11 } },
      ],
    },
  })
})

test.each([
  [{ low: 110, high: 150 }, 'low-share'],
  [{ low: Number.NaN, high: 150 }, 'low-share'],
  [{ low: 80, high: 90 }, 'high-share'],
])('shares that leave the planned duration outside are refused: %o', (shares, code) => {
  expect(estimateTasks(tasks.slice(1, 2), shares)).toMatchObject({ ok: false, failure: { code } })
})

test('with nothing left to estimate it says so', () => {
  expect(estimateTasks([], { low: 80, high: 150 })).toMatchObject({ ok: false, failure: { code: 'all-estimated' } })
})
