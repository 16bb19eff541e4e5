import { expect, test } from 'vitest'
import { renameBaseline, takeBaseline } from '../commands/take-baseline'
import type { Task } from '../model/task'
import { viewOf } from '../model/view'
import { compareBaseline } from './baseline'
import { schedulePlan } from './schedule-plan'

const zone = 'UTC'
const plan = viewOf('plan', 'p', { of: 'release/r', title: 'Cut-over', start: '2026-12-05T22:00:00Z' })
const task = (id: string, duration: number, fields: Record<string, string> = {}): Task =>
  viewOf('task', id, { removed: false, plan: 'p', code: id.toUpperCase(), title: `Step ${id}`, duration, ...fields })
const link = (from: string, to: string) => viewOf('link', `${from}-${to}`, { removed: false, plan: 'p', from, to })
const scheduled = (tasks: readonly Task[]) => schedulePlan(plan, tasks, [link('a', 'b'), link('b', 'c'), link('b', 'x')], zone)
const was = [task('a', 10), task('b', 20), task('c', 30), task('x', 90, { branch: 'back-out' })]

function taken(tasks: readonly Task[]) {
  const result = takeBaseline(plan, 'At approval', 'b1', Date.parse('2026-11-14T09:00:00.250Z'), tasks, scheduled(tasks))
  if (!result.ok) throw new Error(result.failure.message)
  return viewOf('baseline', 'b1', Object.fromEntries(result.value.operations.map(({ field, value }) => [field, value])))
}

test('a baseline keeps when it was taken, its name, and every span', () => {
  const baseline = taken(was)
  expect(baseline).toMatchObject({ of: 'release/r', plan: 'p', title: 'At approval', taken: '2026-11-14T09:00:00Z', removed: false })
  expect(baseline.spans['b']).toEqual({ start: Date.parse('2026-12-05T22:10:00Z'), end: Date.parse('2026-12-05T22:30:00Z') })
  expect(baseline.titles['b']).toBe('B Step b')
})

test('against itself nothing has moved', () => {
  const compared = compareBaseline(taken(was), was, scheduled(was))
  expect(compared).toMatchObject({ end: 0, moved: 0, added: 0, gone: 0 })
  expect(compared.tasks.every((one) => one.kind === 'both' && one.start === 0 && one.finish === 0 && one.duration === 0)).toBe(true)
})

test('what is longer, later, new and gone', () => {
  const now = [task('a', 15), task('b', 20), task('n', 5), task('x', 90, { branch: 'back-out' })]
  const compared = compareBaseline(taken(was), now, scheduled(now))
  expect(compared.tasks).toEqual([
    { kind: 'both', task: 'a', start: 0, finish: 5, duration: 5 },
    { kind: 'both', task: 'b', start: 5, finish: 5, duration: 0 },
    { kind: 'new', task: 'n' },
    { kind: 'both', task: 'x', start: 5, finish: 5, duration: 0 },
    { kind: 'gone', task: 'c', title: 'C Step c' },
  ])
  // It ended 23:00 with c, which is gone: now 22:35. The back-out counts in neither.
  expect(compared).toMatchObject({ end: -25, moved: 3, added: 1, gone: 1 })
})

test('a plan without tasks has nothing to keep, and a baseline is never without a name', () => {
  expect(takeBaseline(plan, 'x', 'b', 0, [], scheduled([]))).toMatchObject({ ok: false, failure: { code: 'plan-empty' } })
  expect(renameBaseline(taken(was), '  ')).toMatchObject({ ok: false, failure: { code: 'no-title' } })
  expect(renameBaseline(taken(was), ' First ')).toMatchObject({ ok: true, value: { operations: [{ field: 'title', value: 'First', was: 'At approval' }] } })
})
