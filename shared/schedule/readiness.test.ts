import { expect, test } from 'vitest'
import type { Link } from '../model/link'
import type { Progress, Task } from '../model/task'
import { viewOf } from '../model/view'
import { readinessOf } from './readiness'

const at = '2026-12-05T21:00:00Z'
const task = (id: string, progress: Progress): Task => viewOf('task', id, { removed: false, progress })
const link = (from: string, to: string, type: Link['type'] = 'FS'): Link => viewOf('link', `${from}-${to}`, { removed: false, from, to, type })
const planned = task('b', { state: 'planned' })
const among = (...tasks: Task[]) => new Map([...tasks, planned].map((one) => [one.id, one]))

test('a task without links is startable', () => {
  expect(readinessOf(planned, [], among()).outcome).toEqual({ state: 'startable' })
})

test('finish to start waits until the other is settled, whichever way', () => {
  const outcome = (progress: Progress) => readinessOf(planned, [link('a', 'b')], among(task('a', progress))).outcome
  expect(outcome({ state: 'in-progress', since: at })).toEqual({ state: 'blocked', waitsFor: ['a'] })
  expect(outcome({ state: 'failed', since: at, at, reason: 'x' })).toEqual({ state: 'blocked', waitsFor: ['a'] })
  expect(outcome({ state: 'done', since: at, at })).toEqual({ state: 'startable' })
  expect(outcome({ state: 'skipped', at, reason: 'x' })).toEqual({ state: 'startable' })
})

test('start to start waits until the other has begun; a link to the finish does not hold the start', () => {
  const running = task('a', { state: 'in-progress', since: at })
  expect(readinessOf(planned, [link('a', 'b', 'SS')], among(running)).outcome).toEqual({ state: 'startable' })
  expect(readinessOf(planned, [link('a', 'b', 'SS')], among(task('a', { state: 'planned' }))).outcome).toEqual({ state: 'blocked', waitsFor: ['a'] })
  expect(readinessOf(planned, [link('a', 'b', 'FF')], among(task('a', { state: 'planned' }))).outcome).toEqual({ state: 'startable' })
})

test('what has begun is neither, and every answer names the facts it used', () => {
  const begun = task('b', { state: 'in-progress', since: at })
  expect(readinessOf(begun, [], among()).outcome).toEqual({ state: 'begun' })
  const answer = readinessOf(planned, [link('a', 'b')], among(task('a', { state: 'planned' })))
  expect(answer.because.map(({ from }) => from.entity)).toEqual(['task/b', 'task/a'])
})
